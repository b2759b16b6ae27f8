import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseService } from "../../cases/case-service.ts";
import { keyedHash } from "../../records/crypto/keyring.ts";
import { claim } from "../../records/claims/claim.ts";
import { claims } from "../../records/schema/claims.ts";
import { openService } from "../api/support/open-service.ts";
import { anEmployeeNumber, startLetter } from "../encryption/support/a-letter.ts";

const MINUTE = 60_000;
let service: CaseService;
let close: () => Promise<void>;

// No worker: a case that was started has not written its row yet, as in the first moments of every case.
beforeAll(async () => {
  ({ service, close } = await openService());
});
afterAll(() => close());

/** What a letter claims for its person. */
function claimOf(employeeNumber: string): string {
  return keyedHash(service.records.keyring.identifierKeys[0]!, `optInLetter/alone/${employeeNumber}`);
}

async function madeAgo(employeeNumber: string, ms: number): Promise<void> {
  const changed = await service.records.db
    .update(claims)
    .set({ claimedAt: Date.now() - ms })
    .where(eq(claims.claim, claimOf(employeeNumber)))
    .returning();
  expect(changed).toHaveLength(1);
}

describe("One case per person", () => {
  it("of starts that arrive at once one is accepted, and the others are told which", async () => {
    const employeeNumber = anEmployeeNumber();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => startLetter(service, { employeeNumber })));
    const [accepted, ...more] = outcomes.filter(({ result }) => result === "started");
    expect(more).toEqual([]);
    const refused = outcomes.filter(({ result }) => result === "refused");
    expect(refused).toHaveLength(7);
    for (const each of refused) {
      expect(each).toMatchObject({
        caseId: (accepted as { caseId: string }).caseId,
        reasons: [{ code: "alreadyExists" }],
      });
    }
  });

  it("a case whose row is late keeps its person, however long it takes", async () => {
    const employeeNumber = anEmployeeNumber();
    const first = await startLetter(service, { employeeNumber });
    await madeAgo(employeeNumber, 60 * MINUTE);
    expect(await startLetter(service, { employeeNumber })).toMatchObject({
      result: "refused",
      caseId: (first as { caseId: string }).caseId,
    });
  });

  it("a claim whose start never came to a case passes on after a minute, not before, and to one start only", async () => {
    const employeeNumber = anEmployeeNumber();
    await claim(service.records, claimOf(employeeNumber), "optInLetter-lost");
    await madeAgo(employeeNumber, MINUTE - 10_000);
    expect(await startLetter(service, { employeeNumber })).toMatchObject({
      result: "refused",
      caseId: "optInLetter-lost",
    });
    await madeAgo(employeeNumber, MINUTE + 1_000);
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => startLetter(service, { employeeNumber })));
    expect(outcomes.map(({ result }) => result).sort()).toEqual(["refused", "refused", "refused", "started"]);
  });

  it("the same start again is the same case", async () => {
    const again = { employeeNumber: anEmployeeNumber(), idempotencyKey: randomUUID() };
    expect(await startLetter(service, again)).toMatchObject({ result: "started" });
    expect(await startLetter(service, again)).toMatchObject({ result: "already" });
  });
});
