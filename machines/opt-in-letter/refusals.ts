import { dateInWords } from "../shared/calendar/london.ts";
import { deathRefusals } from "../shared/case-life/at-any-time-refusals.ts";
import { notAmong } from "../shared/case-life/corrections.ts";
import { listed, unless } from "../shared/case-life/refusing.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { OptInEvent } from "./contract.ts";
import { isEntry } from "./corrections.ts";
import { isSuspended, windowClosesAt, type OptInContext } from "./context.ts";
import { lateAnswersCloseAt, lateAnswersUntil } from "./schedule.ts";

/**
 * Why the data of an event is not acceptable although the state allows the event. What a state allows is the
 * machine's business; here only data decides.
 */
export function refusals(context: OptInContext, event: OptInEvent): readonly Refusal[] {
  switch (event.type) {
    case "optedIn":
    case "declined":
      return answerRefusals(context);
    case "intentionSignified":
      return leaverRefusals(context, event);
    case "campaignDatesChanged":
      return dateRefusals(event);
    case "questionAsked":
      return unless(!context.died, "personDied", "The person has died; record a note instead");
    case "questionAnswered":
      return unless(
        context.questions.some(({ sequence }) => sequence === event.question),
        "noSuchQuestion",
        `No open question has this number. Open questions: ${listed(context.questions.map(({ sequence }) => sequence))}`,
        "question",
      );
    case "payrollConfirmed": {
      const earliest = context.policy.alignedNotBefore;
      return unless(
        event.effectiveFrom >= earliest,
        "dateTooEarly",
        `Must not be before ${dateInWords(earliest)}`,
        "effectiveFrom",
      );
    }
    case "personDied":
    case "thoseInvolvedInformed":
      return deathRefusals(context, event);
    case "corrected":
      return correctionRefusals(context, event.entry);
    default:
      return [];
  }
}

/** The dates of a campaign come in order. */
export function dateRefusals({
  lettersFrom,
  closesOn,
  lateAnswersUntil,
}: Extract<OptInEvent, { type: "campaignDatesChanged" }>): readonly Refusal[] {
  return [
    ...unless(lettersFrom <= closesOn, "datesOutOfOrder", "Must not be before lettersFrom", "closesOn"),
    ...unless(closesOn <= lateAnswersUntil, "datesOutOfOrder", "Must not be before closesOn", "lateAnswersUntil"),
  ];
}

function answerRefusals(context: OptInContext): readonly Refusal[] {
  const { answers, died, letter, now, policy } = context;
  const closed = letter !== undefined && !isSuspended(context) && now >= windowClosesAt(context);
  const isOver = closed && now >= lateAnswersCloseAt(context);
  const stands = !policy.answersMayBeChanged && answers.length > 0;
  return [
    ...unless(!died, "personDied", "The person has died; an answer can no longer be recorded"),
    ...unless(!stands, "answerStands", "An answer has been given already and cannot be changed"),
    ...unless(
      !isOver,
      "lateAnswersOver",
      `Late answers were taken until the end of ${dateInWords(lateAnswersUntil(context))}`,
    ),
  ];
}

function leaverRefusals(
  context: OptInContext,
  event: Extract<OptInEvent, { type: "intentionSignified" }>,
): readonly Refusal[] {
  const { employeeNumber, leavingOn } = event;
  const given = Object.entries(event).filter(([field, value]) => field !== "type" && value !== undefined);
  return [
    ...unless(given.length > 0, "nothingGiven", "Give at least one part of the leaver's message"),
    ...unless(
      employeeNumber === undefined || employeeNumber === context.employee.employeeNumber,
      "anotherPerson",
      "Is not the employee number of this case",
      "employeeNumber",
    ),
    ...unless(
      leavingOn === undefined || leavingOn >= today(context),
      "leftAlready",
      "An intention can only be signified while still employed: must be today or later",
      "leavingOn",
    ),
  ];
}

/** A correction needs something that undoes the entry; where nothing does, it says so. */
function correctionRefusals(context: OptInContext, entry: number): readonly Refusal[] {
  const possible = context.correctable.map(({ sequence }) => sequence);
  const isAnswer = isEntry(context, entry, "optedIn") || isEntry(context, entry, "declined");
  const closed = context.letter !== undefined && context.now >= windowClosesAt(context);
  return [
    ...notAmong(possible, entry),
    ...unless(
      !isAnswer || !closed,
      "windowClosed",
      "The window has closed on this answer; raise it with HR and payroll",
      "entry",
    ),
  ];
}
