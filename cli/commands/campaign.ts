import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import type { Problem, ReportPage, Result, RosterFile, RosterReport } from "../../client/index.ts";
import { EndsWith, valueOf, wrongUsage } from "../ends-with.ts";
import { EXIT, exitCodeOf } from "../exit-codes.ts";
import { barText, megabytes, paceText, ProgressBar } from "../output/progress-bar.ts";
import { sessionOf, type Session } from "../session/session.ts";
import { processOf } from "./process-of.ts";

interface ImportOptions {
  readonly case: string;
  readonly key?: string;
}

/** Rows are started at the pace of the workers: a file of tens of thousands may take hours. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
const ASK_AGAIN_MS = 1_000;
const GOES_ON = "The import goes on. The same command again watches it.";
const REFUSED_ON_A_PAGE = 1_000;

/** `throughcare campaign import FILE`: a case for everybody in a file. */
export function campaignCommand(): Command {
  const imports = new Command("import")
    .summary("a case for everybody in a file")
    .description(
      "Submit a file of people (CSV) to a campaign, and wait until everybody has a case or was refused. Once the file is there, the import goes on whatever becomes of this command; the same command again watches it, and starts nobody twice.\n\nEnds with 1 when rows were refused.",
    )
    .argument("<file>", "CSV in UTF-8; `throughcare processes optInCampaign --json` has the columns")
    .requiredOption("--case <case>", "the campaign's id, as `throughcare start optInCampaign` answers with")
    .option("--key <key>", "idempotency key; made from the file unless given")
    .addHelpText("after", "\nExamples:\n  $ throughcare campaign import employees.csv --case optInCampaign-…")
    .action((file: string, options: ImportOptions, command: Command) => importFile(sessionOf(command), file, options));
  return new Command("campaign").description("Campaigns: their people from a file.").addCommand(imports);
}

async function importFile({ client, out }: Session, file: string, { case: caseId, key }: ImportOptions): Promise<void> {
  const { roster } = client.process(processOf(caseId));
  const csv = await opened(file);
  const bar = new ProgressBar(!out.json);
  let isThere = false;
  // Before the program's own, which ends it.
  process.prependListener("SIGINT", () => {
    bar.end();
    out.note(isThere ? GOES_ON : "A file that is not there whole is not imported. The same command again sends it.");
  });
  // The file's own key: sent again by the same command, it is a repeat and not another import of the same people.
  const idempotencyKey = key ?? `file-${await digestOf(csv)}`;
  const submitted = await roster.submit(caseId, watched(csv, bar), { idempotencyKey });
  if (!submitted.ok) bar.end();
  const { importId, lines } = valueOf(submitted);
  isThere = true;
  const onProgress = rowsOn(bar, lines);
  const finished = await askedOn(
    () => roster.finished(caseId, importId, { timeoutMs: GIVE_UP_AFTER_MS, onProgress }),
    ({ detail }) => {
      bar.end();
      out.note(`${detail}; asking on. The import goes on by itself`);
    },
  );
  bar.end();
  if (!finished.ok) out.note(GOES_ON);
  const report = valueOf(finished);
  const refused = await allRefused(report, (page) => roster.report(caseId, importId, page));
  const { counts } = report;
  if (out.json) out.data({ ...report, next: undefined, refused });
  else {
    out.line(`${counts.started} started, ${counts.already} had a case already, ${counts.refused} refused`);
    if (refused.length > 0)
      out.table(
        ["Line", "Why"],
        refused.map(({ line, reasons }) => [String(line), reasons.join("; ")]),
      );
  }
  if (counts.refused > 0) throw new EndsWith(EXIT.refused, "");
}

/**
 * Asks until there is an answer, or nothing more to wait for. `isAway` hears of it when the API does not answer, once:
 * whoever watches for hours need not hear of each time.
 */
async function askedOn<Value>(
  ask: () => Promise<Result<Value>>,
  isAway: (problem: Problem) => void,
): Promise<Result<Value>> {
  for (let isSaid = false; ; isSaid = true) {
    const result = await ask();
    if (result.ok || result.problem.kind === "notYet") return result;
    if (exitCodeOf(result.problem) !== EXIT.unavailable) return result;
    if (!isSaid) isAway(result.problem);
    await wait(ASK_AGAIN_MS);
  }
}

/** Read from the disk as it is sent; what is no file on a disk, such as a pipe, can be read only once. */
async function opened(file: string): Promise<Blob> {
  try {
    const isFile = (await stat(file)).isFile();
    return isFile ? await openAsBlob(file) : new Blob([await readFile(file)]);
  } catch {
    throw wrongUsage(`There is no file ${file}, or it cannot be read`);
  }
}

/** Shows how many rows are done, at which pace since the first look. */
function rowsOn(bar: ProgressBar, lines: number): (report: RosterReport) => void {
  let first: { readonly at: number; readonly done: number } | undefined;
  return ({ counts: { pending } }) => {
    const done = lines - pending;
    first ??= { at: Date.now(), done };
    const pace = paceText(done - first.done, Date.now() - first.at, pending);
    bar.show(`${barText(done, lines)}  ${pace}`.trimEnd());
  };
}

type Refused = RosterReport["refused"][number];

async function allRefused(
  { counts }: RosterReport,
  pageOf: (page: ReportPage) => Promise<Result<RosterReport>>,
): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (let afterLine = 0; refused.length < counts.refused;) {
    const page = valueOf(await pageOf({ limit: REFUSED_ON_A_PAGE, afterLine }));
    refused.push(...page.refused);
    const last = page.refused.at(-1);
    if (!last) break;
    afterLine = last.line;
  }
  return refused;
}

async function digestOf(file: Blob): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of file.stream()) hash.update(chunk);
  return hash.digest("hex");
}

/** The file as a stream that says how far it has been read, from the start again at each attempt. */
function watched(file: Blob, bar: ProgressBar): RosterFile {
  return () => {
    let bytes = 0;
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length;
        bar.show(`Sending  ${barText(bytes, file.size, megabytes)}`);
        controller.enqueue(chunk);
      },
    });
    return file.stream().pipeThrough(counting);
  };
}
