import { Command } from "commander";
import { bodyOf, takesBody } from "../body/body-of.ts";
import type { BodyOptions } from "../body/given-body.ts";
import { EndsWith, valueOf, wrongUsage } from "../ends-with.ts";
import { exitCodeOf } from "../exit-codes.ts";
import { sessionOf } from "../session/session.ts";
import { processOf } from "./process-of.ts";
import { showCase } from "./show-case.ts";

interface SendOptions extends BodyOptions {
  readonly key?: string;
}

/** `throughcare send CASE EVENT`: tells a case what happened. */
export function sendCommand(): Command {
  const command = new Command("send")
    .summary("tell a case what happened")
    .description(
      "Tell a case what happened. On a terminal, what is missing is asked for; elsewhere the API says what is.",
    )
    .argument("<case>", "its id")
    .argument("<event>", "`throughcare show CASE` says which it takes now")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare send optInLetter-… optedIn --field receivedBy=post\n  $ throughcare send optInLetter-… questionAsked\n  $ jq .contact person.json | throughcare send optInLetter-… contactDetailsChanged --body -",
    );
  return takesBody(command).action(async (caseId: string, event: string, options: SendOptions) => {
    const session = sessionOf(command);
    const name = processOf(caseId);
    const { events } = valueOf(await session.client.processes.get(name));
    const found = events.find((each) => each.event === event);
    if (!found)
      throw wrongUsage(`${name} has no event "${event}". It has: ${events.map((each) => each.event).join(", ")}`);
    const body = await bodyOf(session, options, found.schema);
    const key = options.key === undefined ? {} : { idempotencyKey: options.key };
    const sent = await session.client.process(name).send(caseId, event, body, key);
    if (!sent.ok) throw new EndsWith(exitCodeOf(sent.problem), sent.problem.detail, sent.problem);
    if (sent.repeated) session.out.note("The case had it before; nothing was changed.");
    showCase(session.out, sent.value.view);
  });
}
