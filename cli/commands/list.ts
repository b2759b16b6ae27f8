import { Command, Option } from "commander";
import type { CaseSummary, WhichCases } from "../../client/index.ts";
import { valueOf, wrongUsage } from "../ends-with.ts";
import { endOfList } from "../output/end-of-list.ts";
import { sessionOf } from "../session/session.ts";
import { caseTable } from "./case-table.ts";
import { listed } from "./listed.ts";
import { numberOption } from "./number-option.ts";

interface ListOptions {
  readonly process?: string;
  readonly state?: string;
  readonly status?: CaseSummary["status"];
  readonly region?: string;
  readonly memberOf?: string;
  readonly dueWithin?: string;
  readonly limit: number;
  readonly all?: true;
  readonly csv?: true;
}

const NONE = "No such cases. All that you may see: throughcare list. To start one: throughcare start PROCESS";

/** `throughcare list`: cases by next deadline. */
export function listCommand(): Command {
  return new Command("list")
    .summary("cases by next deadline")
    .description("List cases by next deadline, those without one last. For the cases of one person: throughcare find.")
    .option("--process <process>", "only this process")
    .option("--state <state>", "only this state, or one inside it")
    .addOption(new Option("--status <status>", "only this status").choices(["active", "afterwards", "ended"]))
    .option("--region <region>", 'only cases in this region, such as "East of England"')
    .option("--member-of <case>", "only the cases of this campaign")
    .option("--due-within <duration>", "only those due within P7D, PT2H, …, or overdue")
    .addOption(numberOption("--limit <number>", "at most so many", 50))
    .option("--all", "all there are, page by page")
    .addOption(new Option("--csv", "all there are as a file for a spreadsheet, by case id").conflicts(["all", "limit"]))
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare list --process optInLetter --due-within P7D\n  $ throughcare list --region London --csv > cases.csv\n  $ throughcare list --state optedIn --all --json | jq -r '.[].caseId'",
    )
    .action(async ({ all, csv, limit, ...which }: ListOptions, command: Command) => {
      const { client, out } = sessionOf(command);
      // An option of the whole program, of which the command's own know nothing.
      if (csv && out.json) throw wrongUsage("--csv and --json do not go together");
      if (csv) return void process.stdout.write(valueOf(await client.cases.csv(which satisfies WhichCases)));
      const { items: cases, more } = await listed(client.cases.list({ ...which, limit: all ? 200 : limit }), all);
      if (out.json) return out.data(cases);
      caseTable(out, cases);
      endOfList(out, { found: cases.length, more, none: NONE });
    });
}
