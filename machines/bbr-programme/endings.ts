import { attendToConcerns, process } from "./vocabulary.ts";
import { deathIsKept } from "./death.ts";

/** How a case ends. An outcome is not final: notes, corrections and late facts still arrive. */
const ended = process.createStateConfig({
  tags: "outcome",
  entry: attendToConcerns,
  // The outcome stands; those involved are informed all the same.
  on: { personDied: { actions: deathIsKept } },
});

/** All 24 group sessions, the five individual ones and the review attended and complied with. */
export const completed = ended;
/** Ended before that, once it had been a requirement. */
export const notCompleted = ended;
export const notImposed = ended;
export const ineligible = ended;
/** A barrier that no format removes, or the assessment; Structured Interventions were named. */
export const notSuitable = ended;
export const withdrawn = ended;
/** The person has died; nothing is left to finish. */
export const endedByDeath = process.createStateConfig({
  tags: "outcome",
  entry: attendToConcerns,
  on: { personDied: {} },
});
