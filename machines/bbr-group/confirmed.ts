import type { CaseTold } from "../shared/case-life/internal-events.ts";
import { participantOf, type GroupContext, type Participant, type Telling } from "./context.ts";
import { placeLeft } from "./places.ts";
import { telling, withTellings } from "./tellings.ts";

/**
 * A participant's case has answered the confirmation of its place. What happened in the meantime is told only now, so
 * that it cannot arrive before the confirmation: another timetable or facilitator, or that the place has ended.
 */
export function confirmationAnswered(
  context: GroupContext,
  told: Telling,
  { accepted }: CaseTold,
): Partial<GroupContext> {
  const participant = participantOf(context, told.caseId);
  if (participant?.confirmation.key !== told.key) return endedMeanwhile(context, told, accepted);
  return accepted ? confirmed(context, participant) : placeLeft(context, told.caseId, "confirmationRefused");
}

function confirmed(context: GroupContext, participant: Participant): Partial<GroupContext> {
  const { programmeCaseId, confirmation } = participant;
  const isStale = confirmation.version < context.version;
  const changed = telling(context, programmeCaseId, "timetableChanged", { newFacilitator: true });
  return {
    participants: context.participants.map((each) =>
      each === participant ? { ...each, confirmation: { ...confirmation, answer: "accepted" } } : each,
    ),
    ...(isStale && withTellings(context, [changed])),
  };
}

function endedMeanwhile(context: GroupContext, { key, caseId }: Telling, accepted: boolean): Partial<GroupContext> {
  const { [key]: reason, ...endings } = context.endings;
  if (reason === undefined) return {};
  const ended = accepted ? [telling(context, caseId, "placeEnded", { reason })] : [];
  return { endings, ...withTellings(context, ended) };
}
