import { answered } from "./changes.ts";
import type { Choice } from "./context.ts";
import { acknowledgement } from "./sending.ts";
import { process, send } from "./vocabulary.ts";

const STATE_OF: Readonly<Record<Choice, string>> = {
  optedIn: "#optInLetter.optedIn.windowOpen",
  declined: "#optInLetter.declined.windowOpen",
};

/** An answer within the window: kept, and acknowledged at once. */
const answer = (choice: Choice) => ({
  target: STATE_OF[choice],
  reenter: true,
  actions: [
    process.assign(({ context }) => answered(context, choice)),
    send((context) => acknowledgement(context, choice)),
  ],
});

/** Answers may be given, and changed, until the close; the last one counts. */
export const answersAreTaken = { optedIn: answer("optedIn"), declined: answer("declined") };
