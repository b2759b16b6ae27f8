import { eq, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { CaseKeyDestroyed } from "../../records/crypto/case-key-destroyed.ts";
import { dataKeyOf } from "../../records/crypto/data-key-of.ts";
import { DataKeys } from "../../records/crypto/data-keys.ts";
import { destroyCaseKey } from "../../records/crypto/destroy-case-key.ts";
import { seal, unseal } from "../../records/crypto/envelope.ts";
import { MessageUnreadable } from "../../records/messages/message-errors.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
import { openRecords } from "../../records/open.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { caseIdentifiers } from "../../records/schema/case-identifiers.ts";
import { caseKeys } from "../../records/schema/case-keys.ts";
import { cases } from "../../records/schema/cases.ts";
import { messages } from "../../records/schema/messages.ts";
import { timeline } from "../../records/schema/timeline.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, opening, queued, START, transition } from "./support/a-case.ts";
import { MASTER_KEY } from "./support/master-key.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const PERSONAL = ["Secretname", "secretname@example.com", "X123456"];

const identified = { startedAt: START, identifiers: [{ kind: "crn", value: "X123456" }], rehearsal: false } as const;

onEveryEngine("Personal data at rest", (records) => {
  async function aCase(): Promise<string> {
    const caseId = aCaseId();
    await commitCase(records(), opening(caseId, { messages: [queued(`${caseId}/0.1`)], opening: identified }));
    await commitCase(records(), transition(caseId, 1));
    return caseId;
  }
  /** Every row of a table as the database would print it, bytes in hexadecimal. */
  const printed = async (table: PgTable) =>
    (
      await records()
        .db.select({ row: sql<string>`${sql.identifier(getTableName(table))}::text` })
        .from(table)
    )
      .map(({ row }) => row)
      .join("\n");

  test("no table holds it in the clear", async () => {
    await aCase();
    const all = (await Promise.all([cases, timeline, messages, caseIdentifiers, caseKeys].map(printed))).join("\n");
    expect(all).toContain("reminderOneWeek");
    for (const personal of PERSONAL) {
      expect(all).not.toContain(personal);
      expect(all).not.toContain(Buffer.from(personal).toString("hex"));
    }
  });

  test("once a case's key is destroyed, the case is unreadable for good, and nothing else is", async () => {
    const [caseId, other] = [await aCase(), await aCase()];
    await destroyCaseKey(records(), caseId);
    expect(await findCase(records(), caseId)).toMatchObject({ sequence: 1, paths: ["optedIn.windowOpen"] });
    expect(await findCase(records(), caseId)).not.toHaveProperty("facts");
    for (const entry of (await timelineOf(records(), caseId, { limit: 9 })).items)
      expect(entry).not.toHaveProperty("data");
    const [message] = await messagesOf(records(), caseId);
    expect(message).not.toHaveProperty("address");
    expect(message).not.toHaveProperty("personalisation");
    await expect(takeMessage(records(), `${caseId}/0.1`, 1_000)).rejects.toThrow(MessageUnreadable);
    expect(await findCase(records(), other)).toHaveProperty("facts");
  });

  test("a late write does not make a new key for it", async () => {
    const caseId = await aCase();
    await destroyCaseKey(records(), caseId);
    await expect(commitCase(records(), transition(caseId, 2))).rejects.toThrow(CaseKeyDestroyed);
    await expect(dataKeyOf(records(), caseId)).rejects.toThrow(CaseKeyDestroyed);
  });

  test("a case can be made unreadable before it has a row, or a key", async () => {
    const caseId = aCaseId();
    await destroyCaseKey(records(), caseId);
    await expect(commitCase(records(), opening(caseId))).rejects.toThrow(CaseKeyDestroyed);
  });

  test("whoever asks first for a case's key makes it, and everyone gets the same", async () => {
    const caseId = aCaseId();
    const others = Array.from({ length: 5 }, () => new DataKeys(records().db, records().keyring));
    const keys = await Promise.all(others.map((each) => each.of(caseId)));
    expect(new Set(keys.map(({ id }) => id))).toHaveProperty("size", 1);
    const [first, last] = [keys[0]!, keys.at(-1)!];
    expect(unseal(last, seal(first, Buffer.from("payload"))).toString()).toBe("payload");
  });

  test("a wrapped key that was moved to another case does not open", async () => {
    const [caseId, thief] = [await aCase(), await aCase()];
    const [stolen] = await records().db.select().from(caseKeys).where(eq(caseKeys.caseId, caseId));
    await records().db.update(caseKeys).set({ wrapped: stolen!.wrapped }).where(eq(caseKeys.caseId, thief));
    await expect(new DataKeys(records().db, records().keyring).of(thief)).rejects.toThrow(/altered or moved/);
  });
});

test("no file of the database's directory holds personal data in the clear, its log included", async () => {
  const directory = join(await temporaryDirectory(), "records");
  const records = await openRecords({ directory }, { masterKey: MASTER_KEY });
  const caseId = aCaseId();
  await commitCase(records, opening(caseId, { messages: [queued(`${caseId}/0.1`)], opening: identified }));
  await records.close();
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const contents = await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))));
  expect(contents.some((bytes) => bytes.includes(caseId))).toBe(true);
  for (const personal of PERSONAL) expect(contents.some((bytes) => bytes.includes(personal))).toBe(false);
}, 30_000);
