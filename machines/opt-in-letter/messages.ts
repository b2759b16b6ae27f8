import type { MessageTemplate } from "../shared/message-template.ts";

const HELP = "If you have a question or need help, write to ((mailbox)).";
const TEAM = "The Harmonisation Team\nProbation Service";
type Help = "((mailbox))";

/** To the person: the same words by email or by post, for whoever can only be reached by letter. */
function toPerson<const Subject extends string, const Body extends string>(
  description: string,
  subject: Subject,
  text: Body,
  from = TEAM,
): PersonTemplate<Subject, Body> {
  const body = `Dear ((name))\n\n${text}\n\n${HELP}\n\n${from}` as PersonBody<Body>;
  return { description, email: { subject, body }, letter: { subject, body } };
}

/** Only what the compiler must know of the text: its placeholders. */
type PersonBody<Body extends string> = `Dear ((name))${Body}${Help}`;
interface PersonTemplate<Subject extends string, Body extends string> {
  readonly description: string;
  readonly email: { readonly subject: Subject; readonly body: PersonBody<Body> };
  readonly letter: { readonly subject: Subject; readonly body: PersonBody<Body> };
}

/** To colleagues at SSCL and payroll, by email. */
function toDesk<const Subject extends string, const Body extends string>(
  description: string,
  subject: Subject,
  body: Body,
): { readonly description: string; readonly email: { readonly subject: Subject; readonly body: Body } } {
  return { description, email: { subject, body } };
}

