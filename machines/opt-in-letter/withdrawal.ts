import { isReachable } from "./person.ts";
import { withdrawalMessage } from "./sending.ts";
import { closeTask, process } from "./vocabulary.ts";
import { atAnyTime } from "./at-any-time.ts";

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
          closeTask("findAddress"),
          { type: "send", params: ({ context, event }) => withdrawalMessage(context, event.reason) },
        ],
      },
      { target: "#optInLetter.withdrawn", actions: closeTask("findAddress") },
    ],
  },
}).on;

/** Death before an answer: nobody is left to ask, and nothing is owed to the estate. */
export const diedWithoutAnAnswer = {
  personDied: { ...atAnyTime.personDied, target: "#optInLetter.withdrawn" },
} as const;
