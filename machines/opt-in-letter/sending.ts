import { dateInWords, endOfDay } from "../shared/calendar/london.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import { closesOn, today, windowClosesAt, type OptInContext } from "./context.ts";
import { termsParagraph } from "./letter-text.ts";
import type { OptInMessages } from "./messages.ts";
import { missingParts } from "./person.ts";
import { nextQaEvent, qaBeginsAt } from "./schedule.ts";

type Template = keyof OptInMessages;
type Recipient = "person" | "sscl" | "payroll";

/** One message, its personalisation checked by the compiler against the placeholders of its template. */
function message<Name extends Template>(
  template: Name,
  to: Recipient,
  personalisation: PersonalisationOf<OptInMessages[Name]>,
  limits: Pick<Send, "validUntil" | "while"> = {},
): Send {
  return { template, to, personalisation, ...limits };
}

const pounds = (amount: string): string => `£${amount.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;

const closing = (context: OptInContext): string => dateInWords(closesOn(context));

/** A reminder of today: useless tomorrow, and withdrawn as soon as there is an answer. */
const onlyToday = (context: OptInContext): Pick<Send, "validUntil" | "while"> => ({
  validUntil: endOfDay(context.calendar, today(context)),
  while: "awaitingAnswer",
});

export const letterMessage = (context: OptInContext): Send => {
  const { employee, campaign, figures } = context;
  if (!figures) throw new Error("No letter without the person's figures");
  return message("optInLetter", "person", {
    name: employee.name,
    employeeNumber: employee.employeeNumber,
    closesOn: closing(context),
    terms: termsParagraph(employee.origin, employee.organisation),
    newSalary: pounds(figures.newSalary),
    allowances: pounds(figures.allowances),
    payProtection: pounds(figures.payProtection),
    letterVersion: campaign.letterVersion,
  });
};

export const updateMessage = (context: OptInContext): Send =>
  message(
    "update",
    "person",
    { name: context.employee.name, lettersFrom: dateInWords(context.campaign.lettersFrom) },
    { validUntil: endOfDay(context.calendar, today(context)), while: "awaitingLetter" },
  );

export const newsMessage = (context: OptInContext, news: { readonly headline: string; readonly news: string }): Send =>
  message(
    "news",
    "person",
    {
      name: context.employee.name,
      lettersFrom: dateInWords(context.campaign.lettersFrom),
      headline: news.headline,
      news: news.news,
    },
    { while: "awaitingLetter" },
  );

export const traceRequestMessage = ({ employee, campaign }: OptInContext): Send =>
  message(
    "traceRequest",
    "sscl",
    { employeeNumber: employee.employeeNumber, closesOn: dateInWords(campaign.closesOn) },
    { while: "tracing" },
  );

export const traceChaseMessage = (context: OptInContext): Send =>
  message(
    "traceChase",
    "sscl",
    {
      employeeNumber: context.employee.employeeNumber,
      closesOn: dateInWords(context.campaign.closesOn),
      askedOn: dateInWords(context.tracing?.askedOn ?? today(context)),
    },
    { validUntil: endOfDay(context.calendar, today(context)), while: "tracing" },
  );

/** What a leaver hears at once: an acknowledgement, or what is still missing, part by part. */
export const leaverMessage = ({ employee, leaver, policy }: OptInContext): Send => {
  const missing = missingParts(leaver);
  const { name } = employee;
  return missing.length === 0 && leaver.leavingOn !== undefined
    ? message("intentionAcknowledged", "person", { name, leavingOn: dateInWords(leaver.leavingOn) })
    : message("leaverDetailsMissing", "person", {
        name,
        missing: missing.map((part) => `* ${part}`).join("\n"),
        mailbox: policy.mailboxes.harmonisationTeam,
      });
};

export const oneWeekReminder = (context: OptInContext): Send =>
  message("reminderOneWeek", "person", { name: context.employee.name, closesOn: closing(context) }, onlyToday(context));

export const threeWorkingDaysReminder = (context: OptInContext): Send =>
  message(
    "reminderThreeWorkingDays",
    "person",
    { name: context.employee.name, closesOn: closing(context), mailbox: context.policy.mailboxes.harmonisationTeam },
    onlyToday(context),
  );

export const lastMorningReminder = (context: OptInContext): Send =>
  message("reminderLastMorning", "person", { name: context.employee.name, closesOn: closing(context) }, onlyToday(context));

export const invitationMessage = (context: OptInContext): Send => {
  const event = nextQaEvent(context);
  if (!event) throw new Error("There is no event to invite to");
  return message(
    "qaInvitation",
    "person",
    {
      name: context.employee.name,
      date: dateInWords(event.on),
      time: event.at,
      joinAt: event.joinAt,
      closesOn: closing(context),
    },
    { validUntil: Math.min(qaBeginsAt(context, event), windowClosesAt(context)), while: "awaitingAnswer" },
  );
};

export const acknowledgement = (context: OptInContext, choice: "optedIn" | "declined"): Send =>
  message(choice === "optedIn" ? "optInAcknowledged" : "declineAcknowledged", "person", {
    name: context.employee.name,
    receivedOn: dateInWords(today(context)),
    closesOn: closing(context),
  });

export const lateAnswerReceived = (context: OptInContext): Send =>
  message("lateAnswerReceived", "person", {
    name: context.employee.name,
    receivedOn: dateInWords(today(context)),
    closesOn: closing(context),
  });

export const lateAnswerAccepted = (context: OptInContext): Send =>
  message("lateAnswerAccepted", "person", {
    name: context.employee.name,
    choice: context.lateAnswer?.choice === "declined" ? "decline the opt-in" : "opt in",
  });

export const lateAnswerRefused = (context: OptInContext, rationale: string): Send =>
  message("lateAnswerRefused", "person", {
    name: context.employee.name,
    closesOn: closing(context),
    rationale,
    mailbox: context.policy.mailboxes.harmonisationTeam,
  });

export const windowClosedMessage = (context: OptInContext): Send =>
  message(
    "windowClosed",
    "person",
    {
      name: context.employee.name,
      closesOn: closing(context),
      lateAnswersUntil: dateInWords(context.campaign.lateAnswersUntil),
      mailbox: context.policy.mailboxes.harmonisationTeam,
    },
    { while: "lapsedOpen" },
  );

export const questionAnsweredMessage = (context: OptInContext, sequence: number, answer: string): Send =>
  message("questionAnswered", "person", {
    name: context.employee.name,
    question: context.questions.find((asked) => asked.sequence === sequence)?.question ?? "",
    answer,
  });

export const payrollInstruction = ({ employee, figures, leaver, died }: OptInContext): Send => {
  if (!figures) throw new Error("No instruction without the person's figures");
  const left = leaver.leavingOn === undefined ? "" : `The person leaves on ${dateInWords(leaver.leavingOn)}; back pay is due after leaving.`;
  return message("payrollInstruction", "payroll", {
    employeeNumber: employee.employeeNumber,
    newSalary: pounds(figures.newSalary),
    allowances: pounds(figures.allowances),
    payProtection: pounds(figures.payProtection),
    leaver: died ? "The person has died; payments are due to the estate." : left,
  });
};

const instructedOn = (context: OptInContext): string => dateInWords(context.payroll?.instructedOn ?? today(context));

export const payrollChaseMessage = (context: OptInContext): Send =>
  message(
    "payrollChase",
    "payroll",
    { employeeNumber: context.employee.employeeNumber, instructedOn: instructedOn(context) },
    { validUntil: endOfDay(context.calendar, today(context)), while: "awaitingPayroll" },
  );

export const payrollRevocation = (context: OptInContext): Send =>
  message("payrollInstructionRevoked", "payroll", {
    employeeNumber: context.employee.employeeNumber,
    instructedOn: instructedOn(context),
  });

export const payAlignedMessage = (
  { employee }: OptInContext,
  { effectiveFrom, backPay }: { readonly effectiveFrom: string; readonly backPay: string },
): Send =>
  message("payAligned", "person", {
    name: employee.name,
    effectiveFrom: dateInWords(effectiveFrom),
    backPay: backPay === "0.00" ? "none" : pounds(backPay),
  });

const WITHDRAWAL_REASONS: Readonly<Record<string, string>> = {
  outOfScope: "the opt-in is not for you",
  startedInError: "it was started in error",
  duplicate: "you have another case, which goes on",
  leftWithoutIntention: "you have left without telling us that you intend to opt in",
  atOwnRequest: "you asked us to",
};

export const withdrawalMessage = (context: OptInContext, reason: string): Send =>
  message("caseWithdrawn", "person", {
    name: context.employee.name,
    reason: WITHDRAWAL_REASONS[reason] ?? reason,
    mailbox: context.policy.mailboxes.harmonisationTeam,
  });