/** Every message of the opt-in letter, as its recipient reads it. */
export const messages = {
  update: toPerson(
    "Every fortnight until the letter goes out",
    "Harmonisation opt-in: where things stand",
    `We promised to keep you informed at least every fortnight until your opt-in letter goes out.

# Where things stand
((planned)) Your letter will set out your new pay, any allowances and any pay protection. You will have three weeks to answer it.

# What you need to do
You do not need to do anything now. If there is news before the next fortnight is over, we will write to you sooner.`,
  ),
  news: toPerson(
    "At once when there is news before the letter goes out",
    "Harmonisation opt-in: ((headline))",
    `# ((headline))
((news))

# When your letter comes
((planned)) You do not need to do anything until you get it.`,
  ),
  traceRequest: toDesk(
    "To SSCL, when a person is away from work",
    "Please trace an employee who is away from work: ((employeeNumber))",
    `Employee ((employeeNumber)) is away from work and in scope of the harmonisation opt-in.

Find out how to write to them and record it on their case. If they cannot be traced, record that too.

The campaign's closing date is ((closesOn)). Somebody traced after that still gets three weeks to answer.

The Harmonisation Team
Probation Service`,
  ),
  traceChase: toDesk(
    "To SSCL, every week until the person is traced",
    "Still to be traced: ((employeeNumber))",
    `We asked you on ((askedOn)) to trace employee ((employeeNumber)), who is away from work. We have no contact details yet.

Record them on their case as soon as you have them. If they cannot be traced, record that too.

The campaign's closing date is ((closesOn)). Somebody traced after that still gets three weeks to answer.

The Harmonisation Team
Probation Service`,
  ),
  leaverDetailsMissing: toPerson(
    "To a leaver whose message lacks something",
    "Your intention to opt in: we need more information",
    `Thank you for telling us that you are leaving.

Before you leave, please send us:

((missing))

Send it to ((mailbox)). We need it to send you your opt-in letter.`,
  ),
  intentionAcknowledged: toPerson(
    "To a leaver, at once when everything is there",
    "We have recorded your intention to opt in",
    `We have recorded that your last day is ((leavingOn)) and that you intend to opt in to the harmonisation package.

# What happens next
This is not yet your opt-in. We will send the formal opt-in letter to your personal email address. Answer it when it comes.

If you opt in, you will benefit from pay assimilation and any back pay, even after you have left.`,
  ),
  intentionAcknowledgedLetterOut: toPerson(
    "To a leaver who has the letter already, at once when everything is there",
    "We have recorded your intention to opt in: please answer your letter",
    `We have recorded that your last day is ((leavingOn)) and that you intend to opt in to the harmonisation package. From now on we will write to your personal email address.

# What you need to do
This is not yet your opt-in. We have already sent you the formal opt-in letter. Answer it by the end of ((closesOn)).

If you opt in, you will benefit from pay assimilation and any back pay, even after you have left.`,
  ),
  optInLetter: toPerson(
    "The formal letter, with the person's own figures",
    "Your opt-in letter: please answer by ((closesOn))",
    `Employee number: ((employeeNumber))

# Your choice
You can opt in to the harmonised pay and terms of the Probation Service. This is a one-off opportunity and it is your own decision. You do not need to be a member of a trade union.

((terms))

# Your figures
* new annual salary: ((newSalary))
* annual allowances: ((allowances))
* annual pay protection: ((payProtection))

# How to answer
Tell us whether you opt in or decline by the end of ((closesOn)). Answer online, or write to ((mailbox)) with your name and employee number.

((change))

You can ask us questions. The closing date stays the same while you wait for an answer.

Letter version: ((letterVersion))`,
    "SSCL\nOn behalf of the Probation Service",
  ),
  reminderOneWeek: toPerson(
    "One week before the person's close, if they have not answered",
    "One week left to answer your opt-in letter",
    `We do not have your answer to the opt-in letter yet. You have until the end of ((closesOn)), one week from today.

Tell us whether you opt in or decline. Answer online, or write to ((mailbox)) with your name and employee number.

If you have just answered, you do not need to do anything.`,
  ),
  reminderThreeWorkingDays: toPerson(
    "Three working days before the person's close, if they have not answered",
    "Three working days left to answer your opt-in letter",
    `We do not have your answer to the opt-in letter yet. You have until the end of ((closesOn)).

Tell us whether you opt in or decline. Answer online, or write to ((mailbox)) with your name and employee number.

If something keeps you from answering, or you do not have your letter, tell us now.`,
  ),
  reminderLastMorning: toPerson(
    "On the morning of the person's last day, if they have not answered",
    "Today is the last day to answer your opt-in letter",
    `Today, ((closesOn)), is the last day to answer your opt-in letter. Your answer counts if it reaches us before midnight.

Tell us whether you opt in or decline. Answer online, or write to ((mailbox)) with your name and employee number.`,
  ),
  qaInvitation: toPerson(
    "To those who have not answered, before each question and answer event",
    "Questions about your opt-in letter? Join us on ((date))",
    `We are holding a question and answer event about the opt-in on ((date)) at ((time)). You can drop in and ask anything.

Join here: ((joinAt))

You have until the end of ((closesOn)) to answer your letter.`,
  ),
  closingDateMoved: toPerson(
    "At once, when the person's last day to answer has changed",
    "The closing date for your opt-in letter has changed to ((closesOn))",
    `The last day to answer your opt-in letter has changed. It was ((before)). It is now ((closesOn)).

If you have not answered, tell us whether you opt in or decline by the end of ((closesOn)). If you have already answered, your answer stands and you do not need to do anything.`,
  ),
  questionAnswered: toPerson(
    "When a question has been answered",
    "An answer to your question about the opt-in",
    `You asked:

^ ((question))

# Our answer
((answer))`,
  ),
  optInAcknowledged: toPerson(
    "At once, when somebody opts in",
    "You have opted in",
    `We have recorded that you opt in to the harmonised pay and terms. We received your answer on ((receivedOn)).

# What happens next
((change)) After ((closesOn)) we will ask payroll to align your pay, and write to you when they have.`,
  ),
  declineAcknowledged: toPerson(
    "At once, when somebody declines",
    "You have declined the opt-in",
    `We have recorded that you decline the harmonised pay and terms. We received your answer on ((receivedOn)). Your present pay and terms stay as they are.

# If you change your mind
((change)) We will not remind you of the closing date, ((closesOn)).`,
  ),
  lateAnswerReceived: toPerson(
    "At once, when an answer comes after the close",
    "We received your answer after the closing date",
    `We received your answer on ((receivedOn)). Your closing date was ((closesOn)).

Your answer is not lost. We will decide whether it can be accepted exceptionally, and write to you. Until then nothing changes.`,
  ),
  lateAnswerTakenBack: toPerson(
    "At once, when somebody takes a late answer back before it is decided",
    "Your earlier answer stands",
    `You have taken back the answer that you sent us after the closing date. Your earlier answer, your ((choice)), stands.

You do not need to do anything.`,
  ),
  lateAnswerAccepted: toPerson(
    "When a late answer is accepted exceptionally",
    "Your late answer has been accepted",
    `We have accepted your answer exceptionally: you ((choice)).

# What happens next
((next))`,
  ),
  lateAnswerRefused: toPerson(
    "When a late answer is refused",
    "Your late answer could not be accepted",
    `Your answer reached us after your closing date, ((closesOn)). We have looked at it and cannot accept it. This is why:

^ ((rationale))

If you think that this is wrong, write to ((mailbox)) and say why.`,
  ),
  windowClosed: toPerson(
    "On the morning after the close, to those who did not answer",
    "The closing date for your opt-in letter has passed",
    `The closing date for your opt-in letter was ((closesOn)) and we do not have an answer from you. Your present pay and terms stay as they are.

((late))`,
  ),
  payrollInstruction: toDesk(
    "To payroll, once, when the window has closed and the opt-in stands",
    "Align pay: employee ((employeeNumber))",
    `Employee ((employeeNumber)) has opted in to the harmonised pay and terms. They can no longer change their answer.

* new annual salary: ((newSalary))
* annual allowances: ((allowances))
* annual pay protection: ((payProtection))

((employment))

Align the pay. Then record the effective date and any back pay on the case.

The Harmonisation Team
Probation Service`,
  ),
  payrollInstructionRevoked: toDesk(
    "To payroll, when a late change of answer is accepted after the instruction",
    "Do not align pay: employee ((employeeNumber))",
    `We instructed you on ((instructedOn)) to align the pay of employee ((employeeNumber)). They have since declined, and we have accepted that exceptionally.

Do not align the pay. If it has been aligned already, reverse it and tell us.

The Harmonisation Team
Probation Service`,
  ),
  payrollChase: toDesk(
    "To payroll, every month until the alignment is confirmed",
    "Still to be confirmed: pay alignment of employee ((employeeNumber))",
    `We instructed you on ((instructedOn)) to align the pay of employee ((employeeNumber)) and have had no confirmation.

Record the effective date and any back pay on the case. If something is holding it up, tell us.

The Harmonisation Team
Probation Service`,
  ),
  payAligned: toPerson(
    "When payroll has confirmed",
    "Your pay has been aligned",
    `Your pay has been aligned.

* effective from: ((effectiveFrom))
* back pay: ((backPay))

You do not need to do anything. Check your next payslip, and tell us if something looks wrong.`,
  ),
  payAlignmentCorrected: toPerson(
    "When payroll's confirmation turns out to be a mistake",
    "Your pay has not been aligned yet",
    `We told you that your pay had been aligned. That was a mistake, and we are sorry.

Your opt-in stands. We will write to you when payroll has aligned your pay. You do not need to do anything.`,
  ),
  caseWithdrawn: toPerson(
    "When a case is withdrawn, if anybody knows where to write to the person",
    "We have closed your case in the harmonisation opt-in",
    `We have closed your case in the harmonisation opt-in. This is because ((reason)).

We will not write to you about the opt-in again. If you think that this is wrong, write to ((mailbox)) and say why.`,
  ),
} satisfies Record<string, MessageTemplate>;

export type OptInMessages = typeof messages;
