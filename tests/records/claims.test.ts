import { expect, test } from "vitest";
import { claim, type Holder } from "../../records/claims/claim.ts";
import { releaseClaim } from "../../records/claims/release-claim.ts";
import { takeOverClaim } from "../../records/claims/take-over-claim.ts";
import { withdrawReservation } from "../../records/claims/withdraw-reservation.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId } from "./support/a-case.ts";

onEveryEngine("Claims: one per person", (records) => {
  /** Who has it, as somebody else is told. */
  async function seenBy(caseId: string, text: string): Promise<Holder> {
    const claimed = await claim(records(), text, caseId);
    if (claimed.claimed) throw new Error("Nobody had it");
    return claimed;
  }

  test("of ten cases that claim the same at once, one gets it and the others learn which, and since when", async () => {
    const text = aCaseId("person");
    const caseIds = Array.from({ length: 10 }, () => aCaseId());
    const before = Date.now();
    const outcomes = await Promise.all(caseIds.map((caseId) => claim(records(), text, caseId)));
    const winner = caseIds[outcomes.findIndex(({ claimed }) => claimed)];
    expect(outcomes.filter(({ claimed }) => claimed)).toHaveLength(1);
    const claimedAt = expect.toSatisfy((at: number) => at >= before && at <= Date.now());
    expect(outcomes.filter(({ claimed }) => !claimed)).toEqual(
      Array(9).fill({ claimed: false, by: winner, claimedAt, held: true }),
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
    const seen = await seenBy(next, text);
    await expect(takeOverClaim(records(), text, { ...seen, by: stranger }, next)).resolves.toBe(false);
    await expect(takeOverClaim(records(), text, seen, next)).resolves.toBe(true);
    await expect(takeOverClaim(records(), text, seen, stranger)).resolves.toBe(false);
    await expect(claim(records(), text, holder)).resolves.toMatchObject({ claimed: false, by: next });
  });

  test("reserved for an event, it is free again when the event comes to nothing", async () => {
    const [text, holder, other] = [aCaseId("person"), aCaseId(), aCaseId()];
    await claim(records(), text, holder, "event");
    expect(await seenBy(other, text)).toMatchObject({ by: holder, held: false });
    await withdrawReservation(records(), [text], other, "event");
    await withdrawReservation(records(), [text], holder, "another event");
    expect(await seenBy(other, text)).toMatchObject({ by: holder });
    await withdrawReservation(records(), [text], holder, "event");
    await expect(claim(records(), text, other)).resolves.toEqual({ claimed: true });
  });

  test("reserved for two events of a case, it is free when neither wants it any more", async () => {
    const [text, holder, other] = [aCaseId("person"), aCaseId(), aCaseId()];
    for (const key of ["one", "two", "one"]) await claim(records(), text, holder, key);
    await withdrawReservation(records(), [text], holder, "one");
    expect(await seenBy(other, text)).toMatchObject({ by: holder });
    await withdrawReservation(records(), [text], holder, "two");
    await expect(claim(records(), text, other)).resolves.toEqual({ claimed: true });
  });

  test("held by its case for good, it is not lost by an event that wanted it too and came to nothing", async () => {
    const [text, holder, other] = [aCaseId("person"), aCaseId(), aCaseId()];
    await claim(records(), text, holder);
    await claim(records(), text, holder, "event");
    await withdrawReservation(records(), [text], holder, "event");
    expect(await seenBy(other, text)).toMatchObject({ by: holder, held: true });
  });

  test("is not handed on when its holder asked again since it was looked at, or got it for good", async () => {
    const [text, holder, other] = [aCaseId("person"), aCaseId(), aCaseId()];
    await claim(records(), text, holder, "event");
    const seen = await seenBy(other, text);
    await claim(records(), text, holder);
    await expect(takeOverClaim(records(), text, seen, other)).resolves.toBe(false);
    await expect(takeOverClaim(records(), text, { ...seen, claimedAt: 0, held: true }, other)).resolves.toBe(false);
  });

  test("of ten events that take it over at once one gets it", async () => {
    const text = aCaseId("person");
    await claim(records(), text, aCaseId(), "lost");
    const seen = await seenBy(aCaseId(), text);
    const moved = await Promise.all(
      Array.from({ length: 10 }, (_, index) => takeOverClaim(records(), text, seen, aCaseId(), `event ${index}`)),
    );
    expect(moved.filter(Boolean)).toHaveLength(1);
  });
});
