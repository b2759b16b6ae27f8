import { Command, Option } from "commander";
import { allOf, type CaseSummary } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";
import { london } from "../output/london.ts";
import { sessionOf } from "../session/session.ts";
import { numberOption } from "./number-option.ts";

interface ListOptions {
  readonly process?: string;
  readonly state?: string;
  readonly status?: CaseSummary["status"];
  readonly memberOf?: string;
  readonly dueWithin?: string;
  readonly limit: number;
  readonly all?: true;
}

/** `throughcare list`: cases by next deadline. */
export function listCommand(): Command {
  return new Command("list")
    .summary("cases by next deadline")
    .description("List cases by next deadline, those without one last.")
    .option("--process <process>", "only this process")
    .option("--state <state>", "only this state, or one inside it")
    .addOption(new Option("--status <status>", "only this status").choices(["active", "afterwards", "ended"]))
    .option("--member-of <case>", "only the cases of this campaign")
    .option("--due-within <duration>", "only those due within P7D, PT2H, …, or overdue")
    .addOption(numberOption("--limit <number>", "at most so many", 50))
    .option("--all", "all there are, page by page")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare list --process optInLetter --due-within P7D\n  $ throughcare list --state optedIn --all --json | jq -r '.[].caseId'",
    )
    .action(async ({ all, limit, ...filter }: ListOptions, command: Command) => {
      const { client, out } = sessionOf(command);
      const asked = client.cases.list({ ...filter, limit: all ? 200 : limit });
      const cases = all ? valueOf(await allOf(asked)) : valueOf(await asked).items;
      if (out.json) return out.data(cases);
      out.table(
        ["Case", "Status", "Next deadline", "Owner", "State"],
        cases.map(({ caseId, status, outcome, nextDeadline, owner, state }) => [
          caseId,
          outcome ?? status,
          london(nextDeadline),
          owner.role,
          state.words.join("; "),
        ]),
      );
      if (!all && valueOf(await asked).next) out.note("There are more: --all, or a larger --limit");
    });
}
