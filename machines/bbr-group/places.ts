import { today } from "../shared/case-life/schedule.ts";
import { participantOf, type GroupContext, type Participant } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { modulesToTake } from "./joining.ts";
import { isConfirmed, telling, withTellings } from "./tellings.ts";

/** Who has a place. Every change is worked out here; what must not be is refused before (`place-refusals.ts`). */

type Change = Partial<GroupContext>;
type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** A place is given, and the participant's case is told of it. */
export function placeGiven(context: GroupContext, event: Body<"placeRequested">): Change {
  const { programmeCaseId, crn, completedModules, mustNotShareWith, notWithFacilitators } = event;
  const confirmed = telling(context, programmeCaseId, "placeConfirmed", {});
  const participant: Participant = {
    programmeCaseId,
    crn,
    modules: modulesToTake(context, completedModules),
    mustNotShareWith,
    notWithFacilitators,
    facilitator: context.facilitators[0]?.employeeNumber ?? "",
    since: today(context),
    confirmation: { key: confirmed.key, version: context.version, answer: "pending" },
  };
  return { participants: [...context.participants, participant], ...withTellings(context, [confirmed]) };
}

/** Somebody has no place any more; the modules they took stay on the registers. */
export function placeLeft(context: GroupContext, programmeCaseId: string, reason: string): Change {
  const participant = participantOf(context, programmeCaseId);
  if (!participant) return {};
  const { crn } = participant;
  return {
    participants: context.participants.filter((each) => each !== participant),
    former: [...context.former, { programmeCaseId, crn, on: today(context), reason }],
  };
}

/** Staff take somebody out of the group: their case is told. */
export function participantTakenOut(
  context: GroupContext,
  { programmeCaseId, reason }: Body<"participantRemoved">,
): Change {
  return { ...placeLeft(context, programmeCaseId, reason), ...endTold(context, [programmeCaseId], reason) };
}

/** Cases are told that the place has ended; where its confirmation is still under way, after that. */
function endTold(context: GroupContext, ids: readonly string[], reason: string): Change {
  const ended = context.participants.filter(({ programmeCaseId }) => ids.includes(programmeCaseId));
  const waiting = ended.filter((each) => !isConfirmed(each)).map(({ confirmation }) => [confirmation.key, reason]);
  const told = ended
    .filter(isConfirmed)
    .map(({ programmeCaseId }) => telling(context, programmeCaseId, "placeEnded", { reason }));
  return { ...withTellings(context, told), endings: { ...context.endings, ...Object.fromEntries(waiting) } };
}

/** Nobody has a place any more, because the group ends. */
export function everybodyLeft(context: GroupContext, reason: string): Change {
  const on = today(context);
  const left = context.participants.map(({ programmeCaseId, crn }) => ({ programmeCaseId, crn, on, reason }));
  return { participants: [], former: [...context.former, ...left] };
}

/** The group is cancelled: every participant's case is told that the place has ended. */
export function groupGivenUp(context: GroupContext, { reason }: Body<"groupCancelled">): Change {
  const { sequence, participants } = context;
  const ids = participants.map(({ programmeCaseId }) => programmeCaseId);
  return {
    cancellation: { reason, on: today(context), sequence },
    ...everybodyLeft(context, "groupCancelled"),
    ...endTold(context, ids, "groupCancelled"),
  };
}

/** Conflicts that became known after the place was given: they count from now on. */
export function conflictsKept(context: GroupContext, event: Body<"conflictRecorded">): Change {
  const add = (known: readonly string[], more: readonly string[]): string[] => [...new Set([...known, ...more])];
  return {
    participants: context.participants.map((each) =>
      each.programmeCaseId === event.programmeCaseId
        ? {
            ...each,
            mustNotShareWith: add(each.mustNotShareWith, event.mustNotShareWith),
            notWithFacilitators: add(each.notWithFacilitators, event.notWithFacilitators),
          }
        : each,
    ),
  };
}
