import { addDays } from "../shared/calendar/civil-date.ts";
import { endOfDay } from "../shared/calendar/london.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import type { Instant } from "../shared/time.ts";
import { isOver, type BbrContext, type OpenedTask } from "./context.ts";
import { openFailures, stepFor } from "./enforcement.ts";
import { isEverythingHeld, isUnderway, oneToOnesDue, openCatchUps } from "./progress.ts";
import { goalSettingDueAt, hasEnoughNotice, reviewFrom, sentenceHasEnded } from "./schedule.ts";
import type { TaskName } from "./words.ts";

/**
 * Tasks that follow from what is known, whatever state a case is in: a register that is corrected, a timetable that
 * moves or an order that is changed opens and closes them with it.
 */
export interface Concern {
  readonly task: TaskName;
  readonly key: string;
  readonly reason: string;
  /** Absent: so many working days from when it is opened. */
  readonly due?: Instant | undefined;
  readonly dueInWorkingDays: number;
}

/** One of a kind in a case. */
const ONLY = "case";

/** Everything somebody must see to now. */
export function concerns(context: BbrContext): readonly Concern[] {
  if (context.died) return [];
  const safeguarding = safeguardingReviews(context);
  if (isOver(context)) return safeguarding;
  return [...safeguarding, ...enforcement(context), ...sessions(context), ...groupAndNumber(context)];
}

function safeguardingReviews({ safeguarding, policy }: BbrContext): Concern[] {
  return safeguarding.map(({ entry, cause }) => ({
    task: "reviewSafeguarding",
    key: String(entry),
    reason: `${cause}: entry ${entry} on the timeline`,
    dueInWorkingDays: policy.safeguardingDueInWorkingDays,
  }));
}

function enforcement(context: BbrContext): Concern[] {
  return openFailures(context).flatMap((failure) => {
    const step = stepFor(context, failure);
    if (!step) return [];
    const reason = `Failure to attend or comply: entry ${failure.entry} on the timeline`;
    const dueInWorkingDays = context.policy.enforcementDueInWorkingDays;
    return [{ task: step.task, key: String(failure.entry), reason, dueInWorkingDays }];
  });
}

function sessions(context: BbrContext): Concern[] {
  const { policy, goalSetting, place, individually, proceedings } = context;
  if (proceedings || !isUnderway(context)) return [];
  const placed = place !== undefined || individually !== undefined;
  const catchUps = openCatchUps(context).map((id): Concern => ({
    task: "holdCatchUp",
    key: id,
    reason: `${id} was missed or not complied with; its module is not complete before it is caught up`,
    dueInWorkingDays: policy.catchUpDueInWorkingDays,
  }));
  return [
    ...catchUps,
    ...when(placed && !goalSetting, {
      task: "holdGoalSetting",
      key: ONLY,
      reason: "Goals must be set before the first session",
      due: goalSettingDueAt(context),
      dueInWorkingDays: policy.placeDueInWorkingDays,
    }),
    ...oneToOnesDue(context).map((module): Concern => ({
      task: "holdOneToOne",
      key: module,
      reason: "The module is complete; the next cannot start before the one-to-one",
      dueInWorkingDays: policy.oneToOneDueInWorkingDays,
    })),
    ...when(isEverythingHeld(context), {
      task: "holdReview",
      key: ONLY,
      reason: "All sessions were attended and complied with",
      due: endOfDay(context.calendar, addDays(reviewFrom(context), policy.reviewWithinWeeks * 7)),
      dueInWorkingDays: policy.placeDueInWorkingDays,
    }),
  ];
}

function groupAndNumber(context: BbrContext): Concern[] {
  const { policy, place, individually, safeNumber, noSafeNumber, conflictTelling } = context;
  const placed = place !== undefined || individually !== undefined;
  const dueInWorkingDays = policy.taskDueInWorkingDays;
  return [
    ...when(placed && !safeNumber && !noSafeNumber, {
      task: "confirmSafeNumber",
      key: ONLY,
      reason: "No number is confirmed as safe to text, so the person is not reminded",
      dueInWorkingDays,
    }),
    ...when(!hasEnoughNotice(context), {
      task: "restoreNotice",
      key: ONLY,
      reason: "The group now begins too soon after the pre-programme session",
      dueInWorkingDays,
    }),
    ...when(conflictTelling?.stage === "refused", {
      task: "separate",
      key: ONLY,
      reason: "Somebody in the group, or who runs it, must not be in a group with the person",
      dueInWorkingDays: policy.conflictDueInWorkingDays,
    }),
    ...when(sentenceHasEnded(context), {
      task: "decideAtSentenceEnd",
      key: ONLY,
      reason: "The sentence has ended and the programme is not complete",
      dueInWorkingDays,
    }),
  ];
}

const when = (holds: boolean, concern: Concern): Concern[] => (holds ? [concern] : []);

/** The tasks to open, to move and to close so that what is open is what is wanted. */
export function reconciled(context: BbrContext): {
  readonly close: readonly OpenedTask[];
  readonly open: readonly (OpenedTask & { readonly reason: string })[];
  readonly opened: readonly OpenedTask[];
} {
  const wanted = concerns(context);
  const is = (a: Pick<OpenedTask, "task" | "key">) => (b: Pick<OpenedTask, "task" | "key">) =>
    a.task === b.task && a.key === b.key;
  const now = wanted.map(({ task, key, reason, due, dueInWorkingDays }) => {
    const before = context.opened.find(is({ task, key }));
    return { task, key, reason, due: due ?? before?.due ?? inWorkingDays(context, dueInWorkingDays) };
  });
  return {
    close: context.opened.filter((open) => !wanted.some(is(open))),
    open: now.filter((task) => context.opened.find(is(task))?.due !== task.due),
    opened: now.map(({ task, key, due }) => ({ task, key, due })),
  };
}

/** What opened a safeguarding review, kept until the review has been done. */
export const safeguardingCause = (context: BbrContext, cause: string): Pick<BbrContext, "safeguarding"> => ({
  safeguarding: [...context.safeguarding, { entry: context.sequence, cause }],
});
