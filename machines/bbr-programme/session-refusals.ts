import { MODULES } from "../bbr-shared/modules.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { listed, unless } from "../shared/case-life/refusing.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { BbrContext } from "./context.ts";
import type { BbrEvent } from "./contract.ts";
import { heldInThePast, inThePast } from "./past-dates.ts";
import { beginsAt, currentModule, isComplete, isFinished, isMadeGood, openCatchUps, sessionId } from "./progress.ts";
import { entryOf, knownRecord, type SessionEvent } from "./recording.ts";
import { lastDayForGoalSetting, reviewFrom } from "./schedule.ts";

type Body<Name extends BbrEvent["type"]> = Extract<BbrEvent, { readonly type: Name }>;

/** Why a session cannot have been held, missed or booked like this. */
export function sessionRefusals(context: BbrContext, event: BbrEvent): readonly Refusal[] {
  switch (event.type) {
    case "attendanceRecorded":
      return [...fromAGroup(context, event), ...recordRefusals(context, event)];
    case "sessionRecorded":
      return [
        ...unless(
          context.individually !== undefined,
          "registeredByGroup",
          "The group's register records its sessions; only delivery one-to-one is recorded here",
        ),
        ...unless(
          context.goalSetting === undefined || context.goalSetting.on <= event.on,
          "dateTooEarly",
          "Must not be before the pre-programme session",
          "on",
        ),
        ...reasonFor(event),
        ...recordRefusals(context, event),
      ];
    case "goalSettingHeld":
      return goalSettingRefusals(context, event);
    case "catchUpHeld":
      return catchUpRefusals(context, event);
    case "oneToOneHeld":
      return oneToOneRefusals(context, event);
    case "individualSessionMissed":
      return [...inThePast(context, event.on), ...reasonFor(event)];
    case "appointmentBooked":
      return unless(beginsAt(context, event) > context.now, "dateInPast", "Must be in the future", "on");
    case "appointmentCancelled":
      return unless(
        context.appointments.some(({ appointment }) => appointment === event.appointment),
        "notBooked",
        `Nothing of this kind is booked. Booked: ${listed(context.appointments.map(({ appointment }) => appointment))}`,
        "appointment",
      );
    default:
      return [];
  }
}

function fromAGroup(
  { place, formerGroups }: BbrContext,
  { groupCaseId }: Body<"attendanceRecorded">,
): readonly Refusal[] {
  const known = place?.groupCaseId === groupCaseId || formerGroups.includes(groupCaseId);
  return unless(known, "notInGroup", "Has never had a place in this group");
}

/** A module that was never open cannot have been attended; a session on which completion rests is not taken away. */
function recordRefusals(context: BbrContext, event: SessionEvent): readonly Refusal[] {
  const entry = entryOf(context, event);
  const known = knownRecord(context, entry);
  const current = currentModule(context);
  const title = current && context.policy.moduleTitles[current];
  return [
    ...inThePast(context, entry.on),
    ...unless(context.goalSetting !== undefined, "goalsNotSet", "The pre-programme session comes first"),
    ...unless(
      known !== undefined || isFinished(context, entry.module) || entry.module === current,
      "moduleNotOpen",
      `${title} and its one-to-one must be complete before any other module`,
      "module",
    ),
    ...unless(
      context.review === undefined || entry.attendance === "attendedComplied" || isMadeGoodOtherwise(context, event),
      "programmeCompleted",
      "The programme was completed on the strength of this session. Correct the review first",
    ),
  ];
}

function isMadeGoodOtherwise(context: BbrContext, event: SessionEvent): boolean {
  const known = knownRecord(context, entryOf(context, event));
  const records = context.records.filter((each) => each !== known);
  return isMadeGood({ ...context, records }, entryOf(context, event).id);
}

function reasonFor({ attendance, reason }: { readonly attendance: string; readonly reason?: string | undefined }) {
  return [
    ...unless(
      attendance !== "acceptableAbsence" || reason !== undefined,
      "reasonMissing",
      "Say why the absence is acceptable",
      "reason",
    ),
    ...unless(
      attendance === "acceptableAbsence" || reason === undefined,
      "reasonNotWanted",
      "Only for an acceptable absence",
      "reason",
    ),
  ];
}

function goalSettingRefusals(context: BbrContext, { on }: Body<"goalSettingHeld">): readonly Refusal[] {
  const last = lastDayForGoalSetting(context);
  return [
    ...heldInThePast(context, on, context.imposed?.on, "the referral"),
    ...unless(
      last === undefined || on <= last,
      "tooCloseToGroup",
      `Must be at least three weeks before the first session: on ${last ? dateInWords(last) : ""} or before`,
      "on",
    ),
  ];
}

function catchUpRefusals(context: BbrContext, { module, number, on }: Body<"catchUpHeld">): readonly Refusal[] {
  const id = sessionId(module, number);
  const open = openCatchUps(context);
  const missed = context.records.findLast((record) => record.id === id);
  return [
    ...unless(open.includes(id), "nothingToCatchUp", `Sessions to catch up: ${listed(open)}`, "number"),
    ...heldInThePast(context, on, missed?.on, "the session that was missed"),
  ];
}

function oneToOneRefusals(context: BbrContext, { module, on }: Body<"oneToOneHeld">): readonly Refusal[] {
  const due = MODULES.filter((each) => isComplete(context, each) && !isFinished(context, each));
  const held = context.records.filter((record) => record.module === module).map((record) => record.on);
  return [
    ...unless(
      due.includes(module),
      "moduleNotComplete",
      `Modules whose one-to-one is to be held: ${listed(due)}`,
      "module",
    ),
    ...heldInThePast(context, on, held.sort().at(-1), "the last session of the module"),
  ];
}

/** At least six weeks after the last session; every goal is spoken of. */
export function reviewRefusals(context: BbrContext, { on, progress }: Body<"reviewHeld">): readonly Refusal[] {
  const from = reviewFrom(context);
  const goals = context.goalSetting?.goals.length ?? 0;
  const missing = Array.from({ length: goals }, (_, index) => index + 1).filter(
    (number) => !progress.some(({ goal }) => goal === number),
  );
  return [
    ...inThePast(context, on),
    ...unless(
      from <= on,
      "tooSoonAfterLastSession",
      `Must be at least six weeks after the last session: on ${dateInWords(from)} or later`,
      "on",
    ),
    ...unless(missing.length === 0, "goalsMissing", `Say what was reached of goal ${listed(missing)}`, "progress"),
    ...unless(
      progress.every(({ goal }) => goal <= goals),
      "noSuchGoal",
      `There are ${goals} goals, numbered from 1`,
      "progress",
    ),
  ];
}
