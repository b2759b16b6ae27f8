import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseService } from "../../cases/case-service.ts";
import { caseIdFor, eventKey, fingerprintOf } from "../../cases/identity.ts";
import { startCase, type Started } from "../../cases/start-case.ts";
import { contracts } from "../../machines/contracts.ts";
import { SYSTEM } from "../../machines/shared/actor.ts";
import { commitCase } from "../../records/commit-case.ts";
import { openService } from "../api/support/open-service.ts";
import { opening } from "../records/support/a-case.ts";

const CLIENT = "test";
let service: CaseService;
let close: () => Promise<void>;

// No worker: what is not refused starts, and writes nothing down.
beforeAll(async () => void ({ service, close } = await openService()));
afterAll(() => close());

function start(process: string, body: object, idempotencyKey: string = randomUUID()): Promise<Started> {
  return startCase(service, { process, body, actor: SYSTEM, client: CLIENT, idempotencyKey });
}

it("A start with a date beyond the calendar is refused, saying how far the calendar reaches", async () => {
  const { inputExample } = contracts.optInLetter;
  const campaign = {
    ...inputExample.campaign,
    closesOn: "2029-02-01",
    lateAnswersUntil: "2029-03-01",
    lettersFrom: "2029-01-10",
  };
  const started = await start("optInLetter", { ...inputExample, campaign });
  expect(started).toMatchObject({ result: "refused", reasons: [{ code: "calendarTooShort" }] });
  expect(JSON.stringify(started)).toContain("2028-12-31");
});

describe("A start that was accepted on a day that has passed", () => {
  const process = "pipePlacement";
  const { input, inputExample } = contracts[process];
  const body = { ...inputExample, intendedArrivalOn: "2026-01-05" };

  /** What records keep of it. */
  async function acceptedThen(): Promise<{ readonly caseId: string; readonly idempotencyKey: string }> {
    const idempotencyKey = randomUUID();
    const caseId = caseIdFor(process, CLIENT, idempotencyKey);
    const fingerprint = fingerprintOf("started", { input: input.parse(body), rehearsal: false });
    const at = Date.parse("2026-01-05T23:59:59Z");
    const handled = { key: eventKey(CLIENT, caseId, idempotencyKey), fingerprint, at };
    await commitCase(service.records, opening(caseId, { at, handled }));
    return { caseId, idempotencyKey };
  }

  it("would be refused today", async () => {
    expect(await start(process, body)).toMatchObject({ result: "refused", reasons: [{ code: "dateInPast" }] });
  });

  it("is the same case when it is asked again after midnight", async () => {
    const { caseId, idempotencyKey } = await acceptedThen();
    expect(await start(process, body, idempotencyKey)).toEqual({ result: "already", caseId });
  });

  it("is in conflict with another body under its key", async () => {
    const { caseId, idempotencyKey } = await acceptedThen();
    const other = { ...body, intendedArrivalOn: "2026-01-06" };
    expect(await start(process, other, idempotencyKey)).toEqual({ result: "conflict", caseId });
  });
});
