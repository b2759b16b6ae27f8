import { informThoseInvolved } from "../shared/case-life/at-any-time.ts";
import type { BbrContext } from "./context.ts";
import { givesUpPlace } from "./leaving.ts";
import { attendToConcerns, keeping, moving } from "./vocabulary.ts";

/** After an outcome: the death is recorded, and the outcome stands. */
export const deathIsKept = [
  keeping("personDied", ({ sequence }, { on }) => ({ died: { on, sequence } })),
  ...informThoseInvolved<BbrContext>(),
  attendToConcerns,
];

/** Before one: the place is given up and the case ends. */
export const deathEnds = {
  target: "#bbrProgramme.endedByDeath",
  actions: [
    givesUpPlace(() => "died"),
    moving("personDied", ({ sequence }, { on }) => ({ died: { on, sequence } })),
    ...informThoseInvolved<BbrContext>(),
  ],
} as const;
