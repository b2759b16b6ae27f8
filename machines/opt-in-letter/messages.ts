import type { MessageTemplate } from "../shared/message-template.ts";

/** The same words by email or by post, for whoever can only be reached by letter. */
function emailOrLetter<const Subject extends string, const Body extends string>(
  description: string,
  subject: Subject,
  body: Body,
): { description: string; email: { subject: Subject; body: Body }; letter: { subject: Subject; body: Body } } {
  return { description, email: { subject, body }, letter: { subject, body } };
}

const SIGN_OFF = "The Harmonisation Team\nProbation Service" as const;

/** Every message of the opt-in letter, as its recipient reads it. */
export const messages = {
  update: emailOrLetter(
    "Every fortnight until the letter goes out",
    "Harmonisation opt-in: where things stand",
    `Dear ((name))

We promised to keep you informed at least every fortnight until your opt-in letter goes out.

# Where things stand
Letters are planned to go out from ((lettersFrom)). Your letter will set out your new pay, any allowances and any pay protection, and you will have three weeks to answer.

There is nothing you need to do now. If we have news before the next fortnight is over, we will write sooner.

${SIGN_OFF}`,
  ),
  news: emailOrLetter(
    "At once when there is news before the letter goes out",
    "Harmonisation opt-in: ((headline))",
    `Dear ((name))

# ((headline))
((news))

Letters are planned to go out from ((lettersFrom)).

${SIGN_OFF}`,
  ),
  traceRequest: {
    description: "To SSCL, when a person is away from work",
    email: {
      subject: "Please trace an employee who is away from work: ((employeeNumber))",
      body: `Employee ((employeeNumber)) is away from work and in scope of the harmonisation opt-in.

Please find out how to write to them and record it on their case. The campaign closes on ((closesOn)).

${SIGN_OFF}`,
    },
  },
  traceChase: {
    description: "To SSCL, every week until the person is traced",
    email: {
      subject: "Still to be traced: ((employeeNumber))",
      body: `We asked you on ((askedOn)) to trace employee ((employeeNumber)), who is away from work.

We have not had contact details yet. Please record them on their case, or record that they cannot be traced. The campaign closes on ((closesOn)).

${SIGN_OFF}`,
    },
  },
  leaverDetailsMissing: emailOrLetter(
    "To a leaver whose message lacks something",
    "Your intention to opt in: we need a little more",
    `Dear ((name))

Thank you for telling us that you are leaving. So that we can send your opt-in letter after you have left, please send us:

((missing))

Please reply to ((mailbox)) before you leave.

${SIGN_OFF}`,
  ),
  intentionAcknowledged: emailOrLetter(
    "To a leaver, at once when everything is there",
    "We have recorded your intention to opt in",
    `Dear ((name))

We have recorded that you are leaving on ((leavingOn)) and intend to opt in to the harmonisation package.

# What happens next
We will send the formal opt-in letter to your personal email address. Signifying your intention is not yet opting in: please answer the letter when it comes. If you opt in, you will benefit from pay assimilation and any back pay even though you have left.

${SIGN_OFF}`,
  ),
  optInLetter: emailOrLetter(
    "The formal letter, with the person's own figures",
    "Your opt-in letter: please answer by ((closesOn))",
    `Dear ((name))

Employee number: ((employeeNumber))

# Your choice
You can opt in to the harmonised pay and terms of the Probation Service. This is a one-off opportunity and it is your own decision. You do not need to be a member of a trade union.

((terms))

# Your figures
* New annual salary: ((newSalary))
* Annual allowances: ((allowances))
* Annual pay protection: ((payProtection))

# How to answer
Tell us whether you opt in or decline by the end of ((closesOn)). You may change your answer until then; the last one counts.

If you have a question, ask us. Asking does not stop the clock.

Letter version ((letterVersion))

SSCL on behalf of the Probation Service`,
  ),
  reminderOneWeek: emailOrLetter(
    "One week before the person's close, if they have not answered",
    "One week left to answer your opt-in letter",
    `Dear ((name))

We have not had your answer to the opt-in letter yet. You have until the end of ((closesOn)), one week from today.

If you have answered in the last day, thank you: there is nothing more to do.

${SIGN_OFF}`,
  ),
  reminderThreeWorkingDays: emailOrLetter(
    "Three working days before the person's close, if they have not answered",
    "Three working days left to answer your opt-in letter",
    `Dear ((name))

We have not had your answer to the opt-in letter yet. You have until the end of ((closesOn)).

If something keeps you from answering, or you have not received your letter, please reply to ((mailbox)) now.

${SIGN_OFF}`,
  ),
  reminderLastMorning: emailOrLetter(
    "On the morning of the person's last day, if they have not answered",
    "Today is the last day to answer your opt-in letter",
    `Dear ((name))

Today, ((closesOn)), is the last day to answer your opt-in letter. An answer counts until midnight.

${SIGN_OFF}`,
  ),
  qaInvitation: emailOrLetter(
    "To those who have not answered, before each question and answer event",
    "Questions about your opt-in letter? Join us on ((date))",
    `Dear ((name))

We are holding a question and answer event about the opt-in on ((date)) at ((time)). Drop in and ask anything.

Join here: ((joinAt))

Your window to answer closes at the end of ((closesOn)).

${SIGN_OFF}`,
  ),
  questionAnswered: emailOrLetter(
    "When a question has been answered",
    "An answer to your question about the opt-in",
    `Dear ((name))

You asked:

^ ((question))

# Our answer
((answer))

${SIGN_OFF}`,
  ),
  optInAcknowledged: emailOrLetter(
    "At once, when somebody opts in",
    "You have opted in",
    `Dear ((name))

We have recorded that you opt in to harmonised pay and terms. We received your answer on ((receivedOn)).

You may change your answer until the end of ((closesOn)). After that we will instruct payroll.

${SIGN_OFF}`,
  ),
  declineAcknowledged: emailOrLetter(
    "At once, when somebody declines",
    "You have declined the opt-in",
    `Dear ((name))

We have recorded that you decline the harmonised pay and terms. Your present pay and terms stay as they are. We received your answer on ((receivedOn)).

You may change your answer until the end of ((closesOn)).

${SIGN_OFF}`,
  ),
  lateAnswerReceived: emailOrLetter(
    "At once, when an answer comes after the close",
    "We have received your answer, after the close",
    `Dear ((name))

Your answer reached us on ((receivedOn)), after your window closed at the end of ((closesOn)).

It is not lost. Somebody will decide whether it can be accepted exceptionally, and we will write to you.

${SIGN_OFF}`,
  ),
  lateAnswerAccepted: emailOrLetter(
    "When a late answer is accepted exceptionally",
    "Your late answer has been accepted",
    `Dear ((name))

We have accepted your answer exceptionally: you ((choice)).

${SIGN_OFF}`,
  ),
  lateAnswerRefused: emailOrLetter(
    "When a late answer is refused",
    "Your late answer could not be accepted",
    `Dear ((name))

Your answer reached us after your window closed at the end of ((closesOn)). We have looked at it and cannot accept it.

^ ((rationale))

If you think that this is wrong, reply to ((mailbox)).

${SIGN_OFF}`,
  ),
  windowClosed: emailOrLetter(
    "On the morning after the close, to those who did not answer",
    "Your window to opt in has closed",
    `Dear ((name))

Your window to answer the opt-in letter closed at the end of ((closesOn)) and we have no answer from you. Your present pay and terms stay as they are.

If you had a reason for not answering in time, tell us by ((lateAnswersUntil)) by replying to ((mailbox)): a late answer can be accepted exceptionally.

${SIGN_OFF}`,
  ),
  payrollInstruction: {
    description: "To payroll, once, when the window has closed and the opt-in stands",
    email: {
      subject: "Align pay: employee ((employeeNumber))",
      body: `Employee ((employeeNumber)) has opted in to harmonised pay and terms and the window to change the answer has closed.

* New annual salary: ((newSalary))
* Annual allowances: ((allowances))
* Annual pay protection: ((payProtection))

((leaver))

Please align the pay and confirm the effective date and any back pay on the case.

${SIGN_OFF}`,
    },
  },
  payrollInstructionRevoked: {
    description: "To payroll, when a late change of answer is accepted after the instruction",
    email: {
      subject: "Do not align pay: employee ((employeeNumber))",
      body: `We instructed you on ((instructedOn)) to align the pay of employee ((employeeNumber)). Their later answer, to decline, has been accepted exceptionally.

Please do not align the pay. If it has been aligned already, tell us at once.

${SIGN_OFF}`,
    },
  },
  payrollChase: {
    description: "To payroll, every month until the alignment is confirmed",
    email: {
      subject: "Still to be confirmed: pay alignment of employee ((employeeNumber))",
      body: `We instructed you on ((instructedOn)) to align the pay of employee ((employeeNumber)) and have had no confirmation.

Please confirm the effective date and any back pay on the case.

${SIGN_OFF}`,
    },
  },
  payAligned: emailOrLetter(
    "When payroll has confirmed",
    "Your pay has been aligned",
    `Dear ((name))

Your pay has been aligned with effect from ((effectiveFrom)). Back pay: ((backPay)).

${SIGN_OFF}`,
  ),
  caseWithdrawn: emailOrLetter(
    "When a case is withdrawn after we have written to the person",
    "The harmonisation opt-in: you will not hear from us further",
    `Dear ((name))

We have closed your case in the harmonisation opt-in. The reason recorded is: ((reason)).

If you think that this is wrong, reply to ((mailbox)).

${SIGN_OFF}`,
  ),
} satisfies Record<string, MessageTemplate>;

export type OptInMessages = typeof messages;
