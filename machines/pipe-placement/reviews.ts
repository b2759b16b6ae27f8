import { endOfDay } from "../shared/calendar/london.ts";
import type { OpenTask } from "../shared/effects.ts";
import type { PipeContext } from "./context.ts";
import { firstReviewDueAt, nextReview, reviewDay, reviewNoticeAt } from "./schedule.ts";
import { reviewDue, reviewNotice } from "./sending-residence.ts";
import { bodyOf, process, records, send, type At } from "./vocabulary.ts";

/** Whether a review has been held. */
export function wasHeld({ reviews }: PipeContext, review: number): boolean {
  return reviews.some((held) => held.review === review);
}

/** 0 is that of the first 72 hours, due to the minute; the others are due at the end of their day. */
function reviewTask(context: PipeContext, review: number): OpenTask & { readonly task: "holdReview" } {
  const due = review === 0 ? firstReviewDueAt(context) : endOfDay(context.calendar, reviewDay(context, review));
  const reason = review === 0 ? "Review of the first 72 hours" : `Review ${review}, four weeks after the one before`;
  return { task: "holdReview", key: String(review), due, reason };
}

/**
 * Reviews that can be prepared and were not held: that of the first 72 hours from the arrival on, any other from the
 * week in which the offender manager is asked. A review whose day is a bank holiday can so be held before it.
 */
const opensReviews = process.enqueueActions(({ context, enqueue }) => {
  const next = nextReview(context);
  const last = context.now >= reviewNoticeAt(context) ? next : next - 1;
  for (let review = 0; review <= last; review += 1)
    if (!wasHeld(context, review)) enqueue({ type: "openTask", params: reviewTask(context, review) });
});

/** The review whose morning has just come. */
const thisReview = (context: PipeContext): number => nextReview(context) - 1;

/**
 * Reviews: the first 72 hours after the arrival, then arrival + 28 days each, whenever the one before was held. The
 * offender manager is asked in time for treatment needs and sentence planning.
 */
export const reviews = process.createStateConfig({
  initial: "waiting",
  entry: opensReviews,
  exit: { type: "closeTask", params: { task: "holdReview" } },
  on: {
    reviewHeld: {
      actions: [
        records<"reviewHeld">((context, event) => ({ reviews: [...context.reviews, bodyOf(event)] })),
        {
          type: "closeTask",
          params: ({ event }: At<"reviewHeld">) => ({ task: "holdReview", key: String(event.review) }),
        },
      ],
    },
  },
  states: {
    waiting: {
      after: {
        reviewNotice: [
          { guard: ({ context }) => wasHeld(context, nextReview(context)) },
          {
            actions: [
              { type: "openTask", params: ({ context }) => reviewTask(context, nextReview(context)) },
              send(reviewNotice),
            ],
          },
        ],
        reviewDue: [
          {
            guard: ({ context }) => wasHeld(context, thisReview(context)),
            target: "waiting",
            reenter: true,
          },
          {
            target: "waiting",
            reenter: true,
            actions: send(reviewDue),
          },
        ],
      },
    },
  },
});
