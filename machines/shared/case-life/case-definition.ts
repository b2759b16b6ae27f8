import type { CaseEvent, ProcessDefinition } from "../process-definition.ts";
import { staysUntil } from "../stays-until.ts";
import { inWorkingDays } from "./schedule.ts";
import type { SharedCase } from "./shared-case.ts";

/** What the interpreter itself may report to a machine; not to be sent from outside. */
const INTERNAL: readonly string[] = ["messageFailed", "calendarRenewed", "caseTold"];

type Own<Context extends SharedCase, Event extends CaseEvent> = Omit<
  ProcessDefinition<Context, Event>,
  "events" | "owner" | "escalatesAgainAt" | "staysUntil" | "outcome"
> &
  Partial<Pick<ProcessDefinition<Context, Event>, "staysUntil" | "outcome">>;

/** A process with what all processes have in common filled in: the rest is its own. */
export function caseDefinition<Context extends SharedCase, Event extends CaseEvent>(
  own: Own<Context, Event>,
): ProcessDefinition<Context, Event> {
  return {
    events: Object.keys(own.words.events).filter((name) => !INTERNAL.includes(name)),
    owner: ({ owner: { role, name } }) => ({ role, name }),
    escalatesAgainAt: (context) => inWorkingDays(context, context.policy.taskDueInWorkingDays),
    staysUntil: (context, outcomeAt) => staysUntil(context.calendar, outcomeAt, context.policy.staysDays),
    outcome: (_context, paths) => paths[0]?.split(".")[0] ?? "",
    ...own,
  };
}
