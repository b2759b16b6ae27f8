import type { Address } from "../shared/address.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { OptInEvent } from "./contract.ts";
import { closesOn, personalClose, type Answer, type Choice, type OptInContext } from "./context.ts";
import { nextQaEvent } from "./schedule.ts";

/** What each event changes in what is known of a case. Pure: context and event in, the changed part out. */

type Event<Name extends OptInEvent["type"]> = Extract<OptInEvent, { type: Name }>;
type Dates = Event<"campaignDatesChanged">;
type Change = Partial<OptInContext>;

/** The entry can be undone by a later correction. */
function correctable(context: OptInContext, event: string): Change {
  return { correctable: [...context.correctable, { sequence: context.sequence, event }] };
}

export function figuresKept(
  _context: OptInContext,
  { newSalary, allowances, payProtection }: Event<"payFiguresProvided">,
): Change {
  return { figures: { newSalary, allowances, payProtection } };
}

export function updateSent(context: OptInContext): Change {
  return { lastUpdateOn: today(context) };
}

export function absenceKept(context: OptInContext): Change {
  return { away: true, ...correctable(context, "absenceReported") };
}

/** The letter goes out today: the issue day is day one of the person's window. */
export function letterIssued(context: OptInContext): Change {
  const issuedOn = today(context);
  const sentTo = context.contacts.at(-1)?.sequence;
  return {
    letter: {
      issuedOn,
      closesOn: personalClose(context, issuedOn),
      sequence: context.sequence,
      ...(sentTo !== undefined && { sentTo }),
    },
  };
}

/** The letter goes out again. That the one before came back can no longer be undone. */
export function letterReissued(context: OptInContext, { contact }: Event<"letterReissued">): Change {
  const known = { ...context, contacts: [...context.contacts, { sequence: context.sequence, contact }] };
  const rest = context.correctable.filter(({ event }) => event !== "letterBounced");
  return { contacts: known.contacts, correctable: rest, ...letterIssued(known) };
}

/** It did not reach the person: reported by somebody, who may be wrong, or by Notify. */
export function letterCameBack(context: OptInContext, { type: by }: { readonly type: string }): Change {
  return {
    ...(context.letter && { letter: { ...context.letter, cameBack: true } }),
    ...(by === "letterBounced" && correctable(context, by)),
  };
}

/** The campaign's dates, for a case whose own close no longer hangs on them. */
export function campaignMoved(
  context: OptInContext,
  { closesOn: close, lettersFrom, lateAnswersUntil }: Dates,
): Change {
  return { campaign: { ...context.campaign, closesOn: close, lettersFrom, lateAnswersUntil } };
}

/** The campaign's dates moved; an issued letter's close is worked out again from its own issue date. */
export function datesMoved(context: OptInContext, dates: Dates): Change {
  const moved = { ...context, ...campaignMoved(context, dates) };
  return { campaign: moved.campaign, ...closeWorkedOut(moved) };
}

/** The close of an issued letter, by the campaign as it is known now. */
export function closeWorkedOut(context: OptInContext): Change {
  const { letter } = context;
  return letter ? { letter: { ...letter, closesOn: personalClose(context, letter.issuedOn) } } : {};
}

/** Whether these dates give the person another last day. */
export function lastDayMoves(context: OptInContext, dates: Dates): boolean {
  return closesOn({ ...context, ...datesMoved(context, dates) }) !== closesOn(context);
}

export function qaEventKept(context: OptInContext, { id, on, at, joinAt }: Event<"qaEventScheduled">): Change {
  const others = context.campaign.qaEvents.filter((event) => event.id !== id);
  const before = context.campaign.qaEvents.find((event) => event.id === id);
  const moved = before !== undefined && (before.on !== on || before.at !== at || before.joinAt !== joinAt);
  return {
    campaign: { ...context.campaign, qaEvents: [...others, { id, on, at, joinAt }] },
    // Somebody invited to the old time or place is invited to the new one.
    ...(moved && { invited: context.invited.filter((invited) => invited !== id) }),
  };
}

export function invitedToNext(context: OptInContext): Change {
  const event = nextQaEvent(context);
  return event ? { invited: [...context.invited, event.id] } : {};
}

