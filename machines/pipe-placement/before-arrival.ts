import type { PipeContext } from "./context.ts";
import { arrivalArranged, keyWorkerAllocated } from "./sending-arrival.ts";
import { bodyOf, closeTask, movesOn, openTask, process, records, send } from "./vocabulary.ts";
import { today } from "../shared/case-life/schedule.ts";

/**
 * What has to be there before somebody arrives, side by side. An arrival does not wait for it: what is missing then
 * stays a task until it is done.
 */

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
      entry: openTask("allocateKeyWorker", "The placement is accepted"),
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
      entry: openTask("planJoining", "The placement is accepted"),
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
      entry: openTask("recordBasis", "The placement is accepted"),
      exit: closeTask("recordBasis"),
    },
    known: {},
  },
});
