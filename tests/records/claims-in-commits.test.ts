import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { CaseCommit } from "../../records/case-commit.ts";
import { claim } from "../../records/claims/claim.ts";
import { claimDigests } from "../../records/claims/claim-digests.ts";
import { heldElsewhere } from "../../records/claims/held-elsewhere.ts";
import { withdrawReservation } from "../../records/claims/withdraw-reservation.ts";
import { commitCase } from "../../records/commit-case.ts";
import { keyring } from "../../records/crypto/keyring.ts";
import { claims } from "../../records/schema/claims.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, opening, START, transition } from "./support/a-case.ts";
import { MASTER_KEY } from "./support/master-key.ts";

onEveryEngine("What a commit says its case holds", (records) => {
  const commit = (change: CaseCommit) => commitCase(records(), change);
  const confirmed = (change: CaseCommit) => commitCase(records(), change, { inHistory: true });
  const digestOf = (name: string) => claimDigests(records().keyring, [name])[0]!;
  const rowOf = async (name: string) =>
    (
      await records()
        .db.select()
        .from(claims)
        .where(eq(claims.claim, digestOf(name)))
    )[0];
  const holds = (held: readonly string[], released: readonly string[] = []) => ({ claims: { held, released } });
  const handling = (key: string) => ({ handled: { key, fingerprint: "f", at: START } });

  /** A name of its own, so that tests do not meet. */
  const aName = () => `bed/${aCaseId("person")}`;
  async function aCase(changes: Partial<CaseCommit> = {}): Promise<string> {
    const caseId = aCaseId();
    await commit(opening(caseId, changes));
    return caseId;
  }
  const reserve = (name: string, caseId: string, key: string) => claim(records(), digestOf(name), caseId, key);
  const ask = (name: string) => reserve(name, aCaseId(), "asking");

  test("is its own from then on, whether it was reserved or not, and no longer reserved for the event", async () => {
    const [reserved, unheardOf, caseId] = [aName(), aName(), await aCase()];
    await reserve(reserved, caseId, "event");
    await commit(transition(caseId, 1, { ...holds([reserved, unheardOf]), ...handling("event") }));
    for (const name of [reserved, unheardOf]) {
      expect(await rowOf(name)).toMatchObject({ caseId, held: true, reservedFor: [] });
      expect(await ask(name)).toMatchObject({ claimed: false, by: caseId, held: true });
    }
  });

  test("may be held from the start on, and is stored as a hash that only the master key can make", async () => {
    const name = aName();
    const caseId = await aCase(holds([name]));
    const [row] = await records().db.select().from(claims).where(eq(claims.caseId, caseId));
    expect(JSON.stringify(row)).not.toContain(name);
    const other = keyring(Buffer.alloc(32, 8).toString("base64"));
    expect(row?.claim).toBe(claimDigests(keyring(MASTER_KEY), [name])[0]);
    expect(row?.claim).not.toBe(claimDigests(other, [name])[0]);
  });

  test("is free, and nothing of it left, when a later commit lets go of it", async () => {
    const [left, kept] = [aName(), aName()];
    const caseId = await aCase(holds([left, kept]));
    await commit(transition(caseId, 1, holds([], [left])));
    expect(await rowOf(left)).toBeUndefined();
    expect(await rowOf(kept)).toMatchObject({ held: true });
    expect(await ask(left)).toEqual({ claimed: true });
  });

  test("let go of while another event of the case wants it, is kept for that event", async () => {
    const name = aName();
    const caseId = await aCase(holds([name]));
    await reserve(name, caseId, "later event");
    await commit(transition(caseId, 1, holds([], [name])));
    expect(await ask(name)).toMatchObject({ claimed: false, by: caseId, held: false });
    await withdrawReservation(records(), [digestOf(name)], caseId, "later event");
    expect(await ask(name)).toEqual({ claimed: true });
  });

  test("stays another case's when that one has it: the commit is stored, and says who", async () => {
    const name = aName();
    const first = await aCase(holds([name]));
    const second = await aCase();
    const change = transition(second, 1, holds([name]));
    await expect(commit(change)).resolves.toBe("committed");
    expect(await rowOf(name)).toMatchObject({ caseId: first });
    expect(await heldElsewhere(records(), change)).toEqual([first]);
    await commit(transition(second, 2, holds([], [name])));
    expect(await rowOf(name)).toMatchObject({ caseId: first, held: true });
  });

  test("is said once: the same commit again changes nothing", async () => {
    const name = aName();
    const caseId = await aCase(holds([name]));
    const left = transition(caseId, 1, holds([], [name]));
    await commit(left);
    const next = aCaseId();
    await claim(records(), digestOf(name), next);
    await expect(commit(left)).resolves.toBe("alreadyCommitted");
    await expect(commit(opening(caseId, holds([name])))).resolves.toBe("alreadyCommitted");
    expect(await rowOf(name)).toMatchObject({ caseId: next, held: true });
  });

  test("is not held when the commit never happened, and is kept for an event that may yet come", async () => {
    const [phantom, real, wanted, caseId] = [aName(), aName(), aName(), await aCase()];
    await reserve(wanted, caseId, "event");
    await commit(transition(caseId, 1, { ...holds([phantom, wanted]), ...handling("event") }));
    await confirmed(transition(caseId, 1, holds([real])));
    expect(await rowOf(phantom)).toBeUndefined();
    expect(await rowOf(real)).toMatchObject({ caseId, held: true });
    expect(await rowOf(wanted)).toMatchObject({ caseId, held: false, reservedFor: ["event"] });
  });

  test("is held still when the commit that let go of it never happened", async () => {
    const [name, lost] = [aName(), aName()];
    const caseId = await aCase(holds([name, lost]));
    await commit(transition(caseId, 1, holds([], [name, lost])));
    const next = aCaseId();
    await claim(records(), digestOf(lost), next);
    await commit(transition(caseId, 2, holds([name])));
    await confirmed(transition(caseId, 1));
    expect(await rowOf(name)).toMatchObject({ caseId, held: true });
    // Another case had it in between, and keeps it.
    expect(await rowOf(lost)).toMatchObject({ caseId: next });
  });

  test("let go of and asked for by others at the same moment, goes to one of them at most", async () => {
    const name = aName();
    const caseId = await aCase(holds([name]));
    const asking = Array.from({ length: 6 }, () => ask(name));
    const [, ...outcomes] = await Promise.all([commit(transition(caseId, 1, holds([], [name]))), ...asking]);
    const got = outcomes.filter(({ claimed }) => claimed);
    expect(got.length).toBeLessThanOrEqual(1);
    expect(await ask(name)).toEqual(got.length === 1 ? expect.objectContaining({ claimed: false }) : { claimed: true });
  });
});
