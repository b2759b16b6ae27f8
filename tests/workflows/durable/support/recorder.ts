import { cancellationSignal } from "@temporalio/activity";
import type { TellCase } from "../../../../machines/shared/effects.ts";
import type { CaseCommit } from "../../../../records/case-commit.ts";
import type { CaseActivities, CaseTold, MessageOutcome } from "../../../../workflows/interpreter/activity-types.ts";

type Recorded = Pick<CaseActivities, "commitCase" | "sendMessage" | "giveUpMessage" | "tellCase">;

/**
 * What the cases of one test did to the world, and the world's behaviour where a test changes it. It stands at the
 * boundary of the interpreter: records, Notify and other cases are tested elsewhere.
 */
export class Recorder implements Recorded {
  readonly commits: CaseCommit[] = [];
  readonly sent: string[] = [];
  readonly withdrawn: string[] = [];
  readonly givenUp: Parameters<CaseActivities["giveUpMessage"]>[0][] = [];
  commitAttempts = 0;
  sendAttempts = 0;
  /** Waited for before a commit is stored: the database away or slow. */
  beforeCommit: (commit: CaseCommit) => Promise<void> | void = () => undefined;
  /** How Notify answers. */
  notify: (messageId: string) => Promise<MessageOutcome> | MessageOutcome = () => ({ outcome: "sent" });
  /** How Notify answers when it is asked what became of a message that is sent no more. */
  notifyHasIt: () => Promise<void> | void = () => undefined;
  other: (told: TellCase) => Promise<CaseTold> | CaseTold = () => ({ accepted: true, reasons: [] });
  #watching: (() => void)[] = [];

  readonly commitCase = async (commit: CaseCommit): Promise<void> => {
    this.commitAttempts += 1;
    this.#tell();
    await this.beforeCommit(commit);
    if (this.of(commit.caseId).every(({ sequence }) => sequence !== commit.sequence)) this.commits.push(commit);
    this.#tell();
  };

  readonly sendMessage = async ({ messageId }: { readonly messageId: string }): Promise<MessageOutcome> => {
    this.sendAttempts += 1;
    this.#tell();
    cancellationSignal().addEventListener("abort", () => this.withdrawn.push(messageId));
    const outcome = await this.notify(messageId);
    this.sent.push(messageId);
    this.#tell();
    return outcome;
  };

  readonly giveUpMessage: CaseActivities["giveUpMessage"] = async (message) => {
    await this.notifyHasIt();
    this.givenUp.push(message);
    this.#tell();
  };

  readonly tellCase = async (told: TellCase): Promise<CaseTold> => this.other(told);

  of(caseId: string): CaseCommit[] {
    return this.commits.filter((commit) => commit.caseId === caseId);
  }

  /** What a case's timeline says, oldest first. */
  timeline(caseId: string): string[] {
    return this.of(caseId).flatMap(({ entries }) => entries.map(({ name }) => name));
  }

  /** Resolves as soon as something holds; everything recorded is looked at, so nobody sleeps. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#watching.push(resolve));
  }

  #tell(): void {
    for (const tell of this.#watching.splice(0)) tell();
  }
}
