import { declined, optedIn } from "./answered.ts";
import { atAnyTime } from "./at-any-time.ts";
import { awaitingResponse } from "./awaiting-response.ts";
import { awaitingLetter, tracingContact } from "./before-the-letter.ts";
import { beginning } from "./context.ts";
import { lapsed } from "./late-answers.ts";
import { process } from "./vocabulary.ts";

/**
 * The opt-in letter, from the first update to aligned pay. Source: processes.md section 1. The states stand in the
 * order in which a case usually meets them.
 */
export const optInMachine = process.createMachine({
  id: "optInLetter",
  context: ({ input }) => beginning(input),
  initial: "arriving",
  on: atAnyTime,
  states: {
    arriving: {
      always: [{ guard: ({ context }) => context.away, target: "tracingContact" }, { target: "awaitingLetter" }],
    },
    awaitingLetter,
    tracingContact,
    awaitingResponse,
    optedIn,
    declined,
    lapsed,
    payAligned: { tags: ["outcome"] },
    withdrawn: { tags: ["outcome"] },
  },
});
