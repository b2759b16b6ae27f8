import { Command } from "commander";
import type { Process } from "../../client/index.ts";
import { variantsOf, type JsonSchema } from "../body/json-schema.ts";
import { valueOf } from "../ends-with.ts";
import type { Output } from "../output/output.ts";
import { plain } from "../output/plain.ts";
import { wrapped } from "../output/wrapped.ts";
import { sessionOf } from "../session/session.ts";
import { eventOf } from "./event-of.ts";

/** `throughcare processes [NAME [EVENT]]`: what there is, what it takes, and who may send it. */
export function processesCommand(): Command {
  return new Command("processes")
    .summary("the processes, their events and fields")
    .description(
      "Without a name every process; with one its events; with an event its fields. `start` has those of the start.",
    )
    .argument("[process]")
    .argument("[event]", "or start")
    .addHelpText(
      "after",
      "\nExamples:\n  $ throughcare processes\n  $ throughcare processes optInLetter\n  $ throughcare processes optInLetter optedIn",
    )
    .action(async (name: string | undefined, event: string | undefined, _options, command: Command) => {
      const { client, out } = sessionOf(command);
      if (name === undefined) {
        const processes = valueOf(await client.processes.list());
        if (out.json) return out.data(processes);
        return out.table(
          ["Process", { heading: "Title", wraps: true }, "What it is"],
          processes.map(({ process, title, description }) => [process, title, description]),
        );
      }
      const found = valueOf(await client.processes.get(name));
      if (event !== undefined) return showFields(out, fieldsOf(found, event));
      if (out.json) return out.data(found);
      return showProcess(out, found);
    });
}

function showProcess(out: Output, { title, description, startedBy, events }: Process): void {
  out.line(out.style.heading(plain(title)));
  for (const line of wrapped(plain(description), out.room)) out.line(line);
  out.line(`Started by: ${startedBy.join(", ")}\n`);
  out.table(
    ["Event", { heading: "Sent by", wraps: true }, "When"],
    events.map(({ event, sentBy, description: when }) => [event, sentBy.join(", "), when]),
  );
}

function fieldsOf(process: Process, event: string): { readonly schema: JsonSchema; readonly example: unknown } {
  if (event === "start") return process.input;
  return eventOf(process, event);
}

function showFields(
  out: Output,
  { schema, example }: { readonly schema: JsonSchema; readonly example: unknown },
): void {
  if (out.json) return out.data({ schema, example });
  out.table(["Field", "Needed", { heading: "Values", wraps: true }, "What it is"], rowsOf(schema, ""));
  out.line(`\n${out.style.heading("Example")}\n${JSON.stringify(example, null, 2)}`);
}

function rowsOf(schema: JsonSchema, inside: string): string[][] {
  return variantsOf(schema).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, field]) => {
      const fixed = field.const === undefined ? undefined : JSON.stringify(field.const);
      const values = field.enum?.join(" ") ?? fixed ?? field.format ?? field.type ?? "";
      const row = [`${inside}${name}`, required.includes(name) ? "yes" : "", values, field.description ?? ""];
      return [row, ...rowsOf(field, `${inside}${name}.`), ...rowsOf(field.items ?? {}, `${inside}${name}.0.`)];
    }),
  );
}
