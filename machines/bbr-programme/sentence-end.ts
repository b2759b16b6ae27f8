import { attendToConcerns, keeping, process } from "./vocabulary.ts";

const kept = keeping("sentenceEndChanged", ({ imposed }, { endsOn }) => ({
  imposed: imposed && { ...imposed, endsOn },
}));

/** The sentence ends on another day: nothing hangs on it in this state. */
export const sentenceEndIsKept = process.createStateConfig({
  on: { sentenceEndChanged: { actions: [kept, attendToConcerns] } },
}).on;

/** The sentence ends on another day: the state that holds the timers is entered again. */
export const sentenceEndMoves = <const Target extends string>(target: Target) =>
  ({ sentenceEndChanged: { target, actions: [kept, attendToConcerns] } }) as const;
