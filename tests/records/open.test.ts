import { expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { MasterKeyInvalid } from "../../records/crypto/keyring-errors.ts";
import { openRecords } from "../../records/open.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { server } from "./engines.ts";
import { aCaseId, opening } from "./support/a-case.ts";
import { MASTER_KEY } from "./support/master-key.ts";

test("records are not opened without a master key", async () => {
  await expect(openRecords({ memory: true }, { masterKey: "" })).rejects.toThrow(MasterKeyInvalid);
});

test("processes that start at once on one PostgreSQL migrate it once, and share it", async ({ skip }) => {
  if ("notRun" in server) return skip(`PostgreSQL: not run, ${server.notRun}`);
  const { url: databaseUrl, drop } = await freshDatabase(server.url);
  const opened = await Promise.all(
    Array.from({ length: 4 }, () => openRecords({ databaseUrl }, { masterKey: MASTER_KEY })),
  );
  const caseId = aCaseId();
  await commitCase(opened[0]!, opening(caseId));
  for (const records of opened)
    await expect(findCase(records, caseId)).resolves.toMatchObject({ facts: { name: "Nadia Secretname" } });
  await Promise.all(opened.map((records) => records.close()));
  await drop();
});
