import { changing } from "../shared/case-life/changing.ts";
import { openRegisters, sessionUnderWay, type GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { sessionTitle } from "./explained.ts";
import { facilitatorReminded, registerKept, registerPutRight, sessionEnded } from "./registers.ts";
import { registerDueAt } from "./schedule.ts";
import { registerReminder } from "./sending.ts";
import { tell } from "./telling-cases.ts";
import { process, send } from "./vocabulary.ts";

/**
 * The register of each session: due by the end of the next working day, else reminder then escalation (processes.md
 * section 3, Attendance). Recorded once, then told to each participant's case; entries are put right one by one.
 */

type Event<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** The session that is going on ends, and its register is asked for unless it is there already. */
export const sessionEnds = [
  process.enqueueActions(({ context, enqueue }) => {
    const register = sessionUnderWay(context);
    if (!register || !openRegisters(context).includes(register)) return;
    enqueue({
      type: "openTask",
      params: {
        task: "recordRegister",
        key: register.session.id,
        reason: `${sessionTitle(context, register.session)} has been held`,
        due: registerDueAt(context, register),
      },
    });
  }),
  changing<GroupContext, { type: string }>(sessionEnded),
];

export const correctedRegister = {
  registerCorrected: {
    actions: [changing<GroupContext, Event<"registerCorrected">>(registerPutRight), tell],
  },
};

export const registersTaken = {
  ...correctedRegister,
  ...process.createStateConfig({
    on: {
      registerRecorded: {
        target: "#bbrGroup.arriving",
        actions: [
          changing<GroupContext, Event<"registerRecorded">>(registerKept),
          { type: "closeTask", params: ({ event }) => ({ task: "recordRegister", key: event.session }) },
          tell,
        ],
      },
    },
  }).on,
};

/** The facilitator's reminder of the day, for as long as a register is open. */
export const remindsOfRegisters = process.createStateConfig({
  tags: ["registersOpen"],
  after: {
    registerReminder: {
      target: "#bbrGroup.arriving",
      actions: [send(registerReminder), changing<GroupContext, { type: string }>(facilitatorReminded)],
    },
  },
});

/** Beside whatever else happens: whether a register is waited for. */
export const registers = process.createStateConfig({
  initial: "looking",
  states: {
    looking: { always: [{ guard: "registersAreOpen", target: "open" }, { target: "recorded" }] },
    open: remindsOfRegisters,
    recorded: {},
  },
});
