import type { BbrContext } from "./context.ts";
import { goesOnHold, leftGroup } from "./leaving.ts";
import { noted } from "./places.ts";
import { hasEveryRecord } from "./progress.ts";
import { placeLost } from "./sending.ts";
import { process, send } from "./vocabulary.ts";

interface At {
  readonly context: BbrContext;
  readonly event: { readonly groupCaseId: string };
}

const isAnother = ({ context, event }: At): boolean => event.groupCaseId !== context.place?.groupCaseId;

/** The group itself has said so: it is not told that the place is given up. */
const placeIsGone = process.assign(({ context }) => ({ ...leftGroup(context, "groupEnded"), hold: undefined }));

/**
 * The group has ended, or has taken the place back. Whoever has only catch-ups and one-to-ones left goes on with them;
 * whoever has not begun waits for another place; the others are on hold.
 */
export const placeEnds = [
  { guard: isAnother, actions: noted },
  {
    guard: ({ context }: At) => context.records.length === 0,
    target: "#bbrProgramme.awaitingPlace",
    actions: [placeIsGone, send(placeLost("the group has ended, or has taken the place back"))],
  },
  {
    guard: ({ context }: At) => hasEveryRecord(context),
    target: "#bbrProgramme.underway.course.deciding",
    actions: placeIsGone,
  },
  {
    target: "#bbrProgramme.underway.course.onHold",
    actions: [placeIsGone, ...goesOnHold("groupEnded")],
  },
] as const;
