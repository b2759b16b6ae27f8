import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CaseCodec } from "../../codec/case-codec.ts";
import { DataKeys } from "../../records/crypto/data-keys.ts";
import { KeyCache } from "../../records/crypto/key-cache.ts";
import { keyring } from "../../records/crypto/keyring.ts";
import { openRecords } from "../../records/open.ts";
import type { Records } from "../../records/records.ts";
import { migratedTemplate } from "../records/support/migrated-template.ts";

const [OLD, NEW] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const CASE = { type: "workflow", namespace: "default", workflowId: "optInLetter-1" } as const;
const payload = { metadata: { encoding: Buffer.from("json/plain") }, data: Buffer.from('"Nadia"') };

let records: Records;
beforeAll(async () => {
  records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: OLD });
});
afterAll(() => records.close());

/** As another process has it that was started with these master keys. */
function codecWith(masterKeys: string): CaseCodec {
  const ring = keyring(masterKeys);
  return new CaseCodec({ keyring: ring, keys: new DataKeys(records.db, ring) });
}

describe("When a new master key is put in front of the old one", () => {
  it("what was encrypted before is still read, for cases and for the service", async () => {
    const before = codecWith(OLD);
    const ofCase = await before.encode([payload], CASE);
    const ofService = await before.encode([payload]);
    const after = codecWith(`${NEW},${OLD}`);
    expect(await after.decode([...ofCase, ...ofService])).toMatchObject([payload, payload]);
  });

  it("a case that runs keeps its own key, and a new one is wrapped with the new master key", async () => {
    const after = codecWith(`${NEW},${OLD}`);
    expect(await codecWith(OLD).decode(await after.encode([payload], CASE))).toMatchObject([payload]);
    const encrypted = await after.encode([payload], { ...CASE, workflowId: "optInLetter-2" });
    expect(await codecWith(NEW).decode(encrypted)).toMatchObject([payload]);
    await expect(codecWith(OLD).decode(encrypted)).rejects.toThrow(/master key .+ not configured/);
  });

  it("without the old one, what it sealed is refused by name", async () => {
    const ofService = await codecWith(OLD).encode([payload]);
    await expect(codecWith(NEW).decode(ofService)).rejects.toThrow(/Add the retired master key/);
  });
});

describe("A payload", () => {
  it("that was never encrypted is left as it is", async () => {
    expect(await codecWith(OLD).decode([payload])).toEqual([payload]);
  });

  it("that holds nothing is not made longer", async () => {
    const nothing = { metadata: { encoding: Buffer.from("binary/null") } };
    expect(await codecWith(OLD).encode([nothing], CASE)).toEqual([nothing]);
  });

  it("that was altered is not read", async () => {
    const codec = codecWith(OLD);
    const [encrypted] = await codec.encode([payload], CASE);
    encrypted!.data!.set([encrypted!.data!.at(-1)! ^ 1], encrypted!.data!.length - 1);
    await expect(codec.decode([encrypted!])).rejects.toThrow(/altered/);
  });
});

describe("While the database is away", () => {
  it("a case whose key was had before goes on, also when it should be asked for again", async () => {
    const opened = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: OLD });
    const expired = new KeyCache(10, -1);
    const keys = new DataKeys(opened.db, opened.keyring, expired);
    const codec = new CaseCodec({ keyring: opened.keyring, keys });
    const encrypted = await codec.encode([payload], CASE);
    await opened.close();
    expect(await codec.decode(encrypted)).toMatchObject([payload]);
    await expect(codec.encode([payload], { ...CASE, workflowId: "optInLetter-3" })).rejects.toThrow();
  });
});
