import { setup } from "xstate";
import { effectActions, effectsOf } from "../shared/case-life/effects-of.ts";
import type { InternalEvent } from "../shared/case-life/internal-events.ts";
import type { Instant } from "../shared/time.ts";
import { NEVER_MS } from "../shared/time.ts";
import { openRegisters, sessionsToCome, sessionUnderWay, type GroupContext, type MachineInput } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import * as at from "./schedule.ts";
import type { TaskName } from "./words.ts";

type Tags = "outcome" | "registersOpen";
interface At {
  readonly context: GroupContext;
}

/** A delay until an instant, if there is one. What has been seen to is written down, so nothing comes twice. */
const when =
  (due: (context: GroupContext) => Instant | undefined) =>
  ({ context }: At): number => {
    const instant = due(context);
    return instant === undefined ? NEVER_MS : instant - context.now;
  };

/** The vocabulary the states are written in: events, effects, guards and deadlines. */
export const process = setup({
  types: {} as {
    context: GroupContext;
    events: GroupEvent | InternalEvent;
    input: MachineInput;
    tags: Tags;
  },
  actions: effectActions,
  guards: {
    wasCancelled: ({ context }) => context.cancellation !== undefined,
    wasWithdrawn: ({ context }) => context.withdrawal !== undefined,
    hasNotBegun: ({ context }) => Object.keys(context.registers).length === 0,
    sessionIsGoingOn: ({ context }) => sessionUnderWay(context) !== undefined,
    sessionsAreToCome: ({ context }) => sessionsToCome(context).length > 0 || sessionUnderWay(context) !== undefined,
    registersAreOpen: ({ context }) => openRegisters(context).length > 0,
  },
  delays: {
    enoughCheck: when(at.enoughCheckAt),
    sessionBegins: when(at.sessionBeginsAt),
    sessionEnds: when(at.sessionEndsAt),
    registerReminder: when(at.registerReminderAt),
  },
});

export const { send, openTaskWith, closeTask } = effectsOf<GroupContext, TaskName>();
