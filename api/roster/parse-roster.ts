import { setImmediate as yieldToOthers } from "node:timers/promises";
import { MALFORMED } from "../../cases/malformed-row.ts";
import { csvLine } from "./csv-line.ts";
import { headerReasons } from "./header-reasons.ts";
import { RosterUnreadable } from "./roster-unreadable.ts";

/** One row under its line in the file, the header being line 1. */
export interface RosterRow {
  readonly line: number;
  /** By column; a row that could not be read keeps its text, and the reason under `MALFORMED`. */
  readonly columns: Readonly<Record<string, string>>;
}

/** As many as one event may announce. */
const MOST_ROWS = 100_000;

/** Rows read before others get their turn. */
const AT_ONCE = 500;

/**
 * Reads a file of people. A row is a line, so that a malformed one, an unclosed quotation mark above all, spoils no
 * other: it is kept with its reason. Empty lines are let pass. Throws RosterUnreadable when the file as a whole is wrong.
 */
export async function parseRoster(text: string, columns: readonly string[]): Promise<readonly RosterRow[]> {
  const [first = "", ...lines] = text.split(/\r\n|\n|\r/);
  const header = csvLine(first);
  if ("fault" in header)
    throw new RosterUnreadable([{ code: "malformedHeader", message: `The header: ${header.fault}` }]);
  const names = header.cells.map((name) => name.trim());
  const reasons = headerReasons(names, columns);
  if (reasons.length > 0) throw new RosterUnreadable(reasons);
  const rows: RosterRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await yieldToOthers();
    if (line.trim() === "") continue;
    if (rows.length === MOST_ROWS)
      throw new RosterUnreadable([{ code: "tooManyRows", message: `The file must have at most ${MOST_ROWS} rows` }]);
    rows.push({ line: index + 2, columns: row(line, names) });
  }
  if (rows.length === 0)
    throw new RosterUnreadable([{ code: "noRows", message: "The file has no row under its header" }]);
  return rows;
}

function row(line: string, names: readonly string[]): Readonly<Record<string, string>> {
  const read = csvLine(line);
  if ("fault" in read) return { "#text": line, [MALFORMED]: read.fault };
  const { cells } = read;
  if (cells.length === names.length)
    return Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").trim()]));
  return { "#text": line, [MALFORMED]: `Has ${cells.length} columns in place of ${names.length}` };
}
