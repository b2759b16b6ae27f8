import { Option, type Command } from "commander";
import type { Session } from "../session/session.ts";
import { askMissing } from "./ask-missing.ts";
import { givenBody, type BodyOptions } from "./given-body.ts";
import type { Body, JsonSchema } from "./json-schema.ts";
import { terminalAsker } from "./terminal-asker.ts";

/** The options by which a command takes what is sent. */
export function takesBody(command: Command): Command {
  return command
    .option("--body <file>", "the body, as a file of JSON; - for standard input")
    .addOption(
      new Option("--field <name=value>", "one field, such as employee.name=…; may be given several times")
        .argParser((value, before: readonly string[]) => [...before, value])
        .default([], "none"),
    )
    .option("--key <key>", "idempotency key: the same key again does nothing twice");
}

/** What is sent: what was given, and on a terminal what is asked for. Throws EndsWith. */
export async function bodyOf({ asks }: Session, options: BodyOptions, schema: JsonSchema): Promise<Body> {
  const given = await givenBody(options, schema);
  return asks && options.body !== "-" ? askMissing(terminalAsker, schema, given) : given;
}
