import { expect, test } from "vitest";
import { claim } from "../../records/claims/claim.ts";
import { releaseClaim } from "../../records/claims/release-claim.ts";
import { takeOverClaim } from "../../records/claims/take-over-claim.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId } from "./support/a-case.ts";

onEveryEngine("Claims: one per person", (records) => {
  test("of ten cases that claim the same at once, one gets it and the others learn which, and since when", async () => {
    const text = aCaseId("person");
    const caseIds = Array.from({ length: 10 }, () => aCaseId());
    const before = Date.now();
    const outcomes = await Promise.all(caseIds.map((caseId) => claim(records(), text, caseId)));
    const winner = caseIds[outcomes.findIndex(({ claimed }) => claimed)];
    expect(outcomes.filter(({ claimed }) => claimed)).toHaveLength(1);
    const claimedAt = expect.toSatisfy((at: number) => at >= before && at <= Date.now());
    expect(outcomes.filter(({ claimed }) => !claimed)).toEqual(
      Array(9).fill({ claimed: false, by: winner, claimedAt }),
    );
  });

  test("claiming again for the same case is the same claim", async () => {
    const [text, caseId] = [aCaseId("person"), aCaseId()];
    await claim(records(), text, caseId);
    await expect(claim(records(), text, caseId)).resolves.toEqual({ claimed: true });
  });

  test("a claim given back is free, and only its holder can give it back", async () => {
    const [text, holder, other] = [aCaseId("person"), aCaseId(), aCaseId()];
    await claim(records(), text, holder);
    await releaseClaim(records(), text, other);
    await expect(claim(records(), text, other)).resolves.toMatchObject({ claimed: false, by: holder });
    await releaseClaim(records(), text, holder);
    await expect(claim(records(), text, other)).resolves.toEqual({ claimed: true });
  });

  test("a claim is handed from its holder to another, and nobody else's is", async () => {
    const [text, holder, next, stranger] = [aCaseId("person"), aCaseId(), aCaseId(), aCaseId()];
    await claim(records(), text, holder);
    await expect(takeOverClaim(records(), text, stranger, next)).resolves.toBe(false);
    await expect(takeOverClaim(records(), text, holder, next)).resolves.toBe(true);
    await expect(takeOverClaim(records(), text, holder, next)).resolves.toBe(true);
    await expect(claim(records(), text, holder)).resolves.toMatchObject({ claimed: false, by: next });
  });
});
