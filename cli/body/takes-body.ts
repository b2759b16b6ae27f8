import { Option, type Command } from "commander";

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
