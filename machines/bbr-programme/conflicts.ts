import { changing } from "../shared/case-life/changing.ts";
import type { TellCase } from "../shared/effects.ts";
import type { BbrContext } from "./context.ts";
import { beginsAt } from "./progress.ts";
import { conflictInGroup } from "./sending.ts";
import { attendToConcerns, process, send, type Received } from "./vocabulary.ts";

/**
 * People who must not share a group, or a facilitator, when it becomes known after the place was asked for (processes.md
 * section 3, Groups: conflicts are checked). The group is told; where it cannot take it, because somebody named is in it
 * already, people separate them.
 */

const isInOrAsksForGroup = ({ place, asking }: BbrContext): boolean => (place ?? asking) !== undefined;

const kept = changing<BbrContext, Received<"conflictsChanged">>(
  (context, { mustNotShareWith, notWithFacilitators }) => ({
    mustNotShareWith,
    notWithFacilitators,
    conflictTelling: isInOrAsksForGroup(context)
      ? { key: `conflict/${context.sequence}`, stage: "toTell" as const }
      : undefined,
  }),
);

const telling = ({ caseId, place, conflictTelling, ...rest }: BbrContext): TellCase => ({
  caseId: place?.groupCaseId ?? "",
  event: "conflictRecorded",
  key: conflictTelling?.key ?? "",
  body: {
    programmeCaseId: caseId,
    mustNotShareWith: rest.mustNotShareWith,
    notWithFacilitators: rest.notWithFacilitators,
  },
});

/** A group that has still to answer whether there is a place is told once it has given it. */
export const tellsConflicts = process.enqueueActions(({ context, enqueue }) => {
  const { place, conflictTelling, mustNotShareWith, notWithFacilitators } = context;
  if (!place || conflictTelling?.stage !== "toTell") return;
  const isToMeet = place.sessions.some((session) => beginsAt(context, session) > context.now);
  const isWanted = isToMeet && mustNotShareWith.length + notWithFacilitators.length > 0;
  if (isWanted) enqueue({ type: "tellCase", params: telling(context) });
  enqueue.assign({ conflictTelling: isWanted ? { ...conflictTelling, stage: "told" } : undefined });
});

/** What is known now replaces what was, and the group hears of it. */
export const conflictsAreKept = [kept, tellsConflicts, attendToConcerns];

interface Answer {
  readonly context: BbrContext;
  readonly event: Received<"caseTold">;
}

const isConflictAnswer = ({ context, event }: Answer): boolean => event.key === context.conflictTelling?.key;

const answered = changing<BbrContext, Received<"caseTold">>(({ conflictTelling }, { accepted }) => ({
  conflictTelling: conflictTelling && !accepted ? { ...conflictTelling, stage: "refused" } : undefined,
}));

/** The group's answer. One that refuses gives the programmes team a task, and word of it. */
export const conflictAnswers = [
  {
    guard: (at: Answer) => isConflictAnswer(at) && !at.event.accepted,
    actions: [answered, send(conflictInGroup), attendToConcerns],
  },
  { guard: isConflictAnswer, actions: [answered, attendToConcerns] },
] as const;
