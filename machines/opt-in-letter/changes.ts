import type { OptInEvent } from "./contract.ts";
import { personalClose, today, type Answer, type Choice, type OptInContext } from "./context.ts";
import { nextQaEvent } from "./schedule.ts";

/** What each event changes in what is known of a case. Pure: context and event in, the changed part out. */

type Body<Name extends OptInEvent["type"]> = Omit<Extract<OptInEvent, { type: Name }>, "type">;
type Change = Partial<OptInContext>;

/** The entry can be undone by a later correction. */
function correctable(context: OptInContext, event: string): Change {
  return { correctable: [...context.correctable, { sequence: context.sequence, event }] };
}

/** The letter goes out today: the issue day is day one of the person's window. */
export function letterIssued(context: OptInContext): Change {
  const issuedOn = today(context);
  return { letter: { issuedOn, closesOn: personalClose(context, issuedOn) } };
}

/** The campaign's dates moved; an issued letter's close is worked out again from its own issue date. */
export function datesMoved(context: OptInContext, { closesOn, lettersFrom, lateAnswersUntil }: Body<"campaignDatesChanged">): Change {
  const campaign = { ...context.campaign, closesOn, lettersFrom, lateAnswersUntil };
  const { letter } = context;
  return {
    campaign,
    ...(letter && { letter: { ...letter, closesOn: personalClose({ ...context, campaign }, letter.issuedOn) } }),
  };
}

export function qaEventKept(context: OptInContext, { id, on, at, joinAt }: Body<"qaEventScheduled">): Change {
  const others = context.campaign.qaEvents.filter((event) => event.id !== id);
  const before = context.campaign.qaEvents.find((event) => event.id === id);
  const moved = before !== undefined && (before.on !== on || before.at !== at);
  return {
    campaign: { ...context.campaign, qaEvents: [...others, { id, on, at, joinAt }] },
    // Somebody invited to the old time is invited to the new one.
    ...(moved && { invited: context.invited.filter((invited) => invited !== id) }),
  };
}

export function invitedToNext(context: OptInContext): Change {
  const event = nextQaEvent(context);
  return event ? { invited: [...context.invited, event.id] } : {};
}

/** A leaver's messages add up: what one lacks, a later one may bring. */
export function leaverDetailsKept(context: OptInContext, { type: _type, ...parts }: Extract<OptInEvent, { type: "intentionSignified" }>): Change {
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return { leaver: { ...context.leaver, ...given }, ...correctable(context, "intentionSignified") };
}

export function contactKept(context: OptInContext, { contact }: Body<"contactDetailsChanged">): Change {
  return { contact, ...correctable(context, "contactDetailsChanged") };
}

export function tracingBegun(context: OptInContext): Change {
  return { tracing: { askedOn: today(context), lastChaseOn: today(context) } };
}

export function tracingChased(context: OptInContext): Change {
  return { tracing: { askedOn: context.tracing?.askedOn ?? today(context), lastChaseOn: today(context) } };
}

export function answered(context: OptInContext, choice: Choice): Change {
  return { answers: [...context.answers, answerOf(context, choice)], ...correctable(context, choice) };
}

export function answeredLate(context: OptInContext, choice: Choice): Change {
  return { lateAnswer: answerOf(context, choice) };
}

function answerOf({ sequence, now }: OptInContext, choice: Choice): Answer {
  return { choice, sequence, receivedAt: now };
}

export function questionKept(context: OptInContext, { question }: Body<"questionAsked">): Change {
  return {
    questions: [...context.questions, { sequence: context.sequence, question }],
    ...correctable(context, "questionAsked"),
  };
}

export function questionClosed(context: OptInContext, sequence: number): Change {
  return {
    questions: context.questions.filter((asked) => asked.sequence !== sequence),
    correctable: context.correctable.filter((entry) => entry.sequence !== sequence),
  };
}

export function letterCameBack(context: OptInContext): Change {
  return correctable(context, "letterBounced");
}

/** Whether a number on the timeline names an event of this kind that can still be undone. */
export function isEntry({ correctable: entries }: OptInContext, entry: number, event: string): boolean {
  return entries.some((known) => known.sequence === entry && known.event === event);
}

/** The last answer that stands once the corrected entry is taken away. */
export function choiceWithout({ answers }: OptInContext, entry: number): Choice | undefined {
  return answers.filter(({ sequence }) => sequence !== entry).at(-1)?.choice;
}

/** What a correction undoes in what is known; the states it leads back to are the machine's business. */
export function corrected(context: OptInContext, { entry }: Body<"corrected">): Change {
  const wrong = context.correctable.find(({ sequence }) => sequence === entry);
  const rest = { correctable: context.correctable.filter(({ sequence }) => sequence !== entry) };
  switch (wrong?.event) {
    case "optedIn":
    case "declined":
      return { ...rest, answers: context.answers.filter(({ sequence }) => sequence !== entry) };
    case "questionAsked":
      return { ...rest, questions: context.questions.filter(({ sequence }) => sequence !== entry) };
    case "intentionSignified":
      return { ...rest, leaver: {} };
    case "contactDetailsChanged":
      return { ...rest, contact: undefined };
    default:
      return rest;
  }
}
