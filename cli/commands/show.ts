import { Command } from "commander";
import { valueOf } from "../ends-with.ts";
import { sessionOf } from "../session/session.ts";
import { showCase } from "./show-case.ts";
import { watch } from "./watch.ts";

/** `throughcare show CASE`: where a case stands, once or as it changes. */
export function showCommand(): Command {
  return new Command("show")
    .summary("where a case stands, and what it takes now")
    .description("Show where a case stands, what is due, what is to do, and what it takes now.")
    .argument("<case>", "its id")
    .option("--watch", "show it again whenever it changes, until it ends or Ctrl-C")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare show CASE\n  $ throughcare show CASE --watch\n  $ throughcare show CASE --json | jq -r '.allowed[].event'",
    )
    .action(async (caseId: string, options: { readonly watch?: true }, command: Command) => {
      // Who watches asks again by itself, and says so meanwhile.
      const session = sessionOf(command, options.watch ? { attempts: 1 } : {});
      if (options.watch) return watch(session, caseId);
      return showCase(session.out, valueOf(await session.client.cases.get(caseId)).view);
    });
}
