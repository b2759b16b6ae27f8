import { MODULES } from "../../../machines/bbr-shared/modules.ts";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { RefusedByHand, londonOf, type CaseByHand, type LondonTime } from "../support/case-by-hand.ts";
import type { Move } from "../support/explore.ts";
import { confirmation, FACILITATOR, GROUP, moduleFrom, OTHER_GROUP, WHY, type SessionByHand } from "./participant.ts";

const HOUR_MS = 3_600_000;

/** The vendored calendar ends with 2028; nobody lives beyond it here. */
export const LAST = Date.UTC(2028, 5, 1);

const soon = ({ now }: CaseByHand): LondonTime => (now > LAST ? nothingOf("day") : londonOf(now + HOUR_MS));
const day = (daniel: CaseByHand, days = 0): string => addDays(soon(daniel).slice(0, 10), days);

type Body = (daniel: CaseByHand) => Readonly<Record<string, unknown>>;

const event =
  (name: string, body: Body = () => ({})): Move =>
  (daniel) => {
    daniel.send(soon(daniel), name, body(daniel));
  };

const nothingOf = (kind: string): never => {
  throw new RefusedByHand(`Nothing of the kind: ${kind}`);
};

interface Known {
  readonly place?: {
    readonly groupCaseId: string;
    readonly sessions: readonly SessionByHand[];
    readonly timetable: number;
  };
  readonly asking?: { readonly groupCaseId: string; readonly key: string };
  readonly conflictTelling?: { readonly key: string };
  readonly records: readonly { readonly id: string; readonly register: number; readonly groupCaseId: string }[];
  readonly safeguarding: readonly { readonly entry: number }[];
  readonly alerts: readonly { readonly sequence: number }[];
  readonly undoable: readonly { readonly sequence: number; readonly event: string }[];
  readonly formerGroups: readonly string[];
}
export const known = (daniel: CaseByHand): Known => daniel.live.snapshot.context;
interface Enforcement {
  readonly open: readonly { readonly entry: number; readonly actions: readonly string[] }[];
}
interface Progress {
  readonly module?: (typeof MODULES)[number];
  readonly openCatchUps: readonly string[];
  readonly completedModules: readonly string[];
}
export const progress = (daniel: CaseByHand) => daniel.facts["progress"] as Progress;

/** Sessions of what is lacking, a month from now, a gap after each module. */
const timetable = (daniel: CaseByHand, inDays: number): readonly SessionByHand[] =>
  MODULES.filter((module) => !progress(daniel).completedModules.includes(module)).flatMap((module, index) =>
    moduleFrom(module, day(daniel, inDays + index * 49)),
  );

/** The register of the next session that has none, as soon as it has been held. */
const attends =
  (attendance: string, more: object = {}): Move =>
  (daniel) => {
    const { place, records, formerGroups } = known(daniel);
    const groupCaseId = place?.groupCaseId ?? formerGroups.at(-1);
    if (!groupCaseId) return nothingOf("group");
    const next = place?.sessions.find(
      ({ id }) => !records.some((each) => each.id === id && each.groupCaseId === groupCaseId),
    );
    const session = next ?? moduleFrom(progress(daniel).module ?? "foundation", day(daniel))[0];
    const ended = `${session?.on} 21:00`;
    const at = ended > soon(daniel) ? ended : soon(daniel);
    daniel.send(at, "attendanceRecorded", {
      groupCaseId,
      session,
      attendance,
      register: 1_000_000 + daniel.live.sequence,
      ...more,
    });
  };

/** A register that was wrong. */
const corrects =
  (attendance: string): Move =>
  (daniel) => {
    const [record] = known(daniel).records.filter(({ groupCaseId }) => groupCaseId !== undefined);
    if (!record) return nothingOf("record");
    const [module = "", number = "1"] = record.id.split("-");
    const session = { id: record.id, module, number: Number(number), on: day(daniel, -1), at: "18:00" };
    daniel.send(soon(daniel), "attendanceRecorded", {
      groupCaseId: record.groupCaseId,
      session,
      attendance,
      register: 1_000_000 + daniel.live.sequence,
    });
  };

const answers =
  (accepted: boolean): Move =>
  (daniel) => {
    const { asking } = known(daniel);
    const caseId = asking?.groupCaseId ?? GROUP;
    const reasons = accepted ? [] : ["All 12 places are taken"];
    daniel.answer(soon(daniel), { type: "caseTold", caseId, key: asking?.key ?? "place/0", accepted, reasons });
  };

const conflict: Move = (daniel) => {
  const mustNotShareWith = [`X${String(100_000 + daniel.live.sequence)}`];
  daniel.send(soon(daniel), "conflictsChanged", { mustNotShareWith, notWithFacilitators: [], ...WHY });
};

