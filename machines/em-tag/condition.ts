import type { EmTagContext } from "./context.ts";
import { orderFromEms, amendOrder } from "./ems.ts";
import { isConditionIn } from "./missing.ts";
import { preparationDueAt } from "./schedule.ts";
import { closeTask, openTask, openTaskWith, process, records, when } from "./vocabulary.ts";

/** The monitoring condition on its way into the licence. Source: processes.md section 2, Before release. */

interface At {
  readonly context: EmTagContext;
}

/** Preparation has locked for the release as it is planned now. */
const isLocked = ({ lockedFor, release }: EmTagContext): boolean => lockedFor === release.plannedOn;

const openEnterCondition = openTaskWith((context) => ({
  task: "enterCondition",
  reason: "It must be in before licence preparation locks",
  due: preparationDueAt(context),
}));

export const openGetConditionIn = openTask(
  "getConditionIn",
  "The licence lacks the monitoring condition",
  "lockMissedDueInWorkingDays",
);

/** The release has moved: what was urgent may not be any more. */
export const preparationIsUnlocked = when(
  (context) => !isConditionIn(context) && !isLocked(context),
  closeTask("getConditionIn"),
  openEnterCondition,
);

/** Entered, approved or not; also after the lock, and after the release when it was missed. */
export const conditionEvents = {
  conditionEntered: {
    actions: records<"conditionEntered">((_context, { route, on }) => ({ condition: { route, enteredOn: on } })),
  },
  conditionApproved: {
    actions: [
      records<"conditionApproved">(({ condition: entered }, { on }) => ({
        ...(entered && { condition: { ...entered, approvedOn: on } }),
      })),
      closeTask("enterCondition"),
      closeTask("getConditionIn"),
      amendOrder(() => "The licence condition has been approved again."),
      orderFromEms,
    ],
  },
  conditionRejected: {
    actions: records<"conditionRejected">((_context) => ({ condition: undefined })),
  },
};

export const condition = process.createStateConfig({
  initial: "missing",
  states: {
    missing: {
      entry: [
        when((context) => !isConditionIn(context) && !isLocked(context), openEnterCondition),
        when((context) => !isConditionIn(context) && isLocked(context), openGetConditionIn),
      ],
      always: { guard: ({ context }: At) => context.condition !== undefined, target: "entered" },
    },
    entered: {
      always: [
        { guard: ({ context }: At) => isConditionIn(context), target: "approved" },
        { guard: ({ context }: At) => context.condition === undefined, target: "missing" },
      ],
    },
    approved: { always: { guard: ({ context }: At) => !isConditionIn(context), target: "missing" } },
  },
  exit: closeTask("enterCondition"),
});
