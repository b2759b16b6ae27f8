import { randomInt, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sendEvent } from "../../../cases/send-event.ts";
import { startCase } from "../../../cases/start-case.ts";
import { contracts } from "../../../machines/contracts.ts";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { findCase } from "../../../records/queries/find-case.ts";
import { messagesOf } from "../../../records/queries/messages-of.ts";
import { runningSystem } from "../../api/support/running-system.ts";

/** Real cases, real records, and the copy of Notify with its failure switches. */

const running = runningSystem();
const ACTOR = { id: "test", displayName: "Test", role: "harmonisationTeam" };
const today = new Date().toISOString().slice(0, 10);

async function fails(mode: string, count?: number): Promise<void> {
  const body = JSON.stringify({ mode, ...(count !== undefined && { count }) });
  const headers = { "content-type": "application/json" };
  const answer = await fetch(new URL("/control/failures", running().outbox), { method: "POST", headers, body });
  expect(answer.ok).toBe(true);
}

async function acceptedMoreThanOnce(): Promise<number> {
  const answer = await fetch(new URL("/control/stats", running().outbox));
  return ((await answer.json()) as { acceptedMoreThanOnce: number }).acceptedMoreThanOnce;
}

/** A letter that goes out at once: its first message is on its way when the case has started. */
async function letterOut(): Promise<string> {
  const { service } = running();
  const { inputExample } = contracts.optInLetter;
  const dates = { lettersFrom: addDays(today, -2), closesOn: addDays(today, 30), lateAnswersUntil: addDays(today, 60) };
  const answer = await startCase(service, {
    process: "optInLetter",
    body: {
      ...inputExample,
      campaign: { ...inputExample.campaign, ...dates },
      employee: { ...inputExample.employee, employeeNumber: `E${randomInt(1_000_000, 10_000_000)}` },
    },
    actor: ACTOR,
    client: "test",
    idempotencyKey: randomUUID(),
  });
  if (answer.result !== "started") throw new Error(JSON.stringify(answer));
  await expect.poll(() => findCase(service.records, answer.caseId), { timeout: 10_000 }).toBeDefined();
  return answer.caseId;
}

async function told(caseId: string, event: string, body: object = {}): Promise<void> {
  const sent = await sendEvent(running().service, {
    process: "optInLetter",
    caseId,
    event,
    body,
    actor: ACTOR,
    client: "test",
    idempotencyKey: randomUUID(),
    receivedAt: Date.now(),
  });
  expect(sent).toMatchObject({ result: "accepted" });
}

async function statuses(caseId: string): Promise<string[]> {
  return (await messagesOf(running().service.records, caseId)).map(({ template, status }) => `${template} ${status}`);
}

describe("when Notify is in trouble", () => {
  it("an answer that is lost after the message was accepted is looked up, and nobody gets it twice", async () => {
    await fails("acceptThenTimeout", 1);
    const caseId = await letterOut();
    await expect.poll(() => statuses(caseId), { timeout: 60_000 }).toEqual(["optInLetter sent"]);
    expect(await acceptedMoreThanOnce()).toBe(0);
  }, 90_000);

  it("an outage holds up no case: events are taken meanwhile, and the messages follow when it is over", async () => {
    await fails("down");
    const caseId = await letterOut();
    await told(caseId, "optedIn");
    expect(await statuses(caseId)).toEqual(["optInLetter queued", "optInAcknowledged queued"]);
    await fails("none");
    await expect
      .poll(() => statuses(caseId), { timeout: 60_000 })
      .toEqual(["optInLetter sent", "optInAcknowledged sent"]);
    expect(await acceptedMoreThanOnce()).toBe(0);
  }, 90_000);

  it("a message that is withdrawn meanwhile is neither sent afterwards nor left open in the records", async () => {
    await fails("down");
    const caseId = await letterOut();
    const { records } = running().service;
    await expect.poll(async () => (await messagesOf(records, caseId))[0]?.lastError, { timeout: 20_000 }).toBeDefined();
    await told(caseId, "personDied", { on: today });
    await fails("none");
    await expect.poll(() => statuses(caseId), { timeout: 60_000 }).toEqual(["optInLetter withdrawn"]);
  }, 90_000);
});
