import { changing } from "../shared/case-life/changing.ts";
import { inWorkingDays } from "../shared/case-life/schedule.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { tooFewParticipants } from "./sending.ts";
import { closeTask, process } from "./vocabulary.ts";

/** Whether enough people have a place when no more can be given: if not, the programmes manager decides. */

function hasTooFew({ participants, policy, checkedFor, timetable, smallGroup }: GroupContext): boolean {
  const isChecked = checkedFor !== undefined && checkedFor === timetable[0]?.on;
  return isChecked && smallGroup === undefined && participants.length < policy.fewestParticipants;
}

/** Asks the manager, or asks no more, as places come and go. A group that has begun is not asked about any more. */
export const askWhetherEnough = process.enqueueActions(({ context, enqueue }) => {
  const few = hasTooFew(context);
  if (few && !context.tooFew && Object.keys(context.registers).length === 0) {
    enqueue.assign({ tooFew: true });
    enqueue({
      type: "openTask",
      params: {
        task: "decideSmallGroup",
        reason: "Too few people have a place, and the time to give more is over",
        due: inWorkingDays(context, context.policy.smallGroupDueInWorkingDays),
      },
    });
    enqueue({ type: "send", params: tooFewParticipants(context) });
  }
  if (!few && context.tooFew) {
    enqueue.assign({ tooFew: false });
    enqueue(closeTask("decideSmallGroup"));
  }
});

/** The time has come to look. */
export const checkWhetherEnough = [
  changing<GroupContext, { type: string }>(({ timetable }) => {
    const [first] = timetable;
    return first ? { checkedFor: first.on } : {};
  }),
  askWhetherEnough,
];

/** Nobody has to decide any more; should the group go on after all, it is looked at again. */
export const nothingToDecide = [
  changing<GroupContext, { type: string }>(() => ({ tooFew: false, checkedFor: undefined })),
  closeTask("decideSmallGroup"),
];

/** The manager decides that the group begins; cancelling it is the other answer. */
export const smallGroupAgreed = process.createStateConfig({
  on: {
    smallGroupAgreed: {
      actions: [
        changing<GroupContext, Extract<GroupEvent, { type: "smallGroupAgreed" }>>(({ sequence }, { rationale }) => ({
          smallGroup: { rationale, sequence },
        })),
        askWhetherEnough,
      ],
    },
  },
}).on;
