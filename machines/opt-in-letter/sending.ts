import { dateInWords } from "../shared/calendar/london.ts";
import { endOfToday, today } from "../shared/case-life/schedule.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import { datesMoved } from "./changes.ts";
import { closesOn, windowClosesAt, type Choice, type OptInContext } from "./context.ts";
import type { OptInEvent } from "./contract.ts";
import { changeParagraph, lateAnswerParagraph, nextAfterLateAnswer, pounds, termsParagraph } from "./letter-text.ts";
import type { OptInMessages } from "./messages.ts";
import { leaverDetails, missingParts } from "./person.ts";
import { lateAnswersUntil, nextQaEvent, qaBeginsAt } from "./schedule.ts";

/** What each message says to whom, worked out from what is known. Every value is a string, as Notify wants it. */

type Template = keyof OptInMessages;
type Limits = Pick<Send, "validUntil" | "while">;

/** A message to the person: it names them, and says where to ask. */
function toPerson<Name extends Template>(
  context: OptInContext,
  template: Name,
  personalisation: Omit<PersonalisationOf<OptInMessages[Name]>, "name" | "mailbox">,
  limits: Limits = {},
): Send {
  const { name } = context.employee;
  const { harmonisationTeam: mailbox } = context.policy.mailboxes;
  return { template, to: "person", personalisation: { name, mailbox, ...personalisation }, ...limits };
}

const closing = (context: OptInContext): string => dateInWords(closesOn(context));

/** A reminder of today, withdrawn as soon as there is an answer. */
const reminder = (context: OptInContext): Limits => ({ validUntil: endOfToday(context), while: "awaitingAnswer" });

export const letterMessage = (context: OptInContext): Send => {
  const { employee, campaign, figures } = context;
  if (!figures) throw new Error("No letter without the person's figures");
  return toPerson(context, "optInLetter", {
    employeeNumber: employee.employeeNumber,
    closesOn: closing(context),
    terms: termsParagraph(context),
    newSalary: pounds(figures.newSalary),
    allowances: pounds(figures.allowances),
    payProtection: pounds(figures.payProtection),
    change: changeParagraph(context),
    letterVersion: campaign.letterVersion,
  });
};

export const updateMessage = (context: OptInContext): Send =>
  toPerson(
    context,
    "update",
    { planned: plannedParagraph(context) },
    { validUntil: endOfToday(context), while: "awaitingLetter" },
  );

export const newsMessage = (
  context: OptInContext,
  { headline, news }: { readonly headline: string; readonly news: string },
): Send =>
  toPerson(context, "news", { headline, news, planned: plannedParagraph(context) }, { while: "awaitingLetter" });

/** What a leaver hears at once: an acknowledgement, or what is still missing, part by part. */
export const leaverMessage = (context: OptInContext): Send => {
  const leaver = leaverDetails(context);
  const missing = missingParts(leaver);
  if (missing.length > 0 || leaver.leavingOn === undefined) {
    return toPerson(context, "leaverDetailsMissing", { missing: missing.map((part) => `* ${part}`).join("\n") });
  }
  const leavingOn = dateInWords(leaver.leavingOn);
  const { letter } = context;
  return letter && !letter.cameBack
    ? toPerson(context, "intentionAcknowledgedLetterOut", { leavingOn, closesOn: closing(context) })
    : toPerson(context, "intentionAcknowledged", { leavingOn });
};

export const oneWeekReminder = (context: OptInContext): Send =>
  toPerson(context, "reminderOneWeek", { closesOn: closing(context) }, reminder(context));

export const threeWorkingDaysReminder = (context: OptInContext): Send =>
  toPerson(context, "reminderThreeWorkingDays", { closesOn: closing(context) }, reminder(context));

export const lastMorningReminder = (context: OptInContext): Send =>
  toPerson(context, "reminderLastMorning", { closesOn: closing(context) }, reminder(context));

