import { needsCatchUp } from "../bbr-shared/attendance.ts";
import type { Module } from "../bbr-shared/modules.ts";
import { addDays } from "../shared/calendar/civil-date.ts";
import { dateInWords, endOfDay } from "../shared/calendar/london.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import type { LocalDate } from "../shared/time.ts";
import type { BbrContext } from "./context.ts";
import type { BbrMessages } from "./messages.ts";
import {
  beginsAt,
  finishedModules,
  firstSession,
  isComplete,
  openCatchUps,
  currentModule,
  sessionMovingOn,
} from "./progress.ts";
import {
  daysNeeded,
  holdEndsOn,
  lastDayForGoalSetting,
  latestStart,
  remindedOf,
  reviewFrom,
  type ToCome,
} from "./schedule.ts";

/** What each message says to whom, worked out from what is known. Every value is a string, as Notify wants it. */

type Template = keyof BbrMessages;
type Recipient = "person" | "owner" | "programmeTeam" | "facilitator";
type AboutSomebody<Name extends Template> = Omit<PersonalisationOf<BbrMessages[Name]>, "crn">;

/** To staff; the case reference number says whom it is about. */
function toStaff<Name extends Exclude<Template, "urgentAlert" | "reminderTwoDaysBefore" | "reminderOnTheDay">>(
  { person }: BbrContext,
  template: Name,
  to: Exclude<Recipient, "person">,
  personalisation: AboutSomebody<Name>,
): Send {
  return { template, to, personalisation: { crn: person.crn, ...(personalisation as Record<string, string>) } };
}

const bullets = (lines: readonly string[]): string =>
  (lines.length > 0 ? lines : ["nothing was said of it"]).map((line) => `* ${line}`).join("\n");
const dayOf = (date: LocalDate | undefined): string => (date === undefined ? "a day not known yet" : dateInWords(date));
const sessionInWords = ({ on, at }: ToCome): string => `${dateInWords(on)} at ${at}`;

/** One text for everything on that day; useless once the last of it has begun. */
const reminder = (context: BbrContext, when: "today" | "before"): Pick<Send, "validUntil" | "while" | "to"> => ({
  to: "person",
  while: "mayBeReminded",
  validUntil: Math.max(...remindedOf(context, when).map((each) => beginsAt(context, each))),
});

export const reminderTwoDaysBefore = (context: BbrContext): Send => {
  const coming = remindedOf(context, "before");
  const validUntil = endOfDay(context.calendar, coming[0]?.on ?? "");
  const when = coming.map(sessionInWords).join(" and on ");
  return { template: "reminderTwoDaysBefore", ...reminder(context, "before"), personalisation: { when }, validUntil };
};

export const reminderOnTheDay = (context: BbrContext): Send => {
  const time = remindedOf(context, "today")
    .map(({ at }) => at)
    .join(" and ");
  return { template: "reminderOnTheDay", ...reminder(context, "today"), personalisation: { time } };
};

export const proposalPrompt = (context: BbrContext): Send =>
  toStaff(context, "proposalPrompt", "owner", { proposedOn: dateInWords(context.referral.on) });

export const notEligible = (context: BbrContext, failed: readonly string[]): Send =>
  toStaff(context, "notEligible", "owner", { criteria: bullets(failed) });

export const notSuitable = (context: BbrContext, reason: string): Send =>
  toStaff(context, "notSuitable", "owner", { reason });

export const waitingPrompt = (context: BbrContext): Send =>
  toStaff(context, "waitingPrompt", "programmeTeam", {
    endsOn: dayOf(context.imposed?.endsOn),
    latestStart: dayOf(latestStart(context)),
  });

export const readinessPrompt = (context: BbrContext): Send =>
  toStaff(context, "readinessPrompt", "owner", {
    why: context.assessment === "deprioritised" ? "others come first" : "they are not ready yet",
    endsOn: dayOf(context.imposed?.endsOn),
  });

export const tooLittleSentence =
  (to: "owner" | "programmeTeam") =>
  (context: BbrContext): Send =>
    toStaff(context, "tooLittleSentence", to, {
      endsOn: dayOf(context.imposed?.endsOn),
      days: String(daysNeeded(context)),
      latestStart: dayOf(latestStart(context)),
    });

export const placeFound = (context: BbrContext): Send => {
  const first = firstSession(context);
  const lastDay = lastDayForGoalSetting(context);
  return toStaff(context, "placeFound", "owner", {
    firstSession: first ? sessionInWords(first) : "a day not known yet",
    next: context.goalSetting
      ? "Goals were set before. They go on where they stopped."
      : `The pre-programme session must be held by ${dayOf(lastDay)}.`,
  });
};

export const placeRefused = (context: BbrContext): Send =>
  toStaff(context, "placeRefused", "programmeTeam", {
    reasons: bullets(context.placeRefusals.at(-1)?.reasons ?? []),
  });

