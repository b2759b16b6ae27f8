import type { StartMembers, TellCase, TellMembers } from "../../machines/shared/effects.ts";
import type { CaseCommit } from "../../records/case-commit.ts";
import type { GivenUpMessage } from "./live-case.ts";

/** Everything a case may ask of the world, as activities. They are implemented in `activities/`. */
export interface CaseActivities {
  /** Writes one transition down. Idempotent by case and sequence. */
  commitCase(commit: CaseCommit): Promise<void>;
  /** Sends one message that was written down, once. Retried until it is settled. */
  sendMessage(message: { readonly messageId: string }): Promise<MessageOutcome>;
  /** Settles a message that the case sends no more, though Notify may have accepted it. */
  giveUpMessage(message: Pick<GivenUpMessage, "messageId" | "because">): Promise<void>;
  startMembers(page: StartMembers): Promise<PageStarted>;
  tellMembers(page: TellMembers): Promise<PageTold>;
  tellCase(told: TellCase): Promise<CaseTold>;
}

/** How a message ended: accepted by Notify, no longer wanted or too late, or refused for good. */
export type MessageOutcome =
  | { readonly outcome: "sent" | "withdrawn" | "stale" }
  | { readonly outcome: "failed"; readonly reason: string };

export interface PageStarted {
  readonly started: number;
  readonly already: number;
  readonly refused: number;
  /** First line of the next page; absent after the last. */
  readonly nextLine?: number;
}

export interface PageTold {
  readonly told: number;
  readonly refused: number;
  /** Case id after which the next page starts; absent after the last. */
  readonly after?: string;
}

export interface CaseTold {
  readonly accepted: boolean;
  readonly reasons: readonly string[];
}
