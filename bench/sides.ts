import type { TypedSearchAttributes } from "@temporalio/common";
import { caseIdFor, eventKey, fingerprintOf } from "../cases/identity.ts";
import { optInLetter } from "../machines/opt-in-letter/contract.ts";
import { optInLetterDefinition } from "../machines/opt-in-letter/definition.ts";
import { optInPolicy } from "../machines/opt-in-letter/policy.ts";
import { addDays } from "../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../machines/shared/calendar/vendored.ts";
import { policyOn } from "../machines/shared/policy.ts";
import { begun } from "../workflows/interpreter/begin.ts";
import type { CaseStart, Envelope } from "../workflows/interpreter/live-case.ts";
import { initialAttributes } from "../workflows/interpreter/search-attributes.ts";
import { CAMPAIGN, STARTS_AT, STARTS_ON, type Step } from "./courses.ts";
import { firstAttributes } from "./hand-written/first-attributes.ts";
import type { LetterStart } from "./hand-written/letter.ts";

export type SideName = "throughcare" | "handWritten";

/** The two that are compared. Both are started and updated in the same way; only what the start is given differs. */
export interface Side {
  readonly name: SideName;
  start(workflowId: string): {
    readonly argument: CaseStart | LetterStart;
    /** Set with the start, where they are free. */
    readonly attributes: TypedSearchAttributes;
  };
}

const input = optInLetter.input.parse({ ...optInLetter.inputExample, campaign: CAMPAIGN });
// Bank holidays of two and a half years, as a case that starts with fresh data carries them.
const calendar = calendarFor(addDays(STARTS_ON, -2 * 365));
const policy = policyOn(optInPolicy, STARTS_ON);
const CLIENT = "bench";

/** Somebody of the organisation, with ids as long as real ones. */
const actor = (role: string) => ({ id: "a7d1c4de-5f3b-4f0e-9f6e-0c2f1d3b5a79", displayName: "Priya Nair", role });

const handled = (workflowId: string) => ({
  key: eventKey(CLIENT, workflowId, "start"),
  fingerprint: fingerprintOf("started", { input, rehearsal: true }),
});

/** As `cases/start-case.ts` puts it together. */
const throughcare: Side = {
  name: "throughcare",
  start: (workflowId) => {
    const argument: CaseStart = {
      kind: "start",
      schema: 1,
      definitionVersion: optInLetterDefinition.version,
      input: { ...input, policy },
      calendar,
      opening: { ...optInLetter.opening(input), rehearsal: true },
      actor: actor("harmonisationTeam"),
      handled: handled(workflowId),
    };
    const first = begun(optInLetterDefinition, workflowId, argument, STARTS_AT);
    return { argument, attributes: initialAttributes(first) };
  },
};

const handWritten: Side = {
  name: "handWritten",
  start: (workflowId) => {
    const { campaign, employee, figures } = input;
    if (!figures) throw new Error("The example has the person's figures");
    const argument: LetterStart = {
      campaign,
      employee,
      figures,
      policy: {
        remindersAt: policy.remindersAt,
        daysToRespond: policy.daysToRespond,
        reminderDaysBeforeClose: policy.reminderDaysBeforeClose,
        reminderWorkingDaysBeforeClose: policy.reminderWorkingDaysBeforeClose,
        chasePayrollEveryMonths: policy.chasePayrollEveryMonths,
        staysDays: policy.staysDays,
        taskDueInWorkingDays: policy.taskDueInWorkingDays,
        mailboxes: policy.mailboxes,
      },
      calendar,
      actor: actor("harmonisationTeam"),
      ...handled(workflowId),
      rehearsal: true,
    };
    return { argument, attributes: firstAttributes(argument, STARTS_AT) };
  },
};

export const SIDES = [throughcare, handWritten] as const;

/** A workflow id of the length of a real one. */
export function workflowIdOf(side: Side, course: string, run: string): string {
  return caseIdFor("optInLetter", CLIENT, `${side.name}/${course}/${run}`);
}

/** What the API makes of an event: the same envelope for both sides. */
export function envelopeOf(workflowId: string, index: number, { event, body, role }: Step): Envelope {
  return {
    body,
    actor: actor(role),
    receivedAt: Date.now(),
    key: eventKey(CLIENT, workflowId, `${event}/${index}`),
    fingerprint: fingerprintOf(event, body),
  };
}
