import type { Assumption } from "../machines/shared/assumption.ts";

/** What publishing takes for granted. Somebody with authority has to confirm. */
export const assumptions: readonly Assumption[] = [
  {
    assumed:
      "Events of a case that is restricted say so and leave the person's identifiers out; events from before it was restricted cannot be unsent.",
    because:
      "Restricted cases are hidden from staff not named, and every subscriber would be told; whoever may know of the case asks the API.",
  },
];
