import { Command } from "commander";
import { valueOf } from "../ends-with.ts";
import { london } from "../output/london.ts";
import { sessionOf } from "../session/session.ts";

/** `throughcare forward CASE TO`: moves a rehearsal's clock. */
export function forwardCommand(): Command {
  return new Command("forward")
    .summary("move a rehearsal's clock ahead (development)")
    .description("Move the clock of a case that was started with --rehearsal, and of every case linked to it.")
    .argument("<case>", "its id")
    .argument("<to>", "a duration (P7D, PT2H), or an instant (2027-01-11T09:00:00Z)")
    .addHelpText("after", "\nExamples:\n  $ throughcare forward CASE P7D\n  $ throughcare forward CASE PT2H --json")
    .action(async (caseId: string, to: string, _options, command: Command) => {
      const { client, out } = sessionOf(command);
      const moved = valueOf(
        await client.rehearsal.forward(caseId, to.startsWith("P") ? { duration: to } : { until: to }),
      );
      if (out.json) return out.data(moved);
      const many = moved.caseIds.length === 1 ? "1 case" : `${moved.caseIds.length} cases`;
      out.line(`${many} moved from ${london(moved.from)} to ${london(moved.to)}`);
      if (moved.fired.length === 0) return out.note("Nothing was due in between");
      out.table(
        ["Case", "When", "What happened"],
        moved.fired.map(({ at, caseId: of, text }) => [of, london(at), text]),
      );
    });
}
