import { changing } from "../shared/case-life/changing.ts";
import { atAnyTime } from "./at-any-time.ts";
import { caseWithdrawn, endedByDeath } from "./changes.ts";
import { isEntry, resumed } from "./corrections.ts";
import { isReachable } from "./person.ts";
import { withdrawalMessage } from "./sending.ts";
import { closeTask, process } from "./vocabulary.ts";

const leave = changing(caseWithdrawn);

const untold = { target: "#optInLetter.withdrawn", actions: [leave, closeTask("findAddress")] };

/** Withdrawal of somebody whom nobody knows where to write to. */
export const withdrawalUntold = { withdrawn: untold };

/**
 * Withdrawal, for states in which nothing has been done that must be undone. The person is told, if anybody knows
 * where to write to them.
 */
export const withdrawal = process.createStateConfig({
  on: {
    withdrawn: [
      {
        guard: ({ context }) => isReachable(context),
        target: "#optInLetter.withdrawn",
        actions: [
          leave,
          closeTask("findAddress"),
          { type: "send", params: ({ context, event }) => withdrawalMessage(context, event.reason) },
        ],
      },
      untold,
    ],
  },
}).on;

/** Death before an answer: nobody is left to ask, and nothing is owed to the estate. */
export const diedWithoutAnAnswer = {
  personDied: {
    ...atAnyTime.personDied,
    target: "#optInLetter.withdrawn",
    actions: [...atAnyTime.personDied.actions, changing(endedByDeath)],
  },
};

/** Ended without a decision on the pay. What ended it can turn out to be a mistake: then the case goes on. */
export const withdrawn = process.createStateConfig({
  tags: ["outcome"],
  on: {
    corrected: {
      guard: ({ context, event: { entry } }) =>
        context.withdrawal?.sequence === entry && (!context.died || isEntry(context, entry, "personDied")),
      target: "#optInLetter.arriving",
      actions: [changing(resumed), closeTask("informThoseInvolved")],
    },
  },
});
