import type { PipeContext } from "./context.ts";
import { arrivalArranged, keyWorkerAllocated } from "./sending-arrival.ts";
import { bodyOf, closeTask, movesOn, openTask, openTaskWith, process, records, send } from "./vocabulary.ts";
import { endOfDay } from "../shared/calendar/london.ts";
import { inWorkingDays, today } from "../shared/case-life/schedule.ts";

/**
 * What has to be there before somebody arrives, side by side. An arrival does not wait for it: what is missing then
 * stays a task until it is done.
 */

/** A task that takes some working days, and has to be done before the day of arrival ends. */
const dueBeforeArrival = (
  task: "allocateKeyWorker" | "planJoining" | "recordBasis",
  within: "keyWorkerDueInWorkingDays" | "joiningDueInWorkingDays" | "basisDueInWorkingDays",
) =>
  openTaskWith((context) => {
    const { bed, intendedArrivalOn, calendar, policy } = context;
    const arrivalOn = bed?.arrivalOn ?? intendedArrivalOn;
    const due = inWorkingDays(context, policy[within]);
    const latest = arrivalOn !== undefined && arrivalOn >= today(context) ? endOfDay(calendar, arrivalOn) : due;
    return { task, reason: "The placement is accepted", due: Math.min(due, latest) };
  });

const allocates = movesOn<"bedAllocated">((_context, { room, arrivalOn }) => ({ bed: { room, arrivalOn } }));
const lives = ({ context }: { readonly context: PipeContext }): boolean => context.arrival !== undefined;

export const tellsOfArrivalDay = [send(arrivalArranged("offenderManager")), send(arrivalArranged("sendingPrison"))];

/** A bed and a day of arrival. Whoever lives here already only gets a room. */
export const bed = process.createStateConfig({
  initial: "placing",
  on: {
    bedAllocated: [
      { guard: lives, target: ".allocated", actions: allocates },
      { target: ".allocated", actions: [allocates, ...tellsOfArrivalDay] },
    ],
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => context.bed !== undefined, target: "allocated" }, { target: "unallocated" }],
    },
    unallocated: {
      entry: openTask("allocateBed", "The placement is accepted"),
      exit: closeTask("allocateBed"),
    },
    allocated: {},
  },
});

/** A key worker, whom the officer supports; complex cases the officer co-works. Earlier names are kept. */
export const keyWorker = process.createStateConfig({
  initial: "placing",
  on: {
    keyWorkerAllocated: {
      target: ".allocated",
      actions: [
        records<"keyWorkerAllocated">((context, { name, email, complex }) => ({
          keyWorkers: [...context.keyWorkers, { name, email, complex, from: today(context) }],
          keyWorkerIsAway: false,
        })),
        send(keyWorkerAllocated),
      ],
    },
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => context.keyWorkers.length > 0, target: "allocated" }, { target: "none" }],
    },
    none: {
      entry: dueBeforeArrival("allocateKeyWorker", "keyWorkerDueInWorkingDays"),
      exit: closeTask("allocateKeyWorker"),
    },
    allocated: {},
  },
});

/** The joining process, planned with the clinical lead. */
export const joining = process.createStateConfig({
  initial: "placing",
  on: {
    joiningPlanned: {
      target: ".planned",
      actions: records<"joiningPlanned">((_context, event) => ({ joining: bodyOf(event) })),
    },
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => context.joining !== undefined, target: "planned" }, { target: "unplanned" }],
    },
    unplanned: {
      entry: dueBeforeArrival("planJoining", "joiningDueInWorkingDays"),
      exit: closeTask("planJoining"),
    },
    planned: {},
  },
});

/** A residence requirement that is in force, or the voluntary basis. */
export const basis = process.createStateConfig({
  initial: "placing",
  on: {
    residenceBasisRecorded: {
      target: ".known",
      actions: records<"residenceBasisRecorded">((_context, event) => ({ basis: bodyOf(event) })),
    },
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => context.basis !== undefined, target: "known" }, { target: "unknown" }],
    },
    unknown: {
      entry: dueBeforeArrival("recordBasis", "basisDueInWorkingDays"),
      exit: closeTask("recordBasis"),
    },
    known: {},
  },
});
