import { programmeCompleted } from "./sending.ts";
import { moving, send } from "./vocabulary.ts";

/** The review was attended and complied with: the offender manager hears the outcome, with progress against goals. */
export const reviewed = [
  moving("reviewHeld", (_context, { on, progress }) => ({ review: { on, progress } })),
  send(programmeCompleted),
];
