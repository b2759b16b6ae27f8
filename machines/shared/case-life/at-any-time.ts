import { enqueueActions } from "xstate";
import type { CloseTask } from "../effects.ts";
import type { CaseContext } from "../process-definition.ts";
import { ALERT_AGAIN, alertsAgain, silence } from "./alerts.ts";
import type { RoleReassigned, SharedEvent } from "./at-any-time-events.ts";
import { changing, changingShared, type ActionOf } from "./changing.ts";
import { movedTheCase, undoable, undoableEntry, undone } from "./corrections.ts";
import { inWorkingDays } from "./schedule.ts";
import type { MessageFailed } from "./internal-events.ts";
import type { Mortal, SharedCase, SharedPolicy } from "./shared-case.ts";

/** What may happen in any state of any case, also after its outcome. Source: processes.md, Shared by all. */

type Event<Name extends SharedEvent["type"]> = Extract<SharedEvent, { type: Name }>;

interface At<Context, E> {
  readonly context: Context;
  readonly event: E;
}

interface OwnedByRole extends CaseContext {
  readonly owner: { readonly role: string; readonly name?: string };
}

/** What deals with messages that failed needs to know of a case, whatever else is known of it. */
interface Writing extends Mortal {
  readonly policy: Pick<SharedPolicy, "taskDueInWorkingDays">;
}

/** A note changes nothing. */
export const noteAdded = { actions: changing<CaseContext, Event<"noteAdded">>(() => ({})) };

/** Notes, and messages that failed: for any case, also one that keeps its owner and its corrections in its own way. */
export function notesAndMessages<Context extends Writing>() {
  return {
    noteAdded,
    messageFailed: [
      // Whoever is bereaved is told by those who inform the people involved.
      {
        guard: ({ context, event }: At<Context, MessageFailed>) => Boolean(context.died) && event.to === "person",
        actions: changing<Context, MessageFailed>(() => ({})),
      },
      {
        actions: {
          type: "openTask",
          params: ({ context, event }: At<Context, MessageFailed>) => ({
            task: "takeCareOfMessage",
            key: event.to,
            reason: `"${event.template}" to ${event.to}: ${event.reason}`,
            due: inWorkingDays(context, context.policy.taskDueInWorkingDays),
          }),
        } as const,
      },
    ],
    messageTakenCareOf: [
      {
        guard: ({ event }: At<Context, Event<"messageTakenCareOf">>) => event.recipient === "person",
        actions: [
          { type: "closeTask", params: { task: "takeCareOfMessage", key: "person" } } as const,
          { type: "closeTask", params: { task: "findAddress" } } as const,
        ],
      },
      {
        actions: {
          type: "closeTask",
          params: ({ event }: At<Context, Event<"messageTakenCareOf">>) => ({
            task: "takeCareOfMessage",
            key: event.recipient,
          }),
        } as const,
      },
    ],
  };
}

/** Another owner of a case that sends its owner no message. */
export const roleReassigned = {
  actions: changing<OwnedByRole, RoleReassigned>((_context, { role, name }) => ({
    owner: { role, ...(name !== undefined && { name }) },
  })),
};

/** Notes, another owner, messages that failed, corrections. `arriving` puts a case where what is known of it says. */
export function atAnyTime<Context extends SharedCase>({ arriving }: { readonly arriving: string }) {
  return {
    ...notesAndMessages<Context>(),
    ownerReassigned: {
      actions: changingShared<Context, Event<"ownerReassigned">>((context, { type, role, name, email }) =>
        undoable<SharedCase>(context, type, { owner: { role, name, email } }),
      ),
    },
    corrected: [
      {
        guard: ({ context, event }: At<Context, Event<"corrected">>) => movedTheCase(context, event.entry),
        target: arriving,
        actions: undoes<Context>(),
      },
      { actions: undoes<Context>() },
    ],
  };
}

/** Puts back what an entry changed. A death that did not happen leaves nobody to inform. */
export function undoes<Context extends SharedCase>(): ActionOf<Context, Event<"corrected">> {
  const action: unknown = enqueueActions<
    Context,
    Event<"corrected">,
    undefined,
    Event<"corrected">,
    never,
    { readonly type: "closeTask"; readonly params: CloseTask },
    never,
    never,
    never
  >(({ context, event: { entry }, enqueue }) => {
    if (undoableEntry(context, entry)?.event === DEATH)
      enqueue({ type: "closeTask", params: { task: "informThoseInvolved" } });
    enqueue.assign(undone(context, entry));
  });
  return action as ActionOf<Context, Event<"corrected">>;
}

const DEATH = "personDied" satisfies SharedEvent["type"];

const keepDeath = <Context extends SharedCase>() =>
  changingShared<Context, Event<"personDied">>((context, { type, on }) =>
    undoable<SharedCase>(context, type, { died: { on, sequence: context.sequence } }),
  );

/** After a death: one task to inform those involved; nobody looks for a way to write to the person any more. */
export function informThoseInvolved<Context extends Writing>() {
  return [
    {
      type: "openTask",
      params: ({ context }: { readonly context: Context }) => ({
        task: "informThoseInvolved",
        reason: "The person has died",
        due: inWorkingDays(context, context.policy.taskDueInWorkingDays),
      }),
    } as const,
    { type: "closeTask", params: { task: "findAddress" } } as const,
    { type: "closeTask", params: { task: "takeCareOfMessage", key: "person" } } as const,
  ];
}

export const thoseInvolvedInformed = {
  actions: { type: "closeTask", params: { task: "informThoseInvolved" } } as const,
};

/**
 * Death of the person: every message to them stops at once (the process gives them no address any more), and one task
 * opens to inform those involved. What else follows is the process's own.
 */
export function deathAtAnyTime<Context extends SharedCase>() {
  return {
    personDied: {
      actions: [keepDeath<Context>(), ...informThoseInvolved<Context>()],
    },
    thoseInvolvedInformed,
  };
}

/** Urgent alerts sound again until somebody acknowledges them. */
export function alertsAtAnyTime<Context extends SharedCase>() {
  const acknowledge = [
    changingShared<Context, Event<"alertAcknowledged">>((context, { alert }) => ({
      alerts: context.alerts.filter(({ sequence }) => sequence !== alert),
    })),
    {
      type: "closeTask",
      params: ({ event }: At<Context, Event<"alertAcknowledged">>) => ({
        task: "acknowledgeAlert",
        key: String(event.alert),
      }),
    } as const,
  ];
  return {
    alertAcknowledged: [
      {
        guard: ({ context, event }: At<Context, Event<"alertAcknowledged">>) =>
          context.alerts.some(({ sequence }) => sequence !== event.alert),
        actions: acknowledge,
      },
      { actions: [...acknowledge, silence<Context, Event<"alertAcknowledged">>()] },
    ],
    [ALERT_AGAIN]: { actions: alertsAgain<Context>() },
  };
}

/** Withdrawal, for states in which nothing has been done that must be undone; a correction takes it back. */
export function withdrawal<Context extends SharedCase, Action>(target: string, actions: readonly Action[] = []) {
  const keep = changingShared<Context, Event<"withdrawn">>((context, { type, reason }) =>
    undoable<SharedCase>(context, type, { withdrawal: { reason, sequence: context.sequence } }, { moved: true }),
  );
  return { withdrawn: { target, actions: [keep, ...actions] } };
}
