import type { CaseContext, CaseEvent, ProcessDefinition } from "../process-definition.ts";
import { staysUntil } from "../stays-until.ts";
import { inWorkingDays } from "./schedule.ts";
import type { Owner, SharedPolicy } from "./shared-case.ts";

/** What the interpreter itself may report to a machine; not to be sent from outside. */
const INTERNAL: readonly string[] = ["messageFailed", "calendarRenewed", "caseTold"];

/** What a definition reads of a case; an owner may be a desk, known by its role alone. */
interface LookedAfter extends CaseContext {
  readonly owner: Pick<Owner, "role"> & Partial<Pick<Owner, "name">>;
  readonly policy: Pick<SharedPolicy, "staysDays" | "taskDueInWorkingDays">;
}

type Own<Context extends LookedAfter, Event extends CaseEvent> = Omit<
  ProcessDefinition<Context, Event>,
  "events" | "owner" | "escalatesAgainAt" | "staysUntil" | "outcome"
> &
  Partial<Pick<ProcessDefinition<Context, Event>, "staysUntil" | "outcome">>;

/** A process with what all processes have in common filled in: the rest is its own. */
export function caseDefinition<Context extends LookedAfter, Event extends CaseEvent>(
  own: Own<Context, Event>,
): ProcessDefinition<Context, Event> {
  return {
    events: Object.keys(own.words.events).filter((name) => !INTERNAL.includes(name)),
    owner: ({ owner: { role, name } }) => ({ role, ...(name !== undefined && { name }) }),
    escalatesAgainAt: (context) => inWorkingDays(context, context.policy.taskDueInWorkingDays),
    staysUntil: (context, outcomeAt) => staysUntil(context.calendar, outcomeAt, context.policy.staysDays),
    outcome: (_context, paths) => paths[0]?.split(".")[0] ?? "",
    ...own,
  };
}
