import { Command } from "commander";
import { askingAgain } from "../body/asking-again.ts";
import { takesBody } from "../body/takes-body.ts";
import type { BodyOptions } from "../body/given-body.ts";
import { valueOf, wrongUsage } from "../ends-with.ts";
import { mayDo } from "../session/may-do.ts";
import { sessionOf } from "../session/session.ts";
import { showCase } from "./show-case.ts";

interface StartOptions extends BodyOptions {
  readonly key?: string;
  readonly rehearsal?: true;
  readonly from?: string;
}

/** `throughcare start PROCESS`: starts a case. */
export function startCommand(): Command {
  const command = new Command("start")
    .summary("start a case")
    .description("Start a case. On a terminal, what is missing is asked for; elsewhere the API says what is.")
    .argument("<process>", "such as optInLetter")
    .option("--rehearsal", "a case whose clock can be moved; development only")
    .option("--from <instant>", "when a rehearsal begins, such as 2027-01-11T09:00:00Z")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare start optInLetter\n  $ throughcare start optInLetter --body letter.json --key 2027-0001\n  $ throughcare start optInCampaign --rehearsal --field name='Harmonisation 2027' --body terms.json",
    );
  return takesBody(command).action(async (name: string, options: StartOptions) => {
    if (options.from !== undefined && !options.rehearsal)
      throw wrongUsage("Only a rehearsal begins --from another time");
    const session = sessionOf(command);
    const process = valueOf(await session.client.processes.get(name));
    const how = {
      ...(options.key !== undefined && { idempotencyKey: options.key }),
      ...(options.rehearsal && { rehearsal: options.from === undefined ? (true as const) : { from: options.from } }),
    };
    const doing = { permission: `${name}:start`, roles: process.startedBy };
    const started = await askingAgain(session, options, process.input, {
      before: async () => void (await mayDo(session.client, doing)),
      send: (body) => session.client.process(name).start(body, how),
    });
    if (started.repeated) session.out.note("It had been started before, under the same key.");
    showCase(session.out, started.value.view);
  });
}
