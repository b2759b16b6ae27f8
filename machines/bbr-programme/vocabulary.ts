import { setup } from "xstate";
import { changing } from "../shared/case-life/changing.ts";
import { undoable } from "../shared/case-life/corrections.ts";
import { unlessPassed, until } from "../shared/case-life/delays.ts";
import { effectActions, effectsOf } from "../shared/case-life/effects-of.ts";
import type { InternalEvent } from "../shared/case-life/internal-events.ts";
import { reconciled } from "./concerns.ts";
import type { BbrContext, MachineInput } from "./context.ts";
import { NEVER_MS, type Instant } from "../shared/time.ts";
import type { BbrEvent } from "./contract.ts";
import * as at from "./schedule.ts";
import type { TaskName } from "./words.ts";

/** What the machine receives by name. */
export type Received<Name extends (BbrEvent | InternalEvent)["type"]> = Extract<
  BbrEvent | InternalEvent,
  { readonly type: Name }
>;

/** A deadline that comes at once when it has passed, and never where there is none. */
const orNever =
  (due: (context: BbrContext) => Instant | undefined) =>
  ({ context }: { readonly context: BbrContext }): number => {
    const instant = due(context);
    return instant === undefined ? NEVER_MS : instant - context.now;
  };

type Tags = "mayBeReminded" | "outcome";

/** The vocabulary the states are written in: events, effects and deadlines. */
export const process = setup({
  types: {} as { context: BbrContext; events: BbrEvent | InternalEvent; input: MachineInput; tags: Tags },
  actions: effectActions,
  delays: {
    proposalPrompt: until<BbrContext>(at.promptAt),
    waitingPrompt: until<BbrContext>(at.promptAt),
    readinessPrompt: until<BbrContext>(at.promptAt),
    proceedingsPrompt: until<BbrContext>(at.promptAt),
    tooLittleLeft: unlessPassed<BbrContext>(at.tooLittleLeftAt),
    sentenceEnds: unlessPassed<BbrContext>(at.sentenceEndsAt),
    goalSettingPrompt: unlessPassed<BbrContext>(at.goalSettingPromptAt),
    goalSettingTooLate: orNever(at.goalSettingTooLateAt),
    moduleBegins: unlessPassed<BbrContext>(at.moduleBeginsAt),
    moveOnWarning: unlessPassed<BbrContext>(at.moveOnWarningAt),
    groupMovesOn: orNever(at.groupMovesOnAt),
    holdEnds: until<BbrContext>(at.holdEndsAt),
    reviewPrompt: unlessPassed<BbrContext>(at.reviewPromptAt),
    sessionReminder: unlessPassed<BbrContext>(at.nextReminderAt),
  },
});

export const { send, openTask, closeTask, tellCase } = effectsOf<BbrContext, TaskName>();

/** A change of what is known that a correction can undo, by an event that also moves the case. */
export const moving = <Name extends BbrEvent["type"]>(
  name: Name,
  change: (context: BbrContext, event: Received<Name>) => Partial<BbrContext>,
) =>
  changing<BbrContext, Received<Name>>((context, event) =>
    undoable(context, name, change(context, event), { moved: true }),
  );

/** A change that a correction can undo, by an event that leaves the case where it is. */
export const keeping = <Name extends BbrEvent["type"]>(
  name: Name,
  change: (context: BbrContext, event: Received<Name>) => Partial<BbrContext>,
) => changing<BbrContext, Received<Name>>((context, event) => undoable(context, name, change(context, event)));

/** A change that follows by itself. */
export const becoming = (change: (context: BbrContext) => Partial<BbrContext>) =>
  process.assign(({ context }) => change(context));

/** Opens, moves and closes tasks so that what is open is what is wanted by what is known. */
export const attendToConcerns = process.enqueueActions(({ context, enqueue }) => {
  const { close, open, opened } = reconciled(context);
  for (const { task, key } of close) enqueue({ type: "closeTask", params: { task, key } });
  for (const params of open) enqueue({ type: "openTask", params });
  enqueue.assign({ opened });
});
