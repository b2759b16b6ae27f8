import { Command } from "commander";
import { askingAgain } from "../body/asking-again.ts";
import { bodyLines } from "../body/body-lines.ts";
import type { BodyOptions } from "../body/given-body.ts";
import type { Body } from "../body/json-schema.ts";
import { takesBody } from "../body/takes-body.ts";
import { terminalAsker } from "../body/terminal-asker.ts";
import { EndsWith, valueOf, wrongUsage } from "../ends-with.ts";
import { EXIT } from "../exit-codes.ts";
import { caseIdsFrom } from "../many/case-ids-from.ts";
import { endOf } from "../many/end-of.ts";
import { keyTeller } from "../many/key-teller.ts";
import { showResults } from "../many/show-results.ts";
import { tellInParts } from "../many/tell-in-parts.ts";
import { fitted } from "../output/wrapped.ts";
import { mayDo } from "../session/may-do.ts";
import { sessionOf } from "../session/session.ts";
import { eventOf } from "./event-of.ts";
import { processOf } from "./process-of.ts";

interface SendManyOptions extends BodyOptions {
  readonly key?: string;
  readonly yes?: true;
}

/** `throughcare send-many EVENT FILE`: tells many cases the same. */
export function sendManyCommand(): Command {
  const command = new Command("send-many")
    .summary("tell many cases the same")
    .description(
      "Tell many cases of one process the same. Each takes it or not by itself, and the answer says which did.\n\nEnds with 0 when all of them have it, 1 when some do not take it, 3 when of some it is not known yet, and 4 when you are no longer signed in: the same command with the --key that is shown then tells only those.",
    )
    .argument("<event>", "`throughcare processes NAME` says which there are")
    .argument("<file>", "a case id a line, or what `throughcare list --csv` writes; - for standard input")
    .option("--yes", "do not ask before they are told")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare send-many newsPublished ids.txt --field headline='Letters' --field news='They go out on 11 January.'\n  $ throughcare list --process optInLetter --all --json | jq -r '.[].caseId' | throughcare send-many absenceReported -",
    );
  return takesBody(command).action(async (event: string, file: string, options: SendManyOptions) => {
    if (file === "-" && options.body === "-") throw wrongUsage("Standard input cannot be both: give one as a file");
    const session = sessionOf(command);
    const { client, out, asks } = session;
    const caseIds = await caseIdsFrom(file);
    const [name = "", ...others] = new Set(caseIds.map(processOf));
    if (others.length > 0)
      throw wrongUsage(`Cases of one process at a time; these are of ${[name, ...others].join(", ")}`);
    const wanted = eventOf(valueOf(await client.processes.get(name)), event);
    const many = `${caseIds.length} ${caseIds.length === 1 ? "case" : "cases"}`;
    const confirmed = async (body: Body): Promise<void> => {
      process.stderr.write(`\n${fitted(bodyLines(body).join("\n"), process.stderr)}\n\n`);
      if (!(await terminalAsker.yesOrNo(`Tell ${many}: ${wanted.title}?`, false)))
        throw new EndsWith(EXIT.interrupted, "Nothing was sent");
    };
    const key = options.key ?? crypto.randomUUID();
    const tellKey = keyTeller(out, key, options.key === undefined);
    const doing = { permission: `${name}:send:${event}`, roles: wanted.sentBy };
    const told = await askingAgain(session, options, wanted, {
      before: async () => void (await mayDo(client, doing)),
      send: async (body) => {
        if (asks && !options.yes) await confirmed(body);
        tellKey();
        return tellInParts(session, { name, event, caseIds, body, key });
      },
    });
    showResults(out, told.results);
    endOf(out, told, key);
  });
}
