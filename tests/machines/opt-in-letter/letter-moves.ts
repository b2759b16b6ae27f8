import { RefusedByHand, londonOf, type CaseByHand, type LondonTime } from "../support/case-by-hand.ts";
import type { Move } from "../support/explore.ts";
import { type DATES, ELSEWHERE, FIGURES, HOME, WHY } from "../support/opt-in-letter.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const after = ({ now }: CaseByHand, ms: number): LondonTime => londonOf(now + ms);
const dayAfter = (byHand: CaseByHand, days: number): string => after(byHand, days * DAY_MS).slice(0, 10);

const event =
  (name: string, body: Readonly<Record<string, unknown>> = {}): Move =>
  (byHand) => {
    byHand.send(after(byHand, HOUR_MS), name, body);
  };

/** Corrects the last entry of a kind; there is none, nothing to try. */
const correct =
  (kind: string): Move =>
  (byHand) => {
    const known: { readonly event: string; readonly sequence: number }[] = byHand.live.snapshot.context.correctable;
    const entry = known.findLast((one) => one.event === kind)?.sequence;
    if (entry === undefined) throw new RefusedByHand(`Nothing of the kind ${kind} to correct`);
    byHand.send(after(byHand, HOUR_MS), "corrected", { entry, ...WHY });
  };

const failed =
  (template: string, to: string, which: "last" | "other"): Move =>
  (byHand) => {
    const last = byHand.messages.findLast((message) => message.template === template);
    if (!last) throw new RefusedByHand(`No "${template}" was sent`);
    const messageId = which === "last" ? last.messageId : "case/999.1";
    byHand.answer(after(byHand, HOUR_MS), {
      type: "messageFailed",
      messageId,
      template,
      to,
      reason: "permanent-failure",
    });
  };

const dates =
  (moved: (byHand: CaseByHand) => Partial<typeof DATES>): Move =>
  (byHand) => {
    const { lettersFrom, closesOn, lateAnswersUntil } = byHand.live.snapshot.context.campaign;
    byHand.send(after(byHand, HOUR_MS), "campaignDatesChanged", {
      lettersFrom,
      closesOn,
      lateAnswersUntil,
      ...moved(byHand),
    });
  };

/** Everything that can happen to an opt-in letter, in a few variants each, an hour after the last thing. */
export const letterMoves: Readonly<Record<string, Move>> = {
  figures: event("payFiguresProvided", FIGURES),
  news: event("newsPublished", { headline: "News", news: "There is some." }),
  absence: event("absenceReported"),
  traced: event("contactTraced", { contact: HOME }),
  notTraced: event("contactNotTraced", WHY),
  intention: event("intentionSignified", { intendsToOptIn: true }),
  intentionComplete: (byHand) =>
    byHand.send(after(byHand, HOUR_MS), "intentionSignified", {
      name: "Sam Okafor",
      employeeNumber: "E1204567",
      leavingOn: dayAfter(byHand, 3),
      intendsToOptIn: true,
      contact: HOME,
    }),
  leavingWithoutAddress: (byHand) =>
    byHand.send(after(byHand, HOUR_MS), "leavingReported", { leavingOn: dayAfter(byHand, -1) }),
  leavingWithAddress: (byHand) =>
    byHand.send(after(byHand, HOUR_MS), "leavingReported", { leavingOn: dayAfter(byHand, 1), contact: HOME }),
  otherAddress: event("contactDetailsChanged", { contact: ELSEWHERE }),
  datesSame: dates(() => ({})),
  datesReopen: dates((byHand) => ({ closesOn: dayAfter(byHand, 30), lateAnswersUntil: dayAfter(byHand, 60) })),
  datesMoreLate: dates((byHand) => ({ lateAnswersUntil: dayAfter(byHand, 60) })),
  qaEvent: (byHand) =>
    byHand.send(after(byHand, HOUR_MS), "qaEventScheduled", {
      id: "teams-1",
      on: dayAfter(byHand, 5),
      at: "12:30",
      joinAt: "https://example.org/join",
    }),
  bounced: event("letterBounced", WHY),
  reissued: event("letterReissued", { contact: ELSEWHERE }),
  optedIn: event("optedIn"),
  declined: event("declined"),
  question: event("questionAsked", { question: "When?" }),
  questionAnswered: (byHand) => {
    const [question] = byHand.live.snapshot.context.questions as readonly { readonly sequence: number }[];
    if (!question) throw new RefusedByHand("No question is open");
    byHand.send(after(byHand, HOUR_MS), "questionAnswered", { question: question.sequence, answer: "Soon." });
  },
  accepted: event("lateAnswerDecided", { decision: "acceptExceptionally", rationale: "In hospital." }),
  refused: event("lateAnswerDecided", { decision: "refuse", rationale: "Three reminders." }),
  payrollConfirmed: event("payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "742.10" }),
  withdrawn: event("withdrawn", { reason: "outOfScope", explanation: "Aligned in 2021." }),
  died: event("personDied", { on: "2026-11-30" }),
  informed: event("thoseInvolvedInformed"),
  takenCareOf: event("messageTakenCareOf", WHY),
  takenCareOfPayroll: event("messageTakenCareOf", { recipient: "payroll", ...WHY }),
  note: event("noteAdded", { note: "A note." }),
  owner: event("ownerReassigned", { role: "hrLead" }),
  letterFailed: failed("optInLetter", "person", "last"),
  otherLetterFailed: failed("optInLetter", "person", "other"),
  messageFailed: failed("optInAcknowledged", "person", "last"),
  payrollFailed: failed("payrollInstruction", "payroll", "last"),
  ...Object.fromEntries(
    [
      "absenceReported",
      "contactTraced",
      "contactDetailsChanged",
      "intentionSignified",
      "leavingReported",
      "letterBounced",
      "optedIn",
      "declined",
      "lateAnswer",
      "questionAsked",
      "payrollConfirmed",
      "withdrawn",
      "personDied",
    ].map((kind) => [`correct ${kind}`, correct(kind)]),
  ),
};
