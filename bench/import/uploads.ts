import { once } from "node:events";
import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createClient, type Client } from "../../client/index.ts";
import { sql } from "drizzle-orm";
import type { Surroundings } from "../../cases/open-case-service.ts";
import { optInCampaign } from "../../machines/opt-in-campaign/contract.ts";
import { sealJson } from "../../records/crypto/sealed-json.ts";
import { beginUpload } from "../../records/imports/begin-upload.ts";
import type { Records } from "../../records/records.ts";
import { asRecordset, namesOf, recordset } from "../../records/recordset.ts";
import { importRows } from "../../records/schema/imports.ts";
import { peopleFile } from "./people-file.ts";

const ROWS_AT_ONCE = 500;
const MB = 1_000_000;

/** Sends files through the real API, beside the time that only storing their rows takes. */
export async function measureUploads(
  surroundings: Surroundings,
  records: Records,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<void> {
  const child = fork(path.join(import.meta.dirname, "api-process.ts"), [JSON.stringify(surroundings)]);
  try {
    const { url } = (await heard(child)) as { readonly url: string };
    const client = createClient({ baseUrl: url, token: async () => "bench", timeoutMs: 120_000 });
    // What is compiled at the first use is compiled.
    await upload(client, await campaign(client), peopleFile(2_000, 90));
    say(`API at rest: ${await mostMemory(child)} at most`);
    for (const [index, rows] of sizes.entries()) {
      const file = peopleFile(rows, 91 + index);
      const caseId = await campaign(client);
      await mostMemory(child);
      const first = await upload(client, caseId, file);
      const memory = await mostMemory(child);
      const again = await upload(client, caseId, file);
      const floor = await storingAlone(records, caseId, rows);
      say(
        `${rows} rows, ${(file.length / MB).toFixed(1)} MB: ${first.toFixed(1)} s, the same file again ${again.toFixed(1)} s; ` +
          `its rows stored alone ${floor.toFixed(1)} s; ratio ${(first / floor).toFixed(2)}; API ${memory} at most`,
      );
    }
  } finally {
    child.disconnect();
    await once(child, "exit");
  }
}

/** Seconds from the first byte to the answer. */
async function upload(client: Client, caseId: string, file: string): Promise<number> {
  const begun = performance.now();
  const taken = await client.optInCampaign.roster.submit(caseId, new Blob([file]));
  if (!taken.ok) throw new Error(JSON.stringify(taken.problem));
  return (performance.now() - begun) / 1_000;
}

async function campaign(client: Client): Promise<string> {
  const started = await client.optInCampaign.start(optInCampaign.inputExample);
  if (!started.ok) throw new Error(JSON.stringify(started.problem));
  return started.value.id;
}

/** Seconds for the same statements, one after the other, with rows that are sealed and written as JSON already. */
async function storingAlone(records: Records, campaignCaseId: string, rows: number): Promise<number> {
  const importId = crypto.randomUUID().replaceAll("-", "");
  await beginUpload(records, { importId, campaignCaseId, submittedBy: "bench" });
  const key = await records.keys.of(campaignCaseId);
  const [header = "", ...lines] = peopleFile(rows, 99).trimEnd().split("\n");
  const names = header.split(",");
  const sealed = lines.map((line, at) => {
    const cells = line.split(",");
    const columns = sealJson(key, Object.fromEntries(names.map((name, column) => [name, cells[column] ?? ""])));
    return { importId, line: at + 2, columns, status: "pending" as const, reasons: [] };
  });
  const statements: string[] = [];
  for (let from = 0; from < sealed.length; from += ROWS_AT_ONCE)
    statements.push(asRecordset(importRows, sealed.slice(from, from + ROWS_AT_ONCE)));
  const into = sql.join([...namesOf(importRows)], sql`, `);
  const begun = performance.now();
  for (const json of statements)
    await records.db.execute(
      sql`insert into ${importRows} (${into}) select ${into} from ${recordset(importRows, sql`${json}`)}`,
    );
  return (performance.now() - begun) / 1_000;
}

async function heard(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, "message")) as [unknown];
  return message;
}

async function mostMemory(child: ChildProcess): Promise<string> {
  const answer = heard(child);
  child.send("memory?");
  const { most } = (await answer) as { readonly most: number };
  return `${Math.round(most / MB)} MB`;
}
