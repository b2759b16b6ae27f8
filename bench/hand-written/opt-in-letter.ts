/**
 * The opt-in letter as a Temporal engineer would write it plainly: an async function that waits for one thing after the
 * other, an update per event with a validator, records and messages as ordinary activities. It is what the interpreter's
 * cost is compared with, so it has to be a good workflow: nothing in it is there to make it dear.
 *
 * It does what the interpreter's letter does in the three courses (lapse, answer at once, changed answer): fortnightly
 * updates until the letter; the letter on its day; three reminders to those who do not answer; the close with 60
 * seconds of grace; the notice on the morning after a lapse; the end of late answers; payroll instructed at the close
 * and chased monthly; every answer acknowledged; the stay of 28 days after the outcome. Each transition is written down
 * before its message goes and before its event is answered; no message holds up the case; the case does not end while
 * a message or a task is open. Operators see the same five search attributes, details, and what each timer waits for.
 *
 * It is as cheap as is natural:
 * - one timer at a time: the next update and the letter share one, a changed answer leaves the wait for the close alone;
 * - one upsert per transition for all search attributes together, with only those that changed; the first ones are set
 *   with the start, where they are free;
 * - one record per transition, without what its reader can look up (words, what a state allows, the shape of a domain
 *   event) or has already: the person, the figures and the campaign are in the first one only;
 * - bank holidays, clock changes and policy come with the start, as in the interpreter, for neither may change under a
 *   running case; of the policy only what is used here;
 * - a message's activity has no summary, since its input says what it is; a timer has one, since nothing else does.
 *
 * Left out is what does not occur in the three courses (tracing, leavers, bounced letters, questions, events of the
 * campaign, late answers, withdrawal, death, corrections, continue-as-new): a handler nobody calls costs nothing in a
 * history. No task is opened in them by either side, so OpenTasks stays unset on both.
 */
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineUpdate,
  setHandler,
  sleep,
} from "@temporalio/workflow";
import { addDays, addMonths } from "../../machines/shared/calendar/civil-date.ts";
import { endOfDay, instantAt, localDateOf, nextTimeOfDay } from "../../machines/shared/calendar/london.ts";
import { staysUntil } from "../../machines/shared/stays-until.ts";
import type { Instant, LocalDate } from "../../machines/shared/time.ts";
import { beforeTheLetter, releaseOf } from "./before-the-letter.ts";
import { CaseFile } from "./case-file.ts";
import { messagesOf } from "./letter-messages.ts";
import type { Accepted, Choice, Envelope, LetterStart, State } from "./letter.ts";
import { remindersOf } from "./reminders.ts";

/** An answer received before the close counts although it is processed after. Milliseconds. */
const GRACE_MS = 60_000;

type Answer = Envelope<{ readonly receivedBy: string }>;
type Confirmation = Envelope<{ readonly effectiveFrom: LocalDate; readonly backPay: string }>;

export const optedIn = defineUpdate<Accepted, [Answer]>("optedIn");
export const declined = defineUpdate<Accepted, [Answer]>("declined");
export const payrollConfirmed = defineUpdate<Accepted, [Confirmation]>("payrollConfirmed");
export const messageTakenCareOf = defineUpdate<Accepted, [Envelope<object>]>("messageTakenCareOf");

