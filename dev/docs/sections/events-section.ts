import type { DocumentedProcess } from "../documented-process.ts";
import { fieldsOf } from "../fields/fields-of.ts";
import { jsonSchemaOf } from "../fields/json-schema.ts";
import { code, markdownTable } from "../markdown-table.ts";
import { takenIn } from "./taken-in.ts";

const FIELD_HEADINGS = ["Field", "Type", "Required", "What it is"];

/** How a case is started, and what may be sent to it: by whom, when, and with which data. */
export function eventsSection(process: DocumentedProcess): string[] {
  const { contract } = process;
  const events = Object.entries(contract.events);
  return [
    "## Start",
    "",
    `Started by ${contract.startedBy.map(code).join(", ")}.`,
    "",
    ...markdownTable(FIELD_HEADINGS, fieldRows(contract.input)),
    "",
    "## Events",
    "",
    "What people and other applications may send. A state named here stands for every state inside it.",
    "",
    ...markdownTable(
      ["Event", "What it says", "Sent by", "Taken in"],
      events.map(([event, { description, sentBy }]) => [
        code(event),
        `**${contract.words.events[event] ?? event}.** ${description}`,
        sentBy.map(code).join("<br>"),
        takenIn(process, event),
      ]),
    ),
    ...fromWithin(process),
    "",
    "### Data of the events",
    "",
    ...markdownTable(
      ["Event", ...FIELD_HEADINGS],
      events.flatMap(([event, { body }]) => {
        const rows = fieldRows(body);
        if (rows.length === 0) return [[code(event), "none", "", "", ""]];
        return rows.map((row, index) => [index === 0 ? code(event) : "", ...row]);
      }),
    ),
    ...membersOf(process),
  ];
}

/** What the interpreter reports to the machine. */
function fromWithin({ definition: { words, events } }: DocumentedProcess): string[] {
  const within = Object.keys(words.events).filter((event) => !events.includes(event));
  if (within.length === 0) return [];
  return [
    "",
    "Nobody sends these; the service tells the case itself:",
    "",
    ...markdownTable(
      ["Event", "What it says"],
      within.map((event) => [code(event), words.events[event] ?? event]),
    ),
  ];
}

function fieldRows(schema: Parameters<typeof jsonSchemaOf>[0]): string[][] {
  return fieldsOf(jsonSchemaOf(schema)).map(({ name, type, required, description }) => [
    code(name),
    type,
    required,
    description,
  ]);
}

function membersOf({ contract: { members } }: DocumentedProcess): string[] {
  if (!members) return [];
  return [
    "",
    "### Cases from a file",
    "",
    `A file starts one case of ${code(members.process)} for each row. Its columns: ${members.columns.map(code).join(", ")}.`,
  ];
}
