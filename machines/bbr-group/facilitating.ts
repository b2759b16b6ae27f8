import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { isConfirmed, telling, withTellings } from "./tellings.ts";

/** Who runs the group, and who is whose designated facilitator. Whoever gets another is told with the timetable. */

type Change = Partial<GroupContext>;
type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** Others run the group; participants whose facilitator has left it get the one who leads. */
export function facilitatorsReplaced(context: GroupContext, { facilitators }: Body<"facilitatorsChanged">): Change {
  const numbers = facilitators.map(({ employeeNumber }) => employeeNumber);
  const [lead = ""] = numbers;
  const changed = { ...context, facilitators };
  const left = context.participants.filter(({ facilitator }) => !numbers.includes(facilitator));
  const ids = left.map(({ programmeCaseId }) => programmeCaseId);
  return { facilitators, ...designated(changed, ids, lead) };
}

/** One participant gets another of the group's facilitators. */
export function facilitatorDesignated(
  context: GroupContext,
  { programmeCaseId, employeeNumber }: Body<"facilitatorDesignated">,
): Change {
  return designated(context, [programmeCaseId], employeeNumber);
}

function designated(context: GroupContext, ids: readonly string[], facilitator: string): Change {
  if (ids.length === 0) return {};
  const told = context.participants
    .filter((each) => ids.includes(each.programmeCaseId) && isConfirmed(each))
    .map(({ programmeCaseId }) => telling(context, programmeCaseId, "timetableChanged", { newFacilitator: true }));
  return {
    participants: context.participants.map((each) =>
      ids.includes(each.programmeCaseId) ? { ...each, facilitator } : each,
    ),
    version: context.version + 1,
    ...withTellings(context, told),
  };
}
