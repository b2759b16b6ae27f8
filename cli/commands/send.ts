import { Command } from "commander";
import { askingAgain } from "../body/asking-again.ts";
import { takesBody } from "../body/takes-body.ts";
import type { BodyOptions } from "../body/given-body.ts";
import { valueOf } from "../ends-with.ts";
import { mayDo } from "../session/may-do.ts";
import { sessionOf } from "../session/session.ts";
import { eventOf } from "./event-of.ts";
import { processOf } from "./process-of.ts";
import { showCase } from "./show-case.ts";
import { takesNow } from "./takes-now.ts";

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
      '\nExamples:\n  $ throughcare send CASE questionAsked\n  $ throughcare send CASE optedIn --field receivedBy=post\n  $ echo \'{"question": "Is it pensionable?"}\' | throughcare send CASE questionAsked --body -',
    );
  return takesBody(command).action(async (caseId: string, event: string, options: SendOptions) => {
    const session = sessionOf(command);
    const { client } = session;
    const name = processOf(caseId);
    const wanted = eventOf(valueOf(await client.processes.get(name)), event);
    const key = options.key === undefined ? {} : { idempotencyKey: options.key };
    const doing = { permission: `${name}:send:${event}`, roles: wanted.sentBy };
    const sent = await askingAgain(session, options, wanted, {
      before: async () => {
        const permissions = await mayDo(client, doing);
        // A repeat is answered whatever the case takes by now; and not everybody who may send may read.
        if (options.key === undefined && permissions.includes(`${name}:read`)) await takesNow(client, caseId, event);
      },
      send: (body) => client.process(name).send(caseId, event, body, key),
    });
    if (sent.repeated) session.out.note("The case had it before; nothing was changed.");
    showCase(session.out, sent.value.view);
  });
}
