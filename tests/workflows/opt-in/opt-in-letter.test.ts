import { randomInt, randomUUID } from "node:crypto";
import { afterEach, describe, expect, inject, it } from "vitest";
import { sendEvent } from "../../../cases/send-event.ts";
import { startCase } from "../../../cases/start-case.ts";
import { createRehearsal } from "../../../dev/rehearsal/forward.ts";
import { contracts } from "../../../machines/contracts.ts";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { inLondon, instantAt, localDateOf } from "../../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import type { LocalDate, LocalTime } from "../../../machines/shared/time.ts";
import { findCase } from "../../../records/queries/find-case.ts";
import { timelineOf } from "../../../records/queries/timeline-of.ts";
import { runningSystem } from "../../api/support/running-system.ts";
import { replayAfter } from "../../support/replay.ts";

/** The opt-in letter on a real server, its time skipped by the server itself. Every execution is replayed afterwards. */

const running = runningSystem();
const calendar = calendarFor(addDays(new Date().toISOString().slice(0, 10), -60));
const today = localDateOf(calendar, Date.now());
const LETTERS = addDays(today, 10);
const CLOSE = addDays(LETTERS, 25);
const LATE = addDays(CLOSE, 20);
const started: string[] = [];

afterEach(async () => {
  const { service } = running();
  for (const caseId of started.splice(0)) {
    await replayAfter(service.temporal, caseId, { workflowBundle: { codePath: inject("workflowBundle") } });
  }
}, 60_000);

class Letter {
  readonly #caseId: string;

  constructor(caseId: string) {
    this.#caseId = caseId;
  }

  static async begin(): Promise<Letter> {
    const { service } = running();
    const { inputExample } = contracts.optInLetter;
    const answer = await startCase(service, {
      process: "optInLetter",
      body: {
        ...inputExample,
        campaign: { ...inputExample.campaign, lettersFrom: LETTERS, closesOn: CLOSE, lateAnswersUntil: LATE },
        employee: { ...inputExample.employee, employeeNumber: `E${randomInt(1_000_000, 10_000_000)}` },
      },
      actor: { id: "test", displayName: "Test", role: "harmonisationTeam" },
      client: "test",
      idempotencyKey: randomUUID(),
      rehearsal: {},
    });
    if (answer.result !== "started") throw new Error(JSON.stringify(answer));
    started.push(answer.caseId);
    while (!(await findCase(service.records, answer.caseId))) await new Promise((resolve) => setTimeout(resolve, 20));
    return new Letter(answer.caseId);
  }

  /** Lets time pass until a London date and time. */
  async until(date: LocalDate, time: LocalTime): Promise<this> {
    const rehearsal = createRehearsal(running().service, "default");
    const moved = await rehearsal.forward(this.#caseId, { until: instantAt(calendar, date, time) });
    if ("refused" in moved) throw new Error(moved.refused);
    return this;
  }

  async tell(event: string, body: object = {}): Promise<this> {
    const sent = await sendEvent(running().service, {
      process: "optInLetter",
      caseId: this.#caseId,
      event,
      body,
      actor: { id: "test", displayName: "Test", role: "hrOperations" },
      client: "test",
      idempotencyKey: randomUUID(),
      receivedAt: Date.now(),
    });
    if (sent.result !== "accepted") throw new Error(JSON.stringify(sent));
    return this;
  }

  /** What the clock did, each with its London time. */
  async fired(): Promise<string[]> {
    const { items } = await timelineOf(running().service.records, this.#caseId, { limit: 200 });
    return items.filter(({ kind }) => kind === "timer").map(({ name, at }) => `${name} ${inLondon(calendar, at)}`);
  }

  async stands(): Promise<{ readonly status: string; readonly outcome?: string }> {
    const found = await findCase(running().service.records, this.#caseId);
    if (!found) throw new Error("The case has gone");
    const { status, outcome } = found;
    return { status, ...(outcome !== undefined && { outcome }) };
  }
}

function at(name: string, date: LocalDate, time: LocalTime): string {
  return `${name} ${inLondon(calendar, instantAt(calendar, date, time))}`;
}

describe("an opt-in letter", () => {
  it("nobody answers: released, reminded at 09:00, lapsed at the end of the last day, and closed by itself", async () => {
    const letter = await Letter.begin();
    await letter.until(addDays(LATE, 40), "10:00");
    const fired = await letter.fired();
    expect(fired).toContain(at("lettersReleased", LETTERS, "09:00"));
    expect(fired).toContain(at("reminderLastMorning", CLOSE, "09:00"));
    expect(fired).toContain(at("windowCloses", addDays(CLOSE, 1), "00:00"));
    expect(fired).toContain(at("lapseNotice", addDays(CLOSE, 1), "09:00"));
    expect(await letter.stands()).toEqual({ status: "ended", outcome: "lapsed" });
  });

  it("an answer in the last minute counts; no reminder follows it", async () => {
    const letter = await Letter.begin();
    await letter.until(CLOSE, "23:59").then((open) => open.tell("optedIn"));
    await letter
      .until(addDays(CLOSE, 2), "10:00")
      .then((shut) => shut.tell("payrollConfirmed", { effectiveFrom: today, backPay: "0.00" }));
    expect(await letter.fired()).not.toContain(at("lapseNotice", addDays(CLOSE, 1), "09:00"));
    expect(await letter.stands()).toEqual({ status: "afterwards", outcome: "payAligned" });
  });

  it("an answer after the close is not lost: it is decided, and payroll is chased every month until it confirms", async () => {
    const letter = await Letter.begin();
    await letter.until(addDays(CLOSE, 3), "11:00").then((shut) => shut.tell("optedIn"));
    await letter.tell("lateAnswerDecided", {
      decision: "acceptExceptionally",
      rationale: "The person was in hospital.",
    });
    await letter.until(addDays(CLOSE, 40), "10:00");
    expect((await letter.fired()).filter((entry) => entry.startsWith("payrollChase"))).toHaveLength(1);
    await letter.tell("payrollConfirmed", { effectiveFrom: today, backPay: "12.00" });
    expect(await letter.stands()).toEqual({ status: "afterwards", outcome: "payAligned" });
  });

  it("a bounced letter stops the window; its reissue gives three weeks of its own", async () => {
    const letter = await Letter.begin();
    const reissued = addDays(CLOSE, -3);
    await letter
      .until(addDays(LETTERS, 1), "10:00")
      .then((out) => out.tell("letterBounced", { explanation: "No such mailbox." }));
    await letter.until(reissued, "10:00");
    await letter.tell("letterReissued", { contact: { channel: "email", email: "sam@example.org" } });
    await letter.until(addDays(reissued, 25), "10:00");
    expect(await letter.fired()).toContain(at("windowCloses", addDays(reissued, 21), "00:00"));
    expect(await letter.stands()).toMatchObject({ outcome: "lapsed" });
  });

  it("a close that moves arms every reminder again", async () => {
    const letter = await Letter.begin();
    const moved = addDays(CLOSE, 7);
    await letter.until(addDays(LETTERS, 1), "10:00");
    await letter.tell("campaignDatesChanged", {
      lettersFrom: LETTERS,
      closesOn: moved,
      lateAnswersUntil: addDays(LATE, 7),
    });
    await letter.until(addDays(moved, 1), "10:00");
    const fired = await letter.fired();
    expect(fired).toContain(at("reminderLastMorning", moved, "09:00"));
    expect(fired).not.toContain(at("reminderLastMorning", CLOSE, "09:00"));
  });
});
