import { settled } from "../shared/case-life/corrections.ts";
import { today } from "../shared/case-life/schedule.ts";
import { safeguardingCause } from "./concerns.ts";
import type { BbrContext } from "./context.ts";
import { interrupted } from "./sending.ts";
import { becoming, process, send } from "./vocabulary.ts";

/** Leaving a group, for good or to join another. Source: processes.md section 3, Interruptions and Safety. */

/** What is told of why somebody left. Codes go to the group, words to people. */
export const LEAVING_REASONS: Readonly<Record<string, string>> = {
  groupMovedOn: "the group moved on while a catch-up or a one-to-one was still open",
  goalsNotSetInTime: "goals were not set three weeks before the first session",
  groupEnded: "the group has ended, or has taken the place back",
  sessionsCompleted: "all sessions are complete",
  breach: "breach proceedings were started",
  recall: "recall was started",
  court: "the order goes back to court",
  exit: "the programme has ended",
  died: "the person has died",
  health: "for reasons of health",
  work: "for reasons of work",
  family: "for family reasons",
  custody: "they are in custody",
  risk: "because of a change in risk",
  other: "for another reason",
};

/**
 * The group is told that the place is free, and what came before can no longer be undone. Whoever has attended sessions
 * is on hold from today, whatever comes next: a correction of what comes next finds them there.
 */
export const givesUpPlace = (reasonOf: (event: { readonly type: string }) => string) =>
  process.enqueueActions(({ context, event, enqueue }) => {
    const { place } = context;
    const reason = reasonOf(event);
    if (place) enqueue({ type: "tellCase", params: givingUp(context, place.groupCaseId, reason) });
    enqueue.assign(({ context: known }) => leftGroup(known, reason));
  });

const givingUp = ({ caseId, sequence }: BbrContext, groupCaseId: string, reason: string) => ({
  caseId: groupCaseId,
  event: "placeGivenUp",
  key: `given-up/${sequence}`,
  body: { programmeCaseId: caseId, reason },
});

/** No group and no delivery one-to-one any more. */
export function leftGroup(context: BbrContext, reason: string): Partial<BbrContext> {
  const { place, individually, formerGroups, records, hold } = context;
  const without = {
    place: undefined,
    individually: undefined,
    asking: undefined,
    conflictTelling: undefined,
    appointments: [],
  };
  if (!place && !individually) return { asking: undefined };
  return settled<BbrContext>({
    ...without,
    formerGroups: place ? [...new Set([...formerGroups, place.groupCaseId])] : formerGroups,
    hold: records.length > 0 ? (hold ?? { from: today(context), reason }) : hold,
  });
}

/** Partner and children are thought of whenever something gives cause. */
export const safeguards = (cause: string) => becoming((context) => safeguardingCause(context, cause));

/** On hold to join another group, of the case's own accord. */
export const goesOnHold = (reason: string) => [
  becoming((context) => ({ hold: { from: today(context), reason } })),
  givesUpPlace(() => reason),
  safeguards("Put on hold"),
  send(interrupted(LEAVING_REASONS[reason] ?? reason)),
];