/** What a leaver's message contains, and nothing it does not. */
export function leaverMessageKept(
  context: OptInContext,
  { type, ...body }: Event<"intentionSignified"> | Event<"leavingReported">,
): Change {
  const parts = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const { sequence } = context;
  return {
    leaverMessages: [...context.leaverMessages, { sequence, parts }],
    ...(body.contact && contactKept(context, body.contact)),
    ...correctable(context, type),
  };
}

export function contactKept({ contacts, sequence }: OptInContext, contact: Address): Change {
  return { contacts: [...contacts, { sequence, contact }] };
}

/** An address from an event that a correction can undo; the one before it then counts again. */
export function contactGiven(
  context: OptInContext,
  { type, contact }: Event<"contactTraced"> | Event<"contactDetailsChanged">,
): Change {
  return { ...contactKept(context, contact), ...correctable(context, type) };
}

export function tracingBegun(context: OptInContext): Change {
  return { tracing: { askedOn: today(context), lastChaseOn: today(context) } };
}

export function tracingChased(context: OptInContext): Change {
  return { tracing: { askedOn: context.tracing?.askedOn ?? today(context), lastChaseOn: today(context) } };
}

/** An answer to a letter that came back is in time for as long as no other letter has gone out: today is its last day. */
export function answered(context: OptInContext, choice: Choice): Change {
  const { letter } = context;
  const inTime = letter && letter.closesOn < today(context);
  return {
    answers: [...context.answers, answerOf(context, choice)],
    ...(inTime && { letter: { ...letter, closesOn: today(context) } }),
    ...correctable(context, choice),
  };
}

export function answeredLate(context: OptInContext, choice: Choice): Change {
  return { lateAnswer: answerOf(context, choice), ...correctable({ ...context, ...lateAnswerGone(context) }, LATE) };
}

/** The late answer was accepted, or turned out to be in time: it is an answer like any other. */
export function lateAnswerCounts(context: OptInContext): Change {
  const { answers, lateAnswer } = context;
  return { answers: lateAnswer ? [...answers, lateAnswer] : answers, ...lateAnswerGone(context) };
}

/** Refused, taken back or corrected: nothing waits for a decision. */
export function lateAnswerGone({
  correctable: entries,
}: OptInContext): { lateAnswer: undefined } & Pick<OptInContext, "correctable"> {
  return { lateAnswer: undefined, correctable: entries.filter(({ event }) => event !== LATE) };
}

const LATE = "lateAnswer";

function answerOf({ sequence, now }: OptInContext, choice: Choice): Answer {
  return { choice, sequence, receivedAt: now };
}

export function questionKept(context: OptInContext, { question }: Event<"questionAsked">): Change {
  return {
    questions: [...context.questions, { sequence: context.sequence, question }],
    ...correctable(context, "questionAsked"),
  };
}

export function questionClosed(context: OptInContext, { question }: Event<"questionAnswered">): Change {
  return {
    questions: context.questions.filter((asked) => asked.sequence !== question),
    correctable: context.correctable.filter((entry) => entry.sequence !== question),
  };
}

export function payrollInstructed(context: OptInContext): Change {
  return { payroll: { instructedOn: today(context), chases: 0 } };
}

export function payrollChased({ payroll }: OptInContext): Change {
  return payroll ? { payroll: { ...payroll, chases: payroll.chases + 1 } } : {};
}

export function payConfirmed(context: OptInContext, { effectiveFrom, backPay }: Event<"payrollConfirmed">): Change {
  return { aligned: { effectiveFrom, backPay }, ...correctable(context, "payrollConfirmed") };
}

export function deathKept(context: OptInContext): Change {
  return { died: true, questions: [], ...correctable(context, "personDied") };
}

export function caseWithdrawn(context: OptInContext, { type, reason }: Event<"withdrawn">): Change {
  return { withdrawal: { reason, sequence: context.sequence }, ...correctable(context, type) };
}

/** The death that ends the case: it is the death that a correction undoes. */
export function endedByDeath({ sequence }: OptInContext): Change {
  return { withdrawal: { reason: "died", sequence } };
}