export const invitationMessage = (context: OptInContext): Send => {
  const event = nextQaEvent(context);
  if (!event) throw new Error("There is no event to invite to");
  return toPerson(
    context,
    "qaInvitation",
    { date: dateInWords(event.on), time: event.at, joinAt: event.joinAt, closesOn: closing(context) },
    { validUntil: Math.min(qaBeginsAt(context, event), windowClosesAt(context)), while: "awaitingAnswer" },
  );
};

/** The last day to answer is another one now. */
export const closingDateMoved = (
  context: OptInContext,
  dates: Extract<OptInEvent, { type: "campaignDatesChanged" }>,
): Send => {
  const moved = { ...context, ...datesMoved(context, dates) };
  const before = dateInWords(closesOn(context));
  return toPerson(
    context,
    "closingDateMoved",
    { before, closesOn: closing(moved) },
    { validUntil: windowClosesAt(moved) },
  );
};

export const acknowledgement = (context: OptInContext, choice: Choice): Send =>
  toPerson(context, choice === "optedIn" ? "optInAcknowledged" : "declineAcknowledged", {
    receivedOn: dateInWords(today(context)),
    closesOn: closing(context),
    change: changeParagraph(context),
  });

export const lateAnswerReceived = (context: OptInContext): Send =>
  toPerson(context, "lateAnswerReceived", { receivedOn: dateInWords(today(context)), closesOn: closing(context) });

export const lateAnswerTakenBack = (context: OptInContext): Send =>
  toPerson(context, "lateAnswerTakenBack", {
    choice: context.answers.at(-1)?.choice === "declined" ? "decline" : "opt-in",
  });

export const lateAnswerAccepted = (context: OptInContext): Send => {
  const choice = context.lateAnswer?.choice ?? "optedIn";
  return toPerson(context, "lateAnswerAccepted", {
    choice: choice === "declined" ? "decline the opt-in" : "opt in",
    next: nextAfterLateAnswer(choice, context.payroll !== undefined),
  });
};

export const lateAnswerRefused = (context: OptInContext, rationale: string): Send =>
  toPerson(context, "lateAnswerRefused", { closesOn: closing(context), rationale });

export const windowClosedMessage = (context: OptInContext): Send =>
  toPerson(
    context,
    "windowClosed",
    { closesOn: closing(context), late: lateAnswerParagraph(lateAnswersUntil(context), today(context)) },
    { while: "lapsed" },
  );

export const questionAnsweredMessage = (context: OptInContext, sequence: number, answer: string): Send =>
  toPerson(context, "questionAnswered", {
    question: context.questions.find((asked) => asked.sequence === sequence)?.question ?? "",
    answer,
  });

export const payAlignedMessage = (context: OptInContext): Send => {
  const { aligned } = context;
  if (!aligned) throw new Error("Payroll has not confirmed");
  return toPerson(context, "payAligned", {
    effectiveFrom: dateInWords(aligned.effectiveFrom),
    backPay: aligned.backPay === "0.00" ? "none is due" : pounds(aligned.backPay),
  });
};

export const payAlignmentCorrected = (context: OptInContext): Send => toPerson(context, "payAlignmentCorrected", {});

const WITHDRAWAL_REASONS: Readonly<Record<string, string>> = {
  outOfScope: "the opt-in does not apply to you",
  startedInError: "it was started in error",
  duplicate: "you have another case, which goes on",
  leftWithoutIntention: "you have left without telling us that you intend to opt in",
  atOwnRequest: "you asked us to",
};

export const withdrawalMessage = (context: OptInContext, reason: string): Send =>
  toPerson(context, "caseWithdrawn", { reason: WITHDRAWAL_REASONS[reason] ?? reason });

/** Before the release a plan; after it the letter is held up and we say so. */
function plannedParagraph(context: OptInContext): string {
  const { lettersFrom } = context.campaign;
  return lettersFrom > today(context)
    ? `Letters are planned to go out from ${dateInWords(lettersFrom)}.`
    : "Letters are going out. Yours is not ready yet; we will send it as soon as we can.";
}
