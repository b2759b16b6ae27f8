import { readFile } from "node:fs/promises";
import { Command } from "commander";
import type { RosterReport } from "../../client/index.ts";
import { EndsWith, valueOf, wrongUsage } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";
import { ProgressBar } from "../output/progress-bar.ts";
import { sessionOf, type Session } from "../session/session.ts";
import { processOf } from "./process-of.ts";

interface ImportOptions {
  readonly case: string;
  readonly key?: string;
}

/** Rows are started at the pace of the workers: a file of tens of thousands takes hours. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
const REFUSED_ON_A_PAGE = 1_000;

/** `throughcare campaign import FILE`: a case for everybody in a file. */
export function campaignCommand(): Command {
  const imports = new Command("import")
    .summary("a case for everybody in a file")
    .description(
      "Submit a file of people (CSV) to a campaign, and wait until everybody has a case or was refused. Given up meanwhile, the import goes on; the same command again watches it, and starts nobody twice.\n\nEnds with 1 when rows were refused.",
    )
    .argument("<file>", "CSV in UTF-8; `throughcare processes optInCampaign --json` has the columns")
    .requiredOption("--case <case>", "the campaign's id, as `throughcare start optInCampaign` answers with")
    .option("--key <key>", "idempotency key")
    .addHelpText("after", "\nExamples:\n  $ throughcare campaign import employees.csv --case optInCampaign-…")
    .action((file: string, options: ImportOptions, command: Command) => importFile(sessionOf(command), file, options));
  return new Command("campaign").description("Campaigns: their people from a file.").addCommand(imports);
}

async function importFile({ client, out }: Session, file: string, { case: caseId, key }: ImportOptions): Promise<void> {
  const csv = await readFile(file, "utf8").catch(() => {
    throw wrongUsage(`There is no file ${file}, or it cannot be read`);
  });
  const { roster } = client.process(processOf(caseId));
  const taken = await roster.submit(caseId, csv, key === undefined ? {} : { idempotencyKey: key });
  const { importId, lines } = valueOf(taken);
  const bar = new ProgressBar(!out.json);
  const onProgress = ({ counts }: RosterReport): void => bar.show(lines - counts.pending, lines);
  const report = valueOf(await roster.finished(caseId, importId, { timeoutMs: GIVE_UP_AFTER_MS, onProgress }));
  bar.end();
  const { counts } = report;
  const refused: RosterReport["refused"][number][] = [];
  for (let afterLine = 0; refused.length < counts.refused;) {
    const page = valueOf(await roster.report(caseId, importId, { limit: REFUSED_ON_A_PAGE, afterLine }));
    refused.push(...page.refused);
    const last = page.refused.at(-1);
    if (!last) break;
    afterLine = last.line;
  }
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
