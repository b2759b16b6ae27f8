import { later } from "./dates.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import { keyWorkDueAt } from "./schedule.ts";
import { keyWorkDue, officerStandsIn } from "./sending-residence.ts";
import { closeTask, openTaskWith, process, records, send } from "./vocabulary.ts";

/**
 * Key work: a session every week. When the key worker is away, or there is none, the officer stands in. Leaves the
 * neighbouring regions alone: what re-enters is a state of its own.
 */
export const keyWork = process.createStateConfig({
  initial: "placing",
  on: {
    keyWorkSessionHeld: {
      target: ".placing",
      actions: records<"keyWorkSessionHeld">(({ keyWork: { sessions, lastOn } }, { on }) => ({
        keyWork: { sessions: sessions + 1, lastOn: later(lastOn, on) },
      })),
    },
    keyWorkerAway: { target: ".placing", actions: records<"keyWorkerAway">(() => ({ keyWorkerIsAway: true })) },
    keyWorkerBack: { target: ".placing", actions: records<"keyWorkerBack">(() => ({ keyWorkerIsAway: false })) },
    // Another key worker has been allocated (`before-arrival.ts`): the session is theirs now.
    keyWorkerAllocated: { target: ".placing" },
  },
  states: {
    placing: {
      always: [{ guard: ({ context }) => context.now >= keyWorkDueAt(context), target: "due" }, { target: "notDue" }],
    },
    notDue: { after: { keyWorkDue: { target: "due", actions: send(keyWorkDue) } } },
    due: {
      tags: ["keyWorkDue"],
      entry: openTaskWith((context) => ({
        task: officerStandsIn(context) ? "standIn" : "holdKeyWork",
        due: inWorkingDays(context, context.policy.taskDueInWorkingDays),
        reason: "No key work session for a week",
      })),
      exit: [closeTask("standIn"), closeTask("holdKeyWork")],
    },
  },
});
