import { setup } from "xstate";
import { changing } from "../shared/case-life/changing.ts";
import { undoable } from "../shared/case-life/corrections.ts";
import { unlessPassed, until } from "../shared/case-life/delays.ts";
import { effectActions, effectsOf } from "../shared/case-life/effects-of.ts";
import type { InternalEvent } from "../shared/case-life/internal-events.ts";
import { NEVER_MS, type Instant } from "../shared/time.ts";
import type { EmTagContext, MachineInput } from "./context.ts";
import type { EmTagEvent } from "./contract.ts";
import { calendarNeededAt } from "./horizon.ts";
import { missing } from "./missing.ts";
import { placeOf, switchOffDueAt, type Place } from "./place.ts";
import * as at from "./schedule.ts";
import type { words } from "./words.ts";

type Tags = "preparing" | "onLicence" | "awaitingFitting" | "awaitingAcknowledgement" | "outcome";

/** A deadline that comes at once when it has passed, and never where there is none. */
const orNever =
  (due: (context: EmTagContext) => Instant | undefined) =>
  ({ context }: { readonly context: EmTagContext }): number => {
    const instant = due(context);
    return instant === undefined ? NEVER_MS : instant - context.now;
  };

/** The vocabulary the states are written in: events, effects and deadlines. */
export const process = setup({
  types: {} as {
    context: EmTagContext;
    events: EmTagEvent | InternalEvent;
    input: MachineInput;
    tags: Tags;
  },
  actions: effectActions,
  guards: {
    somethingIsMissing: ({ context }) => missing(context).length > 0,
    conditionIsNotIn: ({ context }) => context.condition?.approvedOn === undefined,
  },
  delays: {
    firstPrompt: unlessPassed<EmTagContext>((context) => at.promptAt(context, context.policy.firstPromptDaysBefore)),
    secondPrompt: unlessPassed<EmTagContext>((context) => at.promptAt(context, context.policy.secondPromptDaysBefore)),
    lastPrompt: unlessPassed<EmTagContext>(at.lastPromptAt),
    // Once for each release date; a case whose date has moved is unlocked again.
    preparationLocks: ({ context }) =>
      context.lockedFor === context.release.plannedOn ? NEVER_MS : at.preparationLocksAt(context) - context.now,
    releaseUnrecorded: until<EmTagContext>(at.releaseUnrecordedAt),
    acknowledgementChase: until<EmTagContext>(at.acknowledgementChaseAt),
    fittingOverdue: until<EmTagContext>(at.fittingOverdueAt),
    firstEndReminder: unlessPassed<EmTagContext>((context) =>
      at.endReminderAt(context, context.policy.firstEndReminderDays),
    ),
    secondEndReminder: unlessPassed<EmTagContext>((context) =>
      at.endReminderAt(context, context.policy.secondEndReminderDays),
    ),
    instructRemoval: orNever(at.removalInstructionAt),
    monitoringEnds: orNever(at.monitoringEndsAt),
    licenceEnds: orNever(at.licenceEndsAt),
    calendarEnds: orNever(calendarNeededAt),
    switchOffDue: until<EmTagContext>(switchOffDueAt),
    visitDayOver: until<EmTagContext>(at.visitDayOverAt),
    tellPerson: until<EmTagContext>(at.tellPersonAt),
  },
});

export const { send, openTask, openTaskWith, closeTask } = effectsOf<EmTagContext, keyof typeof words.tasks>();

/** Actions carried out only when something holds of what is known by then. */
export const when = (holds: (context: EmTagContext) => boolean, ...actions: readonly Parameters<Enqueue>[0][]) =>
  process.enqueueActions(({ context, enqueue }) => {
    if (holds(context)) for (const action of actions) enqueue(action);
  });

type Enqueue = Parameters<Parameters<typeof process.enqueueActions>[0]>[0]["enqueue"];

export type EventOf<Name extends EmTagEvent["type"]> = Extract<EmTagEvent, { type: Name }>;

/** Writes down what an event says; a correction can take it back. */
export const records = <Name extends EmTagEvent["type"]>(
  change: (context: EmTagContext, event: EventOf<Name>) => Partial<EmTagContext>,
) => changing<EmTagContext, EventOf<Name>>((context, event) => undoable(context, event.type, change(context, event)));

/** The same for an event that moves dates: taking it back enters the state anew, so that its deadlines are set again. */
export const recordsDates = <Name extends EmTagEvent["type"]>(
  change: (context: EmTagContext, event: EventOf<Name>) => Partial<EmTagContext>,
) =>
  changing<EmTagContext, EventOf<Name>>((context, event) =>
    undoable(context, event.type, change(context, event), { moved: true }),
  );

/** Writes down what closed a task: not taken back, what is right is recorded as a new event. */
export const settles = <Name extends EmTagEvent["type"]>(
  change: (context: EmTagContext, event: EventOf<Name>) => Partial<EmTagContext>,
) => changing<EmTagContext, EventOf<Name>>(change);

/** A change that follows from another, or is only a note of what the service did itself. */
export const notes = (change: (context: EmTagContext) => Partial<EmTagContext>) =>
  changing<EmTagContext, { readonly type: string }>(change);

/** What is known puts the case somewhere else. */
export const elsewhere =
  (here: Place) =>
  ({ context }: { readonly context: EmTagContext }): boolean =>
    placeOf(context) !== here;

export const belongs =
  (there: Place) =>
  ({ context }: { readonly context: EmTagContext }): boolean =>
    placeOf(context) === there;
