import { setup } from "xstate";
import type { Drawable } from "../../../diagrams/draw.ts";

/** A machine small enough to know by heart, with one of everything that is drawn. */
export function aDrawable(): Drawable {
  const machine = setup({
    types: {} as { events: { type: string } },
    guards: { allIsReady: () => true, isUrgent: () => false },
    delays: { bookVisit: 1000, visitOverdue: 2000 },
    actions: { send: () => {} },
  }).createMachine({
    id: "visit",
    initial: "deciding",
    on: { noteAdded: {}, died: ".ended" },
    states: {
      deciding: { always: [{ guard: "isUrgent", target: "visiting" }, { target: "booking" }] },
      booking: {
        after: { bookVisit: { target: "visiting", actions: "send" } },
        on: { remarked: { actions: "send" }, cancelled: [{ guard: "isUrgent", target: "ended" }, { target: "ended" }] },
      },
      visiting: {
        type: "parallel",
        on: { moved: { target: "visiting", reenter: true }, postponed: ".watching" },
        states: {
          watching: {
            initial: "calm",
            states: {
              calm: { on: { alarmed: "alarm" }, after: { visitOverdue: { target: "calm", reenter: true } } },
              alarm: { on: { done: "#visit.ended" } },
            },
          },
          counting: {},
        },
      },
      ended: { tags: ["outcome"] },
    },
  });
  return {
    machine,
    words: {
      states: {
        booking: 'To be booked: "soon"; 100% [sure]',
        "visiting.watching.calm": "Nothing has happened",
        "visiting.watching.alarm": "Something has happened",
        "visiting.counting": "Counting the days",
        ended: "Ended",
      },
      events: {
        noteAdded: "Note added",
        died: "Death recorded",
        remarked: "Remark made",
        cancelled: "Visit cancelled",
        moved: "Date moved",
        postponed: "Postponed",
        alarmed: "Alarm raised",
        done: "All done",
      },
      deadlines: { bookVisit: { label: "Book the visit" }, visitOverdue: { label: "The visit is overdue" } },
      tasks: {},
    },
  };
}