export const conflictInGroup = (context: BbrContext): Send => toStaff(context, "conflictInGroup", "programmeTeam", {});

export const placeLost =
  (reason: string) =>
  (context: BbrContext): Send =>
    toStaff(context, "placeLost", "programmeTeam", { reason });

export const goalSettingPrompt = (context: BbrContext): Send =>
  toStaff(context, "goalSettingPrompt", "facilitator", { lastDay: dayOf(lastDayForGoalSetting(context)) });

export const moveOnWarning = (context: BbrContext): Send => {
  const next = sessionMovingOn(context);
  return toStaff(context, "moveOnWarning", "facilitator", {
    movesOn: next ? sessionInWords(next) : "a day not known yet",
    open: bullets(stillOpen(context)),
  });
};

/** What keeps the present module from being finished. */
function stillOpen(context: BbrContext): readonly string[] {
  const module = currentModule(context);
  if (module === undefined) return [];
  if (isComplete(context, module)) return ["the one-to-one after the module"];
  const catchUps = openCatchUps(context).map(
    (id) => `a catch-up of session ${id.split("-")[1]} of ${titleOf(context, id)}`,
  );
  return catchUps.length > 0
    ? catchUps
    : [`sessions of ${context.policy.moduleTitles[module]} that nobody has registered`];
}

const titleOf = ({ policy }: BbrContext, id: string): string => policy.moduleTitles[id.split("-")[0] as Module];

const ABSENCES: Readonly<Record<string, string>> = {
  acceptableAbsence: "an acceptable absence",
  unacceptableAbsence: "an unacceptable absence",
};

/** What the practitioner hears of one session, the same day. */
export function sessionNotices(
  context: BbrContext,
  { attendance, disclosure, on }: { readonly attendance: string; readonly disclosure: boolean; readonly on: LocalDate },
): readonly Send[] {
  const said = { on: dateInWords(on) };
  const missed = needsCatchUp(attendance as "acceptableAbsence");
  return [
    ...(attendance === "attendedFailedToComply" ? [toStaff(context, "notCompliedWith", "owner", said)] : []),
    ...(missed && attendance !== "attendedFailedToComply"
      ? [toStaff(context, "sessionMissed", "owner", { ...said, absence: ABSENCES[attendance] ?? attendance })]
      : []),
    ...(disclosure ? [toStaff(context, "disclosureMade", "owner", said)] : []),
  ];
}

export const registerCorrected = (context: BbrContext, on: LocalDate): Send =>
  toStaff(context, "registerCorrected", "owner", { on: dateInWords(on) });

/** Leaving a group on hold, or for proceedings. */
export const interrupted =
  (reason: string) =>
  (context: BbrContext): Send =>
    toStaff(context, "interrupted", "owner", {
      reason,
      completed: completedInWords(context),
      next: context.proceedings
        ? "The programme goes on when this is over, or ends."
        : `Another group must be found by ${dayOf(holdEndsOn(context))}, or they are assessed again.`,
    });

export const assessedAgain =
  (to: "owner" | "programmeTeam") =>
  (context: BbrContext): Send =>
    toStaff(context, "assessedAgain", to, { from: dayOf(context.hold?.from) });

export const reviewPrompt = (context: BbrContext): Send =>
  toStaff(context, "reviewPrompt", "owner", {
    by: dayOf(addDays(reviewFrom(context), context.policy.reviewWithinWeeks * 7)),
  });

export const proceedingsPrompt = (context: BbrContext): Send =>
  toStaff(context, "proceedingsPrompt", "owner", { since: dayOf(context.proceedings?.since) });

export const programmeNotCompleted = (context: BbrContext, reason: string): Send =>
  toStaff(context, "programmeNotCompleted", "owner", {
    reason,
    completed: completedInWords(context),
    progress: progressInWords(context),
  });

export const programmeCompleted = (context: BbrContext): Send =>
  toStaff(context, "programmeCompleted", "owner", { progress: progressInWords(context) });

function completedInWords(context: BbrContext): string {
  const titles = finishedModules(context).map((module) => context.policy.moduleTitles[module]);
  return titles.length === 0 ? "none yet" : titles.join(", ");
}

/** Each goal with what the review says of it; before a review, what each one-to-one said. */
export function progressInWords({ goalSetting, oneToOnes, review, policy }: BbrContext): string {
  const goals = (goalSetting?.goals ?? []).map((goal, index) => {
    const reached = review?.progress.find((each) => each.goal === index + 1)?.progress;
    return reached === undefined ? `Goal ${index + 1}: ${goal}` : `Goal ${index + 1}: ${goal} Reached: ${reached}`;
  });
  const talks = oneToOnes.map(({ module, progress }) => `After ${policy.moduleTitles[module]}: ${progress}`);
  const lines = [...goals, ...talks];
  return lines.length === 0 ? "No goals were set." : bullets(lines);
}
