import { changing } from "../shared/case-life/changing.ts";
import { withdrawal } from "../shared/case-life/at-any-time.ts";
import { atAnyTime } from "./at-any-time.ts";
import { beginning, type GroupContext } from "./context.ts";
import { everybodyLeft } from "./places.ts";
import { groupKept, placesAsked } from "./places-taken.ts";
import { correctedRegister, registers, registersTaken, remindsOfRegisters, sessionEnds } from "./registers-kept.ts";
import { sessionBegun } from "./registers.ts";
import { checkWhetherEnough, nothingToDecide, smallGroupAgreed } from "./small-group.ts";
import { sessionNotHeld, timetableMoves } from "./timetable-kept.ts";
import { calledOff } from "./called-off.ts";
import { process } from "./vocabulary.ts";

const arriving = "#bbrGroup.arriving";
const begins = { target: arriving, actions: changing<GroupContext, { type: string }>(sessionBegun) };

/**
 * A group of Building Better Relationships: places, timetable and register, from its planning to its last register.
 * Source: processes.md section 3. Where a group stands follows from what is known of it (`arriving`); whatever moves a
 * date or a register goes there, so that every deadline is armed anew.
 */
export const groupMachine = process.createMachine({
  id: "bbrGroup",
  context: ({ input }) => beginning(input),
  initial: "arriving",
  on: atAnyTime,
  states: {
    arriving: {
      always: [
        { guard: "wasCancelled", target: "cancelled" },
        { guard: "wasWithdrawn", target: "withdrawn" },
        { guard: "hasNotBegun", target: "planned" },
        { guard: "sessionsAreToCome", target: "running" },
        { guard: "registersAreOpen", target: "awaitingRegisters" },
        { target: "completed" },
      ],
    },
    planned: {
      on: {
        ...placesAsked,
        ...groupKept,
        ...timetableMoves,
        ...smallGroupAgreed,
        ...calledOff,
        ...withdrawal<GroupContext, (typeof nothingToDecide)[number]>(arriving, nothingToDecide),
      },
      after: {
        enoughCheck: { target: arriving, actions: checkWhetherEnough },
        sessionBegins: begins,
      },
    },
    running: {
      type: "parallel",
      on: {
        ...placesAsked,
        ...groupKept,
        ...timetableMoves,
        ...smallGroupAgreed,
        ...calledOff,
        ...registersTaken,
      },
      states: {
        sessions: {
          initial: "looking",
          states: {
            looking: { always: [{ guard: "sessionIsGoingOn", target: "inSession" }, { target: "betweenSessions" }] },
            betweenSessions: { after: { sessionBegins: begins } },
            inSession: { after: { sessionEnds: { target: arriving, actions: sessionEnds } } },
          },
        },
        registers,
      },
    },
    awaitingRegisters: {
      ...remindsOfRegisters,
      on: { ...groupKept, ...sessionNotHeld, ...registersTaken },
    },
    completed: {
      tags: ["outcome"],
      entry: [
        changing<GroupContext, { type: string }>((context) => everybodyLeft(context, "groupCompleted")),
        ...nothingToDecide,
      ],
      on: correctedRegister,
    },
    // Registers of what was held before are still recorded: people's attendance counts.
    cancelled: { tags: ["outcome"], ...registers, on: registersTaken },
    withdrawn: { tags: ["outcome"] },
  },
});
