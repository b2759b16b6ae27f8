import type { LocalDate } from "../shared/time.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { closesOn, type Choice, type OptInContext } from "./context.ts";
import { leaverDetails } from "./person.ts";
import type { Organisation, Origin } from "./scope.ts";

/** The paragraph of the letter that depends on where somebody came from. Sources: [003], [A] for the wording. */
const FROM: Readonly<Record<Origin, string>> = {
  parentOrganisation: "You transferred to us from a parent organisation of a Community Rehabilitation Company.",
  supplyChain: "You transferred to us from a supply-chain organisation.",
  formerCrc: "You transferred to us from a Community Rehabilitation Company and your pay has not been aligned yet.",
  other: "",
};

/** The paragraph that depends on where somebody works now: whose pay scales theirs would be aligned to. */
const TO: Readonly<Record<Organisation, string>> = {
  probationService: "If you opt in, your pay is aligned to the pay scales of the Probation Service.",
  hmppsHq: "If you opt in, your pay is aligned to the pay scales of HMPPS Headquarters.",
  moj: "If you opt in, your pay is aligned to the pay scales of the Ministry of Justice.",
};

const AFTER_LEAVING = "You will benefit from pay assimilation and any back pay, even after you have left.";

/** The terms paragraph of the letter: its text varies by origin and by current organisation, and for a leaver. */
export function termsParagraph(context: Pick<OptInContext, "employee" | "leaverMessages">): string {
  const { origin, organisation } = context.employee;
  const leaves = leaverDetails(context).leavingOn !== undefined;
  return [FROM[origin], TO[organisation], leaves ? AFTER_LEAVING : ""].filter((sentence) => sentence !== "").join(" ");
}

/** Whether an answer may still be changed. */
export function changeParagraph(context: OptInContext): string {
  if (!context.policy.answersMayBeChanged) return "Your answer is final: you cannot change it.";
  return `You can change your answer until the end of ${dateInWords(closesOn(context))}. The last answer counts.`;
}

/** Whether, and until when, a late answer is still put to a decision. */
export function lateAnswerParagraph(until: LocalDate, on: LocalDate): string {
  if (until < on) return "Late answers are no longer taken.";
  return `If something kept you from answering in time, send us your answer and the reason by the end of ${dateInWords(until)}. A late answer can be accepted exceptionally.`;
}

/** What follows a late answer that was accepted. */
export function nextAfterLateAnswer(choice: Choice, payrollWasInstructed: boolean): string {
  if (choice === "optedIn") return "We have asked payroll to align your pay. We will write to you when they have.";
  return payrollWasInstructed
    ? "We have told payroll not to align your pay, or to reverse it if they have done so already."
    : "Your present pay and terms stay as they are.";
}

/** Money as people read it: `31432.00` is `£31,432.00`. */
export function pounds(amount: string): string {
  return `£${amount.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
}
