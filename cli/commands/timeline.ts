import { Command } from "commander";
import { allOf } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";
import { london } from "../output/london.ts";
import { sessionOf } from "../session/session.ts";

/** `throughcare timeline CASE`: what happened, oldest first. */
export function timelineCommand(): Command {
  return new Command("timeline")
    .summary("what happened in a case, oldest first")
    .description("Show everything that happened in a case, oldest first, in the case's own time.")
    .argument("<case>", "its id")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare timeline optInLetter-…\n  $ throughcare timeline optInLetter-… --json | jq '.[] | select(.kind == \"event\")'",
    )
    .action(async (caseId: string, _options, command: Command) => {
      const { client, out } = sessionOf(command);
      const entries = valueOf(await allOf(client.cases.timeline(caseId, { limit: 200 })));
      if (out.json) return out.data(entries);
      out.table(
        ["No.", "When", "Kind", "Who", "What"],
        entries.map(({ sequence, at, kind, actor, text }) => [
          sequence?.toString(),
          london(at),
          kind,
          actor.displayName,
          text,
        ]),
      );
    });
}
