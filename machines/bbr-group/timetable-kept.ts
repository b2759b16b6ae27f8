import { changing } from "../shared/case-life/changing.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { askWhetherEnough } from "./small-group.ts";
import { tell } from "./telling-cases.ts";
import { rescheduled, sessionCancelledKept, slotsKept, timetableKept } from "./timetable-changes.ts";
import { process } from "./vocabulary.ts";

type Event<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** The case goes where its facts put it, and every deadline is armed again. */
const target = "#bbrGroup.arriving";

/** A session is not held, or was not although nobody said so before: also the last of all. */
export const sessionNotHeld = process.createStateConfig({
  on: {
    sessionCancelled: {
      target,
      actions: [
        changing<GroupContext, Event<"sessionCancelled">>(sessionCancelledKept),
        { type: "closeTask", params: ({ event }) => ({ task: "recordRegister", key: event.session }) },
        tell,
        askWhetherEnough,
      ],
    },
  },
}).on;

/** While sessions are to come, the timetable can change. Every participant's case is told, once. */
export const timetableMoves = {
  ...sessionNotHeld,
  ...process.createStateConfig({
    on: {
      sessionRescheduled: {
        target,
        actions: [
          changing<GroupContext, Event<"sessionRescheduled">>((context, event) =>
            timetableKept(context, rescheduled(context, event)),
          ),
          tell,
          askWhetherEnough,
        ],
      },
      slotsChanged: {
        target,
        actions: [changing<GroupContext, Event<"slotsChanged">>(slotsKept), tell, askWhetherEnough],
      },
    },
  }).on,
};
