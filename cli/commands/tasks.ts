import { Command } from "commander";
import { allOf } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";
import { london } from "../output/london.ts";
import { sessionOf } from "../session/session.ts";
import { numberOption } from "./number-option.ts";

interface TasksOptions {
  readonly role?: string;
  readonly process?: string;
  readonly case?: string;
  readonly overdue?: true;
  readonly closed?: true;
  readonly dueWithin?: string;
  readonly limit: number;
  readonly all?: true;
}

/** `throughcare tasks`: what people must do. */
export function tasksCommand(): Command {
  return new Command("tasks")
    .summary("what people must do, the first due first")
    .description("List tasks, the first due first.")
    .option("--role <role>", "only those of this role")
    .option("--process <process>", "only of this process")
    .option("--case <case>", "only of this case")
    .option("--overdue", "only those past their due time")
    .option("--closed", "those that are closed, in place of the open")
    .option("--due-within <duration>", "only those due within P7D, PT2H, …, or overdue")
    .addOption(numberOption("--limit <number>", "at most so many", 50))
    .option("--all", "all there are, page by page")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare tasks --role hrOperations --due-within P2D\n  $ throughcare tasks --overdue --json",
    )
    .action(async ({ all, limit, case: caseId, ...filter }: TasksOptions, command: Command) => {
      const { client, out } = sessionOf(command);
      const page = client.tasks.list({ ...filter, limit: all ? 200 : limit, ...(caseId !== undefined && { caseId }) });
      const tasks = all ? valueOf(await allOf(page)) : valueOf(await page).items;
      if (out.json) return out.data(tasks);
      out.table(
        ["Due", "", "Role", "Case", "What to do"],
        tasks.map(({ due, overdue, role, caseId: of, title }) => [
          london(due),
          overdue ? "overdue" : "",
          role,
          of,
          title,
        ]),
      );
      if (!all && valueOf(await page).next) out.note("There are more: --all, or a larger --limit");
    });
}