const answersConflict =
  (accepted: boolean): Move =>
  (daniel) => {
    conflict(daniel);
    const { conflictTelling, place } = known(daniel);
    if (!conflictTelling || !place) return nothingOf("conflict");
    const reasons = accepted ? [] : ["Somebody named is in the group: take one of the two out first"];
    const answer = { type: "caseTold", caseId: place.groupCaseId, key: conflictTelling.key, accepted, reasons };
    daniel.answer(soon(daniel), answer);
  };

const correct =
  (kind: string): Move =>
  (daniel) => {
    const entry = known(daniel).undoable.findLast((one) => one.event === kind)?.sequence;
    if (entry === undefined) return nothingOf(kind);
    daniel.send(soon(daniel), "corrected", { entry, ...WHY });
  };

const decides =
  (wanted: string): Move =>
  (daniel) => {
    const open = (daniel.facts["enforcement"] as Enforcement).open.find(({ actions }) => actions.includes(wanted));
    if (!open) return nothingOf(wanted);
    daniel.send(soon(daniel), "enforcementDecided", { failure: open.entry, action: wanted, on: day(daniel), ...WHY });
  };

const attendsModule: Move = (daniel) => {
  for (let count = 0; count < 6; count += 1) attends("attendedComplied")(daniel);
};

const sessionAlone =
  (attendance: string): Move =>
  (daniel) => {
    const module = progress(daniel).module ?? "foundation";
    const number = known(daniel).records.filter(({ id }) => id.startsWith(module)).length + 1;
    if (number > 6) return nothingOf("session");
    daniel.send(soon(daniel), "sessionRecorded", { module, number, on: day(daniel), attendance });
  };

