import { declined, optedIn } from "./answered.ts";
import { atAnyTime } from "./at-any-time.ts";
import { awaitingResponse } from "./awaiting-response.ts";
import { awaitingLetter } from "./awaiting-letter.ts";
import { tracingContact } from "./tracing-contact.ts";
import { beginning } from "./context.ts";
import { lapsed } from "./late-answers.ts";
import { payAligned } from "./pay-aligned.ts";
import { process } from "./vocabulary.ts";
import { withdrawn } from "./withdrawal.ts";

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
    // Where a case belongs by what is known of it: a new one, and one that goes on after a correction.
    arriving: {
      always: [
        { guard: "optInStands", target: "optedIn" },
        { guard: "declineStands", target: "declined" },
        { guard: "letterCameBack", target: "awaitingResponse.letterBounced" },
        { guard: "letterIsOut", target: "awaitingResponse" },
        { guard: "mustBeTraced", target: "tracingContact" },
        { target: "awaitingLetter" },
      ],
    },
    awaitingLetter,
    tracingContact,
    awaitingResponse,
    optedIn,
    declined,
    lapsed,
    payAligned,
    withdrawn,
  },
});
