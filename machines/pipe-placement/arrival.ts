import { instantAt } from "../shared/calendar/london.ts";
import { addDays } from "../shared/calendar/civil-date.ts";
import { raisesAlert } from "../shared/case-life/alerts.ts";
import { tellsOfArrivalDay } from "./before-arrival.ts";
import type { PipeContext } from "./context.ts";
import { diesBeforeArrival } from "./death.ts";
import { residence } from "./residence.ts";
import { arrivalDayEnds, arrivalMorning } from "./schedule.ts";
import { arrivalReminder, arrivedTold, notArrivedTold, placementEnded } from "./sending-arrival.ts";
import { withdraws } from "./withdrawing.ts";
import { closeTask, movesOn, openTask, openTaskWith, process, send } from "./vocabulary.ts";

/** Somebody arrives: 26 weeks are planned from that day. What is missing stays a task. */
const arrives = {
  arrived: {
    target: "resident",
    actions: [
      movesOn<"arrived">(({ calendar, policy }, { on, at }) => ({
        arrival: { on, at, instant: instantAt(calendar, on, at) },
        plannedDepartureOn: addDays(on, policy.stayDays),
        awaitsRebooking: false,
      })),
      send(arrivedTold),
    ],
  },
};

/** The placement ends before anybody has arrived. */
const ends = {
  placementEnded: {
    target: "#pipePlacement.notAdmitted",
    actions: [
      movesOn<"placementEnded">((_context, { reason }) => ({ ended: { reason } })),
      send(placementEnded("offenderManager")),
      send(placementEnded("sendingPrison")),
    ],
  },
};

/** Not arrived: alerted at once, at any hour, and again until somebody acknowledges it. */
const failsToArrive = {
  notArrived: {
    target: "notArrived",
    actions: [
      movesOn<"notArrived">((context, { on, reason }) => ({
        nonArrivals: [...context.nonArrivals, { on, reason }],
        awaitsRebooking: true,
      })),
      ...raisesAlert<PipeContext>(
        "notArrived",
        ({ premises }) => `Somebody expected at the PIPE in ${premises.name} has not arrived.`,
      ),
      send(notArrivedTold),
    ],
  },
};

const reminds = (when: string) => [
  send(arrivalReminder("owner", when)),
  send(arrivalReminder("offenderManager", when)),
];

/** Waiting for the arrival: reminders two weeks before, two days before and on the day. */
const expected = process.createStateConfig({
  initial: "placing",
  tags: ["expected"],
  on: {
    bedAllocated: { target: ".placing" },
    arrivalDateChanged: {
      target: ".placing",
      actions: [
        movesOn<"arrivalDateChanged">(({ bed }, { arrivalOn }) => ({ ...(bed && { bed: { ...bed, arrivalOn } }) })),
        ...tellsOfArrivalDay,
      ],
    },
    ...withdraws,
  },
  states: {
    placing: {
      always: [
        { guard: ({ context }) => context.bed === undefined, target: "undated" },
        { guard: ({ context }) => context.now >= arrivalMorning(context), target: "today" },
        { target: "counting" },
      ],
    },
    undated: {},
    counting: {
      after: {
        arrivalTwoWeeks: { actions: reminds("in two weeks") },
        arrivalTwoDays: { actions: reminds("in two days") },
        arrivalDay: { target: "today", actions: reminds("today") },
      },
    },
    // Nobody is forgotten who is neither here nor reported missing.
    today: {
      entry: openTaskWith((context) => ({
        task: "recordArrival",
        due: arrivalDayEnds(context),
        reason: "Somebody is expected today",
      })),
      exit: closeTask("recordArrival"),
    },
  },
});

/** Not arrived: rebooked, or ended. */
const notArrived = process.createStateConfig({
  entry: openTask("rebookOrEnd", "Somebody did not arrive"),
  exit: closeTask("rebookOrEnd"),
  on: {
    arrivalRebooked: {
      target: "expected",
      actions: [
        movesOn<"arrivalRebooked">((_context, { room, arrivalOn }) => ({
          bed: { room, arrivalOn },
          awaitsRebooking: false,
        })),
        ...tellsOfArrivalDay,
      ],
    },
  },
});

/** From being expected to living here. */
export const stage = process.createStateConfig({
  initial: "placing",
  states: {
    placing: {
      always: [
        { guard: ({ context }) => context.arrival !== undefined, target: "resident" },
        { guard: ({ context }) => context.awaitsRebooking, target: "notArrived" },
        { target: "expected" },
      ],
    },
    expected: { ...expected, on: { ...expected.on, ...arrives, ...ends, ...failsToArrive, ...diesBeforeArrival } },
    notArrived: { ...notArrived, on: { ...notArrived.on, ...arrives, ...ends, ...diesBeforeArrival } },
    resident: residence,
  },
});
