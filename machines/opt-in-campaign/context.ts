import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import type { CaseContext } from "../shared/process-definition.ts";
import type { Instant } from "../shared/time.ts";
import type { CampaignInput } from "./contract.ts";
import type { CampaignPolicy } from "./policy.ts";
import type { InForce } from "../shared/policy.ts";

export type Terms = Omit<CampaignInput, "name">;
export type Dates = Pick<Terms, "lettersFrom" | "closesOn" | "lateAnswersUntil">;

/** What is known of one campaign. Plain data; no member's data is in it. */
export interface CampaignContext extends CaseContext {
  readonly name: string;
  readonly terms: Terms;
  readonly policy: InForce<CampaignPolicy>;
  /** Progress of each submitted file, by its id. */
  readonly imports: Readonly<Record<string, ImportProgress>>;
  /** What is being told to the member cases, by key. */
  readonly broadcasts: Readonly<Record<string, Broadcast>>;
  /** The dates before each change, by the number of the entry that changed them: what a correction puts back. */
  readonly datesBefore: Readonly<Record<string, Dates>>;
  readonly owner: { readonly role: string; readonly name?: string };
}

export interface ImportProgress {
  readonly lines: number;
  /** Number of the entry that began it: what was broadcast after that may have missed the cases it started. */
  readonly since: number;
  readonly started: number;
  readonly already: number;
  readonly refused: number;
  readonly done: boolean;
}

export interface Broadcast {
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly told: number;
  /** Members whose state has no use for it any more. */
  readonly refused: number;
  /** One at a time, in order: a member must not hear of older dates after newer ones. */
  readonly progress: "waiting" | "underWay" | "done";
  /** Under way while the last page of a file was imported: told once more afterwards. */
  readonly repeat?: true;
}

export type MachineInput = CampaignInput & {
  readonly caseId: string;
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: InForce<CampaignPolicy>;
};

/** The context a campaign begins with. Total, also for `undefined`: XState calls it again on every transition. */
export function beginning(input: MachineInput | undefined): CampaignContext {
  const { caseId: _caseId, name, now, sequence, calendar, policy, ...terms } = input ?? ({} as MachineInput);
  return {
    now,
    sequence,
    calendar,
    policy,
    name,
    terms,
    imports: {},
    broadcasts: {},
    datesBefore: {},
    owner: { role: "harmonisationTeam" },
  };
}
