import { today } from "../shared/case-life/schedule.ts";
import type { Send } from "../shared/effects.ts";
import { keyWorkerOf, openMeetings, type Concern, type PipeContext } from "./context.ts";
import { nextReview, reviewDay } from "./schedule.ts";
import { bullets, inWords, message, todayWhile } from "./sending.ts";

/** Residence: what each message says to whom, worked out from what is known. */

/** To the key worker; to the officer who stands in while they are away, or while there is none. */
export const keyWorkDue = (context: PipeContext): Send =>
  message(
    context,
    "keyWorkDue",
    officerStandsIn(context) ? "owner" : "keyWorker",
    {},
    todayWhile(context, "keyWorkDue"),
  );

export function officerStandsIn(context: PipeContext): boolean {
  return context.keyWorkerIsAway || keyWorkerOf(context) === undefined;
}

const FINDINGS: Readonly<Record<Concern, string>> = {
  notConsidered: "No session, key work or consideration was recorded for a resident in the past week.",
  notEngaged: "A resident was offered sessions in the past week and took part in none.",
  foundNotEngaged: "A resident was considered and found not to be engaged.",
};

export const engagementConcern = (context: PipeContext): Send =>
  message(
    context,
    "engagementConcern",
    "owner",
    { finding: FINDINGS[context.concern ?? "notConsidered"] },
    { while: "stepsDue" },
  );

export const engagementReviewDue = (context: PipeContext): Send =>
  message(context, "engagementReviewDue", "owner", {}, { while: "reviewingSteps" });

export const reviewNotice = (context: PipeContext): Send =>
  message(
    context,
    "reviewNotice",
    "offenderManager",
    { reviewOn: inWords(reviewDay(context, nextReview(context))) },
    { while: "resident" },
  );

export const reviewDue = (context: PipeContext): Send =>
  message(context, "reviewDue", "owner", { review: String(nextReview(context) - 1) }, todayWhile(context, "resident"));

/** The highest level that meets today. */
export const mappaToday = (context: PipeContext): Send => {
  const levels = openMeetings(context)
    .filter(({ on }) => on === today(context))
    .map(({ level }) => level);
  return message(
    context,
    "mappaToday",
    "owner",
    { level: String(Math.max(2, ...levels)) },
    todayWhile(context, "resident"),
  );
};

export const resettlementStarts =
  (to: "owner" | "offenderManager") =>
  (context: PipeContext): Send =>
    message(
      context,
      "resettlementStarts",
      to,
      { departureOn: inWords(context.plannedDepartureOn) },
      { while: "resident" },
    );

/** What a planned departure still lacks. */
export function toDoBeforeDeparture({ resettlement, leaving, leavingSteps }: PipeContext): string[] {
  return [
    ...(resettlement ? [] : ["plan the resettlement"]),
    ...(leaving ? [] : ["plan the leaving with the clinical lead"]),
    ...(leavingSteps.includes("endingMarked") ? [] : ["mark the ending"]),
    ...(leavingSteps.includes("feedbackInvited") ? [] : ["invite feedback"]),
    ...(leavingSteps.includes("researchQuestionnaireOffered") ? [] : ["offer the research questionnaire"]),
  ];
}

export const departureReminder =
  (to: "owner" | "clinicalLead" | "offenderManager", when: string) =>
  (context: PipeContext): Send =>
    message(
      context,
      "departureReminder",
      to,
      {
        departureOn: inWords(context.plannedDepartureOn),
        when,
        toDo: bullets(toDoBeforeDeparture(context), "Nothing."),
      },
      todayWhile(context, "resident"),
    );

const STAY: Readonly<Record<string, string>> = {
  progress: "the progress made",
  needsMoreTime: "more time is needed",
  moveOnNotReady: "the accommodation to move on to is not ready",
  sentenceOrLicence: "the sentence or the licence",
  other: "another reason, recorded on the case",
};

/** Sent before the new date is kept, so that it can name both. */
export const plannedDepartureMoved = (context: PipeContext, { on, reason }: { on: string; reason: string }): Send =>
  message(
    context,
    "plannedDepartureMoved",
    "offenderManager",
    { before: inWords(context.plannedDepartureOn), departureOn: inWords(on), reason: STAY[reason] ?? reason },
    { while: "resident" },
  );
