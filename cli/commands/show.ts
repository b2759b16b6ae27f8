import { setTimeout as wait } from "node:timers/promises";
import { Command } from "commander";
import { valueOf } from "../ends-with.ts";
import { sessionOf, type Session } from "../session/session.ts";
import { showCase } from "./show-case.ts";

const EVERY_MS = 1_000;
const CLEAR = "\u001b[2J\u001b[H";

/** `throughcare show CASE`: where a case stands, once or as it changes. */
export function showCommand(): Command {
  return new Command("show")
    .summary("where a case stands, and what it takes now")
    .description("Show where a case stands, what is due, what is to do, and what it takes now.")
    .argument("<case>", "its id")
    .option("--watch", "show it again whenever it changes, until it ends or Ctrl-C")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare show optInLetter-…\n  $ throughcare show optInLetter-… --watch\n  $ throughcare show optInLetter-… --json | jq -r '.allowed[].event'",
    )
    .action(async (caseId: string, options: { readonly watch?: true }, command: Command) => {
      const session = sessionOf(command);
      if (options.watch) return watch(session, caseId);
      return showCase(session.out, valueOf(await session.client.cases.get(caseId)).view);
    });
}

async function watch({ client, out }: Session, caseId: string): Promise<void> {
  let shown = "";
  for (;;) {
    const { view } = valueOf(await client.cases.get(caseId));
    const { sequence, status } = view;
    // A rehearsal's clock moves on by itself: that alone is no change.
    const now = JSON.stringify([sequence, status, view.state.paths, view.tasks, view.deadlines]);
    if (now !== shown) {
      if (process.stdout.isTTY && !out.json) out.line(CLEAR);
      else if (shown !== "" && !out.json) out.line();
      showCase(out, view);
    }
    if (status === "ended") return;
    shown = now;
    await wait(EVERY_MS);
  }
}
