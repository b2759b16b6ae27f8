import { atAnyTime as sharedAtAnyTime } from "../shared/case-life/at-any-time.ts";
import { changing } from "../shared/case-life/changing.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { placeLeft } from "./places.ts";
import { movedOnWithout, takenOffRegister as takenOff } from "./registers.ts";
import { askWhetherEnough } from "./small-group.ts";
import { caseAnswered, tell } from "./telling-cases.ts";
import { process } from "./vocabulary.ts";

type Event<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

const leaves = changing<GroupContext, Event<"placeGivenUp">>((context, { programmeCaseId, reason }) =>
  placeLeft(context, programmeCaseId, reason),
);

const takenOffRegister = changing<GroupContext, Event<"placeGivenUp">>(takenOff);

/** Nobody else was due: there is nothing to record. */
const noRegisterLeft = process.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== "placeGivenUp") return;
  const register = movedOnWithout(context, event);
  if (register?.due.length === 1)
    enqueue({ type: "closeTask", params: { task: "recordRegister", key: register.session.id } });
});

const shared = sharedAtAnyTime<GroupContext>({ arriving: "#bbrGroup.arriving" });

/** What may happen in any state of a group, also after its outcome. */
export const atAnyTime = {
  ...shared,
  // A group writes to staff only: what the others say of a person who is bereaved, or cannot be reached, has no place here.
  messageFailed: shared.messageFailed[1],
  messageTakenCareOf: shared.messageTakenCareOf[1],
  ...process.createStateConfig({
    on: {
      // Also of somebody who has no place any more: what both cases told each other has crossed.
      placeGivenUp: [
        {
          guard: ({ context, event }) => movedOnWithout(context, event) !== undefined,
          target: "#bbrGroup.arriving",
          actions: [noRegisterLeft, takenOffRegister, leaves, askWhetherEnough],
        },
        { actions: [leaves, askWhetherEnough] },
      ],
      caseTold: { actions: [caseAnswered, tell, askWhetherEnough] },
      participantFollowedUp: {
        actions: [
          changing<GroupContext, Event<"participantFollowedUp">>(({ followUps }, { programmeCaseId }) => ({
            followUps: followUps.filter((id) => id !== programmeCaseId),
          })),
          {
            type: "closeTask",
            params: ({ event }) => ({ task: "seeToParticipant", key: event.programmeCaseId }),
          },
        ],
      },
    },
  }).on,
};
