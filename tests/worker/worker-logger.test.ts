import { sql } from "drizzle-orm";
import { pino } from "pino";
import { expect, test } from "vitest";
import { withoutStatements } from "../../worker/without-statements.ts";
import { workerLogger } from "../../worker/worker-logger.ts";
import { commitCase } from "../../records/commit-case.ts";
import { openRecords } from "../../records/open.ts";
import { ALEX, aCaseId, opening, START } from "../records/support/a-case.ts";
import { MASTER_KEY } from "../records/support/master-key.ts";
import { migratedTemplate } from "../records/support/migrated-template.ts";

const logged = (meta: Readonly<Record<string, unknown>>): string => {
  const lines: string[] = [];
  workerLogger(pino({}, { write: (line: string) => void lines.push(line) })).warn("Activity failed", meta);
  return lines.join("");
};

test("What the worker logs of a statement that failed names its code and place, and nobody", async () => {
  await using records = await opened();
  await records.db.execute(sql`alter table timeline rename to away`);
  const text = "Told Nadia Secretname";
  const entries = [{ kind: "event" as const, name: "optedIn", text, at: START, actor: ALEX }];
  const error = await commitCase(records, opening(aCaseId(), { entries })).catch((thrown: unknown) => thrown);
  expect(String(error)).toContain(ALEX.displayName);

  for (const line of [logged({ error }), logged({ reason: error }), logged({ error: { cause: error } })]) {
    for (const personal of [ALEX.displayName, ALEX.id, "Secretname"]) expect(line).not.toContain(personal);
  }
  // Undefined table.
  expect(logged({ error, durationMs: 12 })).toMatch(/"level":40.*"code":"42P01".*"durationMs":12.*"Activity failed"/);
});

test("What goes out of an activity of such a statement, for Temporal to keep, says its code and nothing else", async () => {
  await using records = await opened();
  await records.db.execute(sql`alter table timeline rename to away`);
  const failing = () => commitCase(records, opening(aCaseId()));
  const input = { args: [], headers: {} };
  const error = await withoutStatements()
    .inbound?.execute?.(input, failing)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "StatementFailed", message: "A statement of the records failed: 42P01" });
  expect(error).not.toHaveProperty("cause");
  expect((error as Error).stack).toMatch(/^StatementFailed: .*42P01\n {4}at /);
});

async function opened() {
  const records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY });
  return Object.assign(records, { [Symbol.asyncDispose]: () => records.close() });
}
