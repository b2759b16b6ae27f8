import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { startDevServer } from "../dev/temporal/dev-server.ts";
import { findTemporal } from "../dev/temporal/find-temporal.ts";
import { portOrFree } from "../dev/temporal/free-port.ts";
import {
  CASE_STATE,
  NEXT_DEADLINE,
  OPEN_TASKS,
  OWNER_ROLE,
  REGION,
} from "../workflows/interpreter/search-attributes.ts";
import { whileWorking } from "./bench-worker.ts";
import { bundlesIn, sizeOf, type Bundles } from "./bundles.ts";
import { COURSES, type Course } from "./courses.ts";
import { historyCost, type HistoryCost } from "./history-cost.ts";
import { aimsMissed, missed } from "./limits.ts";
import { runCourse } from "./run-course.ts";
import { SIDES, type Side, type SideName } from "./sides.ts";
import { startTimes } from "./start-time.ts";
import { breakdown, courseTable, sumOf } from "./table.ts";
import { WhatWasSaid, type Said } from "./what-was-said.ts";

/** What one side did in one course, what it said, and what that costs. */
export type Measured = HistoryCost & { readonly said: readonly Said[] };

export type MeasuredCourse = { readonly name: string } & Readonly<Record<SideName, Measured>>;

/** What a machine too busy to keep up leaves in a history: not what is measured here. */
const DISTURBED = ["WORKFLOW_TASK_TIMED_OUT", "WORKFLOW_TASK_FAILED", "ACTIVITY_TASK_TIMED_OUT"];
const ATTEMPTS = 3;

/**
 * Takes one case of each side through each course on a Temporal server with time skipping, and counts what is in the
 * histories. The counts are exact: the same in every run, on every machine. Bytes differ by a few from run to run.
 */
export async function measureCost(address: string, bundles: Bundles): Promise<readonly MeasuredCourse[]> {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, identity: "bench-client" });
  try {
    const costs = new Map<SideName, readonly Measured[]>();
    for (const side of SIDES) {
      // Queues are named in many events: one length on both sides.
      const taskQueue = `bench-${randomUUID()}`;
      const codePath = bundles[side.name];
      const said = new WhatWasSaid();
      const all = () => inTurn(COURSES, (course) => undisturbed(client, taskQueue, side, course, said));
      costs.set(side.name, await whileWorking(address, taskQueue, { codePath }, said, all));
    }
    return COURSES.map(({ name }, index) => ({
      name,
      throughcare: costs.get("throughcare")![index]!,
      handWritten: costs.get("handWritten")![index]!,
    }));
  } finally {
    await connection.close();
  }
}

async function undisturbed(
  client: Client,
  taskQueue: string,
  side: Side,
  course: Course,
  said: WhatWasSaid,
): Promise<Measured> {
  for (let attempt = 1; ; attempt += 1) {
    const workflowId = await runCourse(client, taskQueue, side, course, randomUUID());
    const cost = await historyCost(client, workflowId);
    if (!DISTURBED.some((type) => type in cost.types)) return { ...cost, said: said.byCase(workflowId) };
    if (attempt === ATTEMPTS) throw new Error("This machine is too busy to measure: workflow tasks time out");
  }
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** `npm run bench:cost`. Returns what is missed. */
async function run(say: (line: string) => void, details: boolean): Promise<readonly string[]> {
  Runtime.install({
    logger: new DefaultLogger("ERROR"),
    telemetryOptions: { logging: { forward: {}, filter: "error" } },
  });
  const folder = await mkdtemp(path.join(tmpdir(), "throughcare-bench-"));
  const temporal = await ownServer(folder, say);
  try {
    const bundles = await bundlesIn(folder);
    const courses = await measureCost(temporal.address, bundles);
    const tables = [...courses.map((course) => courseTable(course, "each")), courseTable(sumOf(courses), "sum")];
    say(`${tables.join("\n\n")}\n`);
    if (details) say(`${courses.map(breakdown).join("\n\n")}\n`);
    say("Left out on both sides: the events that moving the rehearsal's clock writes.");
    sayAims(aimsMissed(courses), say);
    await sayStarting(temporal.address, bundles, say);
    return missed(courses);
  } finally {
    await temporal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A server of its own, in memory: one that somebody else uses would be measured with what they do. */
async function ownServer(folder: string, say: (line: string) => void) {
  const found = await findTemporal({ say, env: { ...process.env, TEMPORAL_ADDRESS: undefined } });
  if (found.kind === "address") throw new Error("The measurement starts a server of its own");
  return startDevServer({
    cli: found.path,
    port: (await portOrFree(0)).port,
    searchAttributes: [CASE_STATE, OWNER_ROLE, REGION, NEXT_DEADLINE, OPEN_TASKS],
    timeSkipping: true,
    logFile: path.join(folder, "temporal.log"),
    say,
  });
}

/** What was promised and is not reached is said in every run, also while the limits are kept. */
function sayAims(aims: readonly string[], say: (line: string) => void): void {
  if (aims.length === 0) return say("");
  say(`
The aim is missed:
${aims.map((aim) => `  ${aim}`).join("\n")}
A local activity is billed like an ordinary one, and messages stay activities of the case that operators can see.
What is kept instead is a limit just above what is reached: docs/decisions/0009-billable-actions.md
`);
}

async function sayStarting(address: string, bundles: Bundles, say: (line: string) => void): Promise<void> {
  const kilobytes = async (side: SideName): Promise<string> => `${Math.round((await sizeOf(bundles[side])) / 1000)} kB`;
  const started = await startTimes(address, bundles);
  const milliseconds = (side: SideName): string => `${Math.round(started[side])} ms`;
  say(
    `Workflow bundle: ${await kilobytes("throughcare")}; the hand-written workflow alone ${await kilobytes("handWritten")}`,
  );
  say(
    `Worker start with the bundle at hand: ${milliseconds("throughcare")}; with that alone ${milliseconds("handWritten")}`,
  );
}

if (import.meta.main) {
  const over = await run((line) => console.info(line), process.argv.includes("--details"));
  for (const limit of over) console.error(`Over the limit: ${limit}`);
  process.exitCode = over.length > 0 ? 1 : 0;
}