/** Everything that can happen to a participant, in a few variants each, an hour after the last thing. */
export const bbrMoves: Readonly<Record<string, Move>> = {
  imposed: event("requirementImposed", (daniel) => ({
    on: day(daniel),
    order: "communityOrder",
    endsOn: day(daniel, 700),
  })),
  "imposed, at a low risk": event("requirementImposed", (daniel) => ({
    on: day(daniel),
    order: "communityOrder",
    endsOn: day(daniel, 700),
    risk: "low",
  })),
  conflict,
  "a conflict the group takes": answersConflict(true),
  "a conflict in the group": answersConflict(false),
  "a conflict in the group, settled": (daniel) => {
    answersConflict(false)(daniel);
    answersConflict(true)(daniel);
  },
  restricted: event("restrictionChanged", (daniel) => ({
    restrictedTo: [`STAFF_${daniel.live.sequence}`],
    ...WHY,
  })),
  notImposed: event("requirementNotImposed", (daniel) => ({ on: day(daniel), ...WHY })),
  formatGroup: event("formatDecided", () => ({ format: "alternativeFormat", ...WHY })),
  formatOneToOne: event("formatDecided", () => ({ format: "oneToOne", ...WHY })),
  formatNone: event("formatDecided", () => ({ format: "none", ...WHY })),
  assessmentBegun: event("assessmentBegun"),
  ...Object.fromEntries(
    ["suitable", "suitableNotReady", "deprioritised", "unsuitable"].map((decision) => [
      decision,
      event("assessmentCompleted", () => ({ decision, needAreas: ["thinking"], ...WHY })),
    ]),
  ),
  ...Object.fromEntries(
    ["awaitPlace", "notReady", "deprioritise"].map((decision) => [
      decision,
      event("waitingReviewed", () => ({ decision, ...WHY })),
    ]),
  ),
  asks: event("placeRequested", () => ({ groupCaseId: GROUP })),
  asksAnother: event("placeRequested", () => ({ groupCaseId: OTHER_GROUP })),
  accepted: answers(true),
  refused: answers(false),
  confirmed: event("placeConfirmed", (daniel) => {
    const { asking, place } = known(daniel);
    const version = (place?.timetable ?? 0) + 1;
    return confirmation(timetable(daniel, 40), asking?.groupCaseId ?? place?.groupCaseId ?? GROUP, version);
  }),
  confirmedLate: event("placeConfirmed", (daniel) =>
    confirmation(timetable(daniel, 10), known(daniel).asking?.groupCaseId ?? GROUP),
  ),
  timetableMoves: event("timetableChanged", (daniel) => {
    const { place } = known(daniel);
    if (!place) return nothingOf("place");
    return { groupCaseId: place.groupCaseId, sessions: timetable(daniel, 30), timetable: place.timetable + 1 };
  }),
  timetableOld: event("timetableChanged", (daniel) => ({
    groupCaseId: known(daniel).place?.groupCaseId ?? GROUP,
    sessions: [],
    timetable: 0,
  })),
  placeEnds: event("placeEnded", (daniel) => ({
    groupCaseId: known(daniel).place?.groupCaseId ?? known(daniel).asking?.groupCaseId ?? GROUP,
    reason: "groupCancelled",
  })),
  formerPlaceEnds: event("placeEnded", (daniel) => ({
    groupCaseId: known(daniel).formerGroups[0] ?? GROUP,
    reason: "groupCancelled",
  })),
  alone: event("oneToOneDeliveryAgreed", () => ({ reason: "No group.", facilitator: FACILITATOR })),
  goals: event("goalSettingHeld", (daniel) => ({ on: day(daniel), goals: ["A goal."] })),
  attends: attends("attendedComplied"),
  attendsModule,
  failsToComply: attends("attendedFailedToComply"),
  misses: attends("unacceptableAbsence"),
  isAway: attends("acceptableAbsence", { reason: "medical" }),
  discloses: attends("attendedComplied", { disclosure: true }),
  registerBetter: corrects("attendedComplied"),
  registerWorse: corrects("unacceptableAbsence"),
  sessionAlone: sessionAlone("attendedComplied"),
  missesAlone: sessionAlone("unacceptableAbsence"),
  catchesUp: event("catchUpHeld", (daniel) => {
    const [id] = progress(daniel).openCatchUps;
    const [module, number] = (id ?? nothingOf("catch-up")).split("-");
    return { module, number: Number(number), on: day(daniel) };
  }),
  talks: event("oneToOneHeld", (daniel) => ({
    module: progress(daniel).module ?? "foundation",
    on: day(daniel),
    progress: "Good.",
  })),
  ...Object.fromEntries(
    (["goalSetting", "oneToOne", "catchUp", "review"] as const).map((appointment) => [
      `misses ${appointment}`,
      event("individualSessionMissed", (daniel) => ({
        appointment,
        on: day(daniel),
        attendance: "unacceptableAbsence",
      })),
    ]),
  ),
  books: event("appointmentBooked", (daniel) => ({ appointment: "oneToOne", on: day(daniel, 3), at: "14:00" })),
  cancels: event("appointmentCancelled", () => ({ appointment: "oneToOne" })),
  reviews: (daniel) => {
    soon(daniel);
    daniel.pass(londonOf(daniel.now + 43 * 24 * HOUR_MS));
    daniel.send(soon(daniel), "reviewHeld", { on: day(daniel), progress: [{ goal: 1, progress: "Kept." }] });
  },
  holds: event("putOnHold", () => ({ reason: "health", ...WHY })),
  number: event("safeNumberConfirmed", (daniel) => ({ phone: "07700900456", confirmedSafeOn: day(daniel) })),
  noNumber: event("safeNumberWithdrawn", () => WHY),
  harm: event("riskOfHarmDisclosed", () => ({ summary: "Said he would." })),
  acknowledged: event("alertAcknowledged", (daniel) => ({
    alert: known(daniel).alerts[0]?.sequence ?? nothingOf("alert"),
    action: "Police told.",
  })),
  safeguarded: event("safeguardingReviewed", (daniel) => ({
    review: known(daniel).safeguarding[0]?.entry ?? nothingOf("review"),
    outcome: "No new concern.",
  })),
  otherFailure: event("otherRequirementFailed", (daniel) => ({ on: day(daniel), requirement: "Unpaid work" })),
  ...Object.fromEntries(
    ["excused", "warned", "breachStarted", "recallStarted", "noFurtherAction"].map((action) => [
      action,
      decides(action),
    ]),
  ),
  proceedingsContinue: event("proceedingsEnded", () => ({ decision: "continues", ...WHY })),
  proceedingsEnd: event("proceedingsEnded", () => ({ decision: "ends", ...WHY })),
  court: event("returnedToCourt", (daniel) => ({ on: day(daniel), ...WHY })),
  deferred: event("courtDecided", () => ({ decision: "deferred", ...WHY })),
  courtEnds: event("courtDecided", () => ({ decision: "ends", ...WHY })),
  deferralEnded: event("deferralEnded", () => WHY),
  exits: event("programmeExited", () => ({ reason: "movedAway", ...WHY })),
  withdrawn: event("withdrawn", () => ({ reason: "startedInError", ...WHY })),
  sentenceLonger: event("sentenceEndChanged", (daniel) => ({ endsOn: day(daniel, 900) })),
  sentenceShorter: event("sentenceEndChanged", (daniel) => ({ endsOn: day(daniel, 60) })),
  died: event("personDied", (daniel) => ({ on: day(daniel) })),
  informed: event("thoseInvolvedInformed"),
  note: event("noteAdded", () => ({ note: "A note." })),
  owner: event("ownerReassigned", () => ({
    role: "practitioner",
    name: "Ada Brook",
    email: "ada.brook@justice.example",
  })),
  takenCareOf: event("messageTakenCareOf", () => ({ recipient: "person", ...WHY })),
  takenCareOfOwner: event("messageTakenCareOf", () => ({ recipient: "owner", ...WHY })),
  ...Object.fromEntries(
    ["person", "owner"].map((to): [string, Move] => [
      `fails to ${to}`,
      (daniel) =>
        daniel.answer(soon(daniel), {
          type: "messageFailed",
          messageId: "case/1.1",
          template: "reminderOnTheDay",
          to,
          reason: "permanent-failure",
        }),
    ]),
  ),
  // Two things one after the other, where a life of one step would not come.
  "is warned and fails again": (daniel) => {
    bbrMoves["otherFailure"]?.(daniel);
    bbrMoves["warned"]?.(daniel);
    bbrMoves["otherFailure"]?.(daniel);
  },
  "is warned, fails again, and it is answered": (daniel) => {
    bbrMoves["is warned and fails again"]?.(daniel);
    decides("excused")(daniel);
  },
  "fails and is recalled": (daniel) => {
    bbrMoves["otherFailure"]?.(daniel);
    decides("recallStarted")(daniel);
  },
  "fails and is in breach": (daniel) => {
    bbrMoves["otherFailure"]?.(daniel);
    decides("breachStarted")(daniel);
  },
  "two alerts, one acknowledged": (daniel) => {
    bbrMoves["harm"]?.(daniel);
    bbrMoves["harm"]?.(daniel);
    bbrMoves["acknowledged"]?.(daniel);
  },
  "died, and the review is taken back": (daniel) => {
    bbrMoves["died"]?.(daniel);
    correct("reviewHeld")(daniel);
  },
  "an alert, acknowledged": (daniel) => {
    bbrMoves["harm"]?.(daniel);
    bbrMoves["acknowledged"]?.(daniel);
  },
  "a message fails and is taken care of": (daniel) => {
    bbrMoves["fails to owner"]?.(daniel);
    bbrMoves["takenCareOfOwner"]?.(daniel);
  },
  "the sentence ends, and is longer after all": (daniel) => {
    bbrMoves["the sentence ends"]?.(daniel);
    bbrMoves["sentenceLonger"]?.(daniel);
  },
  "a quarter of a year passes": (daniel) => {
    soon(daniel);
    daniel.pass(londonOf(daniel.now + 90 * 24 * HOUR_MS));
  },
  "books and cancels": (daniel) => {
    bbrMoves["books"]?.(daniel);
    bbrMoves["cancels"]?.(daniel);
  },
  "the sentence ends": (daniel) => {
    bbrMoves["sentenceShorter"]?.(daniel);
    daniel.pass(londonOf(daniel.now + 62 * 24 * HOUR_MS));
  },
  "too short a notice, restored": (daniel) => {
    const { place } = known(daniel);
    if (!place) return nothingOf("place");
    for (const [version, days] of [
      [1, 10],
      [2, 40],
    ] as const)
      event("timetableChanged", () => ({
        groupCaseId: place.groupCaseId,
        sessions: timetable(daniel, days),
        timetable: place.timetable + version,
      }))(daniel);
  },
  ...Object.fromEntries(
    [
      ["died", "personDied"],
      ["exits", "programmeExited"],
      ["withdrawn", "withdrawn"],
      ["notReady", "waitingReviewed"],
      ["court", "returnedToCourt"],
      ["sentenceLonger", "sentenceEndChanged"],
    ].flatMap(([move = "", kind = ""]): [string, Move][] => [
      [
        `${move}, taken back`,
        (daniel) => {
          bbrMoves[move]?.(daniel);
          correct(kind)(daniel);
        },
      ],
      [
        `${move}, and a note of the owner taken back`,
        (daniel) => {
          bbrMoves[move]?.(daniel);
          bbrMoves["owner"]?.(daniel);
          correct("ownerReassigned")(daniel);
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    [
      "requirementImposed",
      "requirementNotImposed",
      "formatDecided",
      "assessmentBegun",
      "assessmentCompleted",
      "waitingReviewed",
      "oneToOneDeliveryAgreed",
      "goalSettingHeld",
      "catchUpHeld",
      "oneToOneHeld",
      "individualSessionMissed",
      "reviewHeld",
      "enforcementDecided",
      "otherRequirementFailed",
      "proceedingsEnded",
      "returnedToCourt",
      "courtDecided",
      "deferralEnded",
      "programmeExited",
      "withdrawn",
      "personDied",
      "safeNumberConfirmed",
      "safeNumberWithdrawn",
      "sentenceEndChanged",
      "ownerReassigned",
    ].map((kind) => [`correct ${kind}`, correct(kind)]),
  ),
};
