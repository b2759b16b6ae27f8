import { Command, Option } from "commander";
import type { Task, TaskCounts } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";
import { endOfList } from "../output/end-of-list.ts";
import { london, londonFrom } from "../output/london.ts";
import type { Output } from "../output/output.ts";
import type { Cell } from "../output/table.ts";
import { sessionOf } from "../session/session.ts";
import { listed } from "./listed.ts";
import { numberOption } from "./number-option.ts";

interface TasksOptions {
  readonly role?: string;
  readonly mine?: true;
  readonly process?: string;
  readonly region?: string;
  readonly case?: string;
  readonly overdue?: true;
  readonly escalated?: true;
  readonly closed?: true;
  readonly dueWithin?: string;
  readonly limit: number;
  readonly all?: true;
  readonly count?: true;
}

const NONE = "No such tasks. All that you may see: throughcare tasks";

/** What counts cannot be chosen by. */
const NOT_COUNTED = ["role", "case", "overdue", "escalated", "closed", "dueWithin", "limit", "all"];

/** `throughcare tasks`: what people must do. */
export function tasksCommand(): Command {
  return new Command("tasks")
    .summary("what people must do, the first due first")
    .description("List tasks, the first due first. A task that is overdue goes up a role: it is escalated.")
    .option("--mine", "only those of your roles")
    .option("--role <role>", "only those of this role")
    .option("--process <process>", "only of this process")
    .option("--region <region>", 'only of cases in this region, such as "East of England"')
    .option("--case <case>", "only of this case")
    .option("--overdue", "only those past their due time")
    .option("--escalated", "only those that have gone up a role")
    .option("--closed", "those that are closed, in place of the open")
    .option("--due-within <duration>", "only those due within P7D, PT2H, …, or overdue")
    .addOption(
      new Option("--count", "how many each role has, in place of a list (of --mine, --process, --region)").conflicts(
        NOT_COUNTED,
      ),
    )
    .addOption(numberOption("--limit <number>", "at most so many", 50))
    .option("--all", "all there are, page by page")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare tasks --mine --due-within P2D\n  $ throughcare tasks --region London --overdue --json\n  $ throughcare tasks --count",
    )
    .action(async ({ all, limit, count, case: caseId, ...filter }: TasksOptions, command: Command) => {
      const { client, out } = sessionOf(command);
      if (count) return showCounts(out, valueOf(await client.tasks.counts(onlyCounted(filter))));
      const asked = { ...filter, limit: all ? 200 : limit, ...(caseId !== undefined && { caseId }) };
      const { items: tasks, more } = await listed(client.tasks.list(asked), all);
      if (out.json) return out.data(tasks);
      if (tasks.length > 0) out.table(["Case", "Due", "Role", "What to do"], tasks.map(taskRow));
      endOfList(out, { found: tasks.length, more, none: NONE });
    });
}

function taskRow({ due, overdue, escalatedAt, closedAt, role, caseId, title }: Task): readonly Cell[] {
  if (closedAt !== undefined) return [caseId, { text: `closed ${london(closedAt)}`, tone: "quiet" }, role, title];
  // In a rehearsal's own time it may be overdue before it is by the clock on the wall.
  const isByTheWall = overdue === Date.parse(due) < Date.now();
  const text = isByTheWall ? londonFrom(due, undefined) : london(due);
  const when: Cell = overdue ? { text: `${text}, overdue`, tone: "alarm" } : text;
  return [caseId, when, escalatedAt === undefined ? role : { text: `${role}, escalated`, tone: "warning" }, title];
}

function showCounts(out: Output, counts: TaskCounts["counts"]): void {
  if (out.json) return out.data(counts);
  if (counts.length === 0) return out.note(NONE);
  out.table(
    ["Role", "Process", "Open", "Overdue", "Escalated"],
    counts.map(({ role, process, open, overdue, escalated }) => [
      role,
      process,
      String(open),
      overdue === 0 ? "0" : { text: String(overdue), tone: "alarm" },
      escalated === 0 ? "0" : { text: String(escalated), tone: "warning" },
    ]),
  );
}

/** What counts can be chosen by. */
function onlyCounted({ mine, process, region }: Pick<TasksOptions, "mine" | "process" | "region">) {
  return { ...(mine && { mine }), ...(process !== undefined && { process }), ...(region !== undefined && { region }) };
}
