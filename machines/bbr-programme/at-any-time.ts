import { raisesAlert } from "../shared/case-life/alerts.ts";
import { alertsAtAnyTime, atAnyTime as shared, thoseInvolvedInformed } from "../shared/case-life/at-any-time.ts";
import { changing } from "../shared/case-life/changing.ts";
import { conflictAnswers, conflictsAreKept } from "./conflicts.ts";
import type { BbrContext } from "./context.ts";
import { deathEnds } from "./death.ts";
import { decisionIsKept } from "./interruptions.ts";
import { safeguards } from "./leaving.ts";
import { noted } from "./places.ts";
import { sentenceEndIsKept } from "./sentence-end.ts";
import { recordIsKept } from "./sessions.ts";
import { attendToConcerns, closeTask, keeping, process, type Received } from "./vocabulary.ts";

const { corrected, ...sharedEvents } = shared<BbrContext>({ arriving: "#bbrProgramme.arriving" });

/** What may happen in any state, also after the outcome. Source: processes.md, Shared by all, and section 3, Safety. */
export const atAnyTime = process.createStateConfig({
  on: {
    ...sharedEvents,
    ...alertsAtAnyTime<BbrContext>(),
    // What was put back opens and closes tasks like anything else that becomes known.
    corrected: corrected.map((each) => ({ ...each, actions: [each.actions, attendToConcerns] })),
    personDied: deathEnds,
    thoseInvolvedInformed,
    riskOfHarmDisclosed: {
      actions: [
        safeguards("A risk of harm was disclosed"),
        ...raisesAlert<BbrContext, Received<"riskOfHarmDisclosed">>(
          "riskOfHarmDisclosed",
          () => "A risk of harm was disclosed. The entry on the case says what.",
        ),
        attendToConcerns,
      ],
    },
    safeguardingReviewed: {
      actions: [
        changing<BbrContext, Received<"safeguardingReviewed">>(({ safeguarding }, { review }) => ({
          safeguarding: safeguarding.filter(({ entry }) => entry !== review),
        })),
        attendToConcerns,
      ],
    },
    otherRequirementFailed: {
      actions: [
        keeping("otherRequirementFailed", ({ otherFailures, sequence }, { on }) => ({
          otherFailures: [...otherFailures, { entry: sequence, on }],
        })),
        attendToConcerns,
      ],
    },
    enforcementDecided: decisionIsKept,
    safeNumberConfirmed: {
      actions: [
        keeping("safeNumberConfirmed", (_context, { phone, confirmedSafeOn }) => ({
          safeNumber: { phone, confirmedSafeOn },
          noSafeNumber: false,
        })),
        closeTask("findAddress"),
        closeTask("takeCareOfMessage", "person"),
        attendToConcerns,
      ],
    },
    safeNumberWithdrawn: {
      actions: [
        keeping("safeNumberWithdrawn", () => ({ safeNumber: undefined, noSafeNumber: true })),
        attendToConcerns,
      ],
    },
    ...sentenceEndIsKept,
    // A register that comes late, or is corrected, after the person has left the group.
    attendanceRecorded: { actions: recordIsKept },
    conflictsChanged: { actions: conflictsAreKept },
    // Not undone by a correction, which more people may send: another list replaces it.
    restrictionChanged: {
      actions: changing<BbrContext, Received<"restrictionChanged">>((_context, { restrictedTo }) => ({ restrictedTo })),
    },
    // Of a group the person has left.
    timetableChanged: { actions: noted },
    placeEnded: { actions: noted },
    caseTold: [...conflictAnswers, { actions: noted }],
  },
}).on;
