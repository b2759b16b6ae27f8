import { domainEventType } from "../../machines/shared/domain-event-type.ts";
import { EVENTS_OF_EVERY_CASE } from "../../machines/shared/events-of-every-case.ts";
import type { CaseContext, CaseEvent, ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type {
  CaseCommit,
  CaseOpening,
  CaseState,
  ClaimChanges,
  Deadline,
  MessageChange,
  TaskChange,
  TimelineEntry,
} from "../../records/case-commit.ts";
import { isHostEntry, STAY_OVER, TASK_OVERDUE, type Cause, type LiveCase } from "./live-case.ts";
import { allowedEvents, leafPaths } from "./stored-snapshot.ts";

/** The state of a case as records keep it. */
export function caseState(definition: ProcessDefinition, live: LiveCase): CaseState {
  const paths = leafPaths(live.snapshot);
  const context = live.snapshot.context as CaseContext;
  const hasOutcome = live.outcomeAt !== undefined;
  return {
    paths,
    words: paths.map((path) => definition.words.states[path] ?? path),
    since: live.since,
    status: hasOutcome ? "afterwards" : "active",
    ...(hasOutcome && { outcome: definition.outcome(context, paths) }),
    allowed: allowedEvents(live.snapshot, definition.events),
    deadlines: deadlinesOf(definition, live),
    owner: definition.owner(context),
    ...(definition.memberOf && { memberOf: definition.memberOf(context) ?? "" }),
    ...restriction(definition.restrictedTo?.(context) ?? []),
    facts: definition.facts(context),
  };
}

function restriction(restrictedTo: readonly string[]): Pick<CaseState, "restrictedTo"> {
  return restrictedTo.length > 0 ? { restrictedTo } : {};
}

/** The deadlines people should know, earliest first; the interpreter's own entries are left out. */
export function deadlinesOf(definition: ProcessDefinition, live: LiveCase): Deadline[] {
  return live.agenda
    .filter((entry) => !isHostEntry(entry))
    .map(({ due, event }) => ({ name: deadlineName(event), label: deadlineLabel(definition, event), due }))
    .sort((a, b) => a.due - b.due);
}

/** `xstate.after.closing.optInLetter.awaitingResponse` is the deadline `closing`. */
export function deadlineName(event: CaseEvent): string {
  return event.type.startsWith("xstate.after.") ? (event.type.split(".")[2] ?? event.type) : event.type;
}

const HOST_LABELS: Readonly<Record<string, string>> = {
  [TASK_OVERDUE]: "a task becomes overdue",
  [STAY_OVER]: "nothing more can arrive",
};

export function deadlineLabel({ words }: ProcessDefinition, event: CaseEvent): string {
  const name = deadlineName(event);
  return words.deadlines[name]?.label ?? words.events[name] ?? HOST_LABELS[name] ?? name;
}

interface CommitParts {
  readonly at: Instant;
  readonly state: CaseState;
  readonly entries: readonly TimelineEntry[];
  readonly tasks: readonly TaskChange[];
  readonly messages: readonly MessageChange[];
  readonly claims?: ClaimChanges;
  readonly cause?: Cause;
  readonly opening?: CaseOpening;
}

export function commitOf(definition: ProcessDefinition, live: LiveCase, parts: CommitParts): CaseCommit {
  const { cause, ...rest } = parts;
  return {
    caseId: live.caseId,
    process: definition.process,
    definitionVersion: definition.version,
    sequence: live.sequence,
    ...rest,
    ...(cause?.handled && {
      handled: { ...cause.handled, at: parts.at },
      domainEvent: {
        eventType: domainEventType(definition.process, cause.event.type),
        version: 1,
        occurredAt: parts.at,
        description:
          definition.words.events[cause.event.type] ?? EVENTS_OF_EVERY_CASE[cause.event.type] ?? cause.event.type,
        additionalInformation: { caseId: live.caseId, process: definition.process, state: parts.state.paths.join(" ") },
      },
    }),
  };
}