export async function optInLetter(start: LetterStart): Promise<{ readonly outcome: string }> {
  const { calendar, policy, campaign, employee, figures, rehearsal } = start;
  const file = new CaseFile(start);
  const messages = messagesOf(start);
  let closesOn = campaign.closesOn;
  let answer: Choice | undefined;

  const today = (): LocalDate => localDateOf(calendar, Date.now());
  const morningOf = (date: LocalDate): Instant => instantAt(calendar, date, policy.remindersAt);
  const closesAt = (): Instant => endOfDay(calendar, closesOn);

  const answered =
    (choice: Choice) =>
    async (by: Answer): Promise<Accepted> => {
      answer = choice;
      return file.record({
        what: choice,
        label: choice === "optedIn" ? "Opted in" : "Declined",
        by,
        state: choice,
        deadlines: [{ name: "windowCloses", due: closesAt() }],
        data: by.body,
        message: messages.acknowledgement(choice, closesOn),
      });
    };
  const mayAnswer = (envelope: Answer): void => {
    refuseUnless(file, "awaitingResponse", "optedIn", "declined");
    const received = rehearsal ? Date.now() : Math.min(envelope.receivedAt, Date.now());
    if (received >= closesAt()) throw ApplicationFailure.nonRetryable("The window has closed", "Refused");
  };
  setHandler(optedIn, answered("optedIn"), { validator: mayAnswer });
  setHandler(declined, answered("declined"), { validator: mayAnswer });
  setHandler(
    payrollConfirmed,
    async (by) =>
      file.record({
        what: "payrollConfirmed",
        label: "Payroll confirmed",
        by,
        state: "payAligned",
        outcome: "payAligned",
        deadlines: [],
        data: by.body,
        message: messages.payAligned(by.body),
      }),
    { validator: (_by: Confirmation) => refuseUnless(file, "awaitingPayroll") },
  );
  setHandler(messageTakenCareOf, async (by) => file.tasksDone(by), {
    validator: (_by: Envelope<object>) => {
      if (!file.hasTasks) throw ApplicationFailure.nonRetryable("There is no such task", "Refused");
    },
  });

  // Before the letter: an update every fortnight. One that falls on the letter's morning is left out.
  const release = releaseOf(start);
  let coming = beforeTheLetter(start, today());
  await file.record({
    what: "started",
    label: "Case started",
    by: { ...start, body: {}, receivedAt: Date.now() },
    deadlines: coming,
    opening: { campaign, employee, figures, rehearsal },
  });
  while (coming[0].due < release.due) {
    const at = coming[0].due;
    await until(at, "Fortnightly update");
    coming = beforeTheLetter(start, today());
    const message = messages.update();
    await file.record({ what: "nextUpdate", label: "Fortnightly update", at, deadlines: coming, message });
  }

  // The letter, and reminders while there is no answer.
  await until(release.due, "Letters are released");
  const issuedOn = today();
  closesOn = [campaign.closesOn, addDays(issuedOn, policy.daysToRespond - 1)].sort().at(-1)!;
  const closing = { name: "windowCloses", due: closesAt() };
  let reminders = remindersOf(start, closesOn).filter(({ due }) => due > Date.now());
  await file.record({
    what: "lettersReleased",
    label: "Letters are released",
    at: release.due,
    state: "awaitingResponse",
    deadlines: [...reminders, closing],
    data: { issuedOn, closesOn },
    message: messages.letter(closesOn),
  });
  for (const { name, label, due } of reminders) {
    if (answer !== undefined) break;
    if (await condition(() => answer !== undefined, due - Date.now(), { summary: label })) break;
    reminders = reminders.slice(1);
    await file.record({
      what: name,
      label,
      at: due,
      deadlines: [...reminders, closing],
      message: messages.reminder(name, closesOn),
    });
  }

  // The close. An answer may still come or change meanwhile; that moves nothing.
  await until(closing.due + GRACE_MS, "The window to answer closes");
  const closed = { what: "windowCloses", label: "The window to answer closes", at: closing.due } as const;
  if (answer === "optedIn") {
    const instructedOn = today();
    const chase = (count: number) => ({
      name: "payrollChase",
      due: morningOf(addMonths(instructedOn, count * policy.chasePayrollEveryMonths)),
    });
    await file.record({
      ...closed,
      state: "awaitingPayroll",
      deadlines: [chase(1)],
      message: messages.payrollInstruction(),
    });
    for (let count = 1; file.state === "awaitingPayroll"; count += 1) {
      const { name, due } = chase(count);
      const label = "Monthly chase of payroll";
      if (await condition(() => file.state !== "awaitingPayroll", due - Date.now(), { summary: label })) break;
      const message = messages.payrollChase(instructedOn);
      await file.record({ what: name, label, at: due, deadlines: [chase(count + 1)], message });
    }
  } else {
    const outcome = answer ?? "lapsed";
    const notice = { name: "lapseNotice", due: nextTimeOfDay(calendar, closing.due, policy.remindersAt) };
    const lateAnswers = { name: "lateAnswersClose", due: endOfDay(calendar, campaign.lateAnswersUntil) };
    const tellThem = answer === undefined;
    await file.record({
      ...closed,
      state: outcome,
      outcome,
      deadlines: tellThem ? [notice, lateAnswers] : [lateAnswers],
    });
    if (tellThem) {
      const label = "Notice that the window has closed";
      await until(notice.due, label);
      const message = messages.windowClosed(closesOn);
      await file.record({ what: notice.name, label, at: notice.due, deadlines: [lateAnswers], message });
    }
    const label = "Last moment for a late answer";
    await until(lateAnswers.due + GRACE_MS, label);
    await file.record({ what: lateAnswers.name, label, at: lateAnswers.due, deadlines: [] });
  }

  // Receipts, notes and corrections still arrive for a while after the outcome.
  const stay = staysUntil(calendar, file.outcomeAt ?? closing.due, policy.staysDays);
  const stays = Math.max(stay, endOfDay(calendar, campaign.lateAnswersUntil));
  await until(stays, "nothing more can arrive");
  await condition(() => file.settled && allHandlersFinished());
  await file.record({ what: "ended", label: "Case closed: nothing is left to do", deadlines: [] });
  return { outcome: file.outcome ?? "" };
}

async function until(instant: Instant, summary: string): Promise<void> {
  const wait = instant - Date.now();
  if (wait > 0) await sleep(wait, { summary });
}

function refuseUnless({ state }: CaseFile, ...allowed: readonly State[]): void {
  if (allowed.includes(state)) return;
  throw ApplicationFailure.nonRetryable(`Not allowed while the case is ${state}`, "Refused");
}
