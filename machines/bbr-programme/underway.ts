import { interruptible } from "./interruptions.ts";
import { course } from "./course.ts";
import { isNewer, noted, timetableIsKept } from "./places.ts";
import { placeEnds } from "./place-ended.ts";
import { anySession } from "./sessions.ts";
import { remindedOf } from "./schedule.ts";
import { sentenceEndMoves } from "./sentence-end.ts";
import { reminderOnTheDay, reminderTwoDaysBefore } from "./sending.ts";
import { attendToConcerns, process } from "./vocabulary.ts";

/** One text for what comes today and one for what comes in two days; a session that was taken off leaves none. */
const remind = process.enqueueActions(({ context, enqueue }) => {
  if (remindedOf(context, "before").length > 0) enqueue({ type: "send", params: reminderTwoDaysBefore(context) });
  if (remindedOf(context, "today").length > 0) enqueue({ type: "send", params: reminderOnTheDay(context) });
});

/** Reminded of each session and appointment two days before and on the morning. */
const reminding = process.createStateConfig({
  initial: "next",
  states: { next: { after: { sessionReminder: { target: "next", reenter: true, actions: remind } } } },
});

/** When the sentence ends before the programme, somebody decides what happens. */
const sentence = process.createStateConfig({
  initial: "running",
  states: { running: { after: { sentenceEnds: { actions: attendToConcerns } } } },
});

/**
 * Placed, and everything until the review: the course itself, and beside it the reminders. Whatever moves a date enters
 * everything again, so that every timer is armed anew.
 */
export const underway = process.createStateConfig({
  type: "parallel",
  tags: "mayBeReminded",
  on: {
    ...anySession,
    timetableChanged: [
      { guard: isNewer, target: ".course.deciding", actions: [timetableIsKept, attendToConcerns] },
      { actions: noted },
    ],
    placeConfirmed: [
      { guard: isNewer, target: ".course.deciding", actions: [timetableIsKept, attendToConcerns] },
      { actions: noted },
    ],
    placeEnded: placeEnds,
    ...sentenceEndMoves(".course.deciding"),
    ...interruptible,
  },
  states: { course, reminding, sentence },
});
