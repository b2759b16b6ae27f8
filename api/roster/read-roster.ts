import { MALFORMED } from "../../cases/malformed-row.ts";
import { csvLine } from "./csv-line.ts";
import { headerReasons } from "./header-reasons.ts";
import { MOST_LINE_BYTES, MOST_ROWS } from "./limits.ts";
import { linesOf, type FileLine } from "./lines-of.ts";
import { RosterUnreadable } from "./roster-unreadable.ts";

/** One row under its line in the file, the header being line 1. */
export interface RosterRow {
  readonly line: number;
  /** By column; a row that could not be read keeps its text, and the reason under `MALFORMED`. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Rows given at once: read in a hundredth of a second, and stored in a statement that holds nobody up. */
const AT_ONCE = 500;

/**
 * Reads a file of people as it comes, some rows at a time. A row is a line, so that a malformed one, an unclosed quotation
 * mark above all, spoils no other: it is kept with its reason. Empty lines are let pass. Throws RosterUnreadable as soon
 * as it is known that the file as a whole is wrong, which may be at its end.
 */
export async function* readRoster(
  chunks: AsyncIterable<Uint8Array>,
  columns: readonly string[],
): AsyncGenerator<readonly RosterRow[]> {
  let names: readonly string[] | undefined;
  let rows: RosterRow[] = [];
  let count = 0;
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      if (!names) {
        names = namesIn(line, columns);
        continue;
      }
      if (line.number > MOST_ROWS + 1) throw tooManyRows();
      if (line.text?.trim() === "") continue;
      count += 1;
      if (rows.push(rowOf(line, names)) < AT_ONCE) continue;
      yield rows;
      rows = [];
    }
  }
  if (!names) namesIn({ number: 1, text: "" }, columns);
  if (count === 0) throw unreadable("noRows", "The file has no row under its header");
  if (rows.length > 0) yield rows;
}

/** The header's columns in their order, a byte order mark let pass. */
function namesIn({ text }: FileLine, columns: readonly string[]): readonly string[] {
  if (text === undefined) throw unreadable("malformedHeader", `The header must have at most ${MOST_LINE_BYTES} bytes`);
  const header = csvLine(text.replace(/^\ufeff/, ""));
  if ("fault" in header) throw unreadable("malformedHeader", `The header: ${header.fault}`);
  const names = header.cells.map((name) => name.trim());
  const reasons = headerReasons(names, columns);
  if (reasons.length > 0) throw new RosterUnreadable(reasons);
  return names;
}

function rowOf({ number: line, text }: FileLine, names: readonly string[]): RosterRow {
  if (text === undefined) return { line, columns: { [MALFORMED]: `Has more than ${MOST_LINE_BYTES} bytes` } };
  const read = csvLine(text);
  if ("fault" in read) return { line, columns: { "#text": text, [MALFORMED]: read.fault } };
  const { cells } = read;
  if (cells.length === names.length)
    return { line, columns: Object.fromEntries(names.map((name, at) => [name, (cells[at] ?? "").trim()])) };
  const fault = `Has ${cells.length} columns in place of ${names.length}`;
  return { line, columns: { "#text": text, [MALFORMED]: fault } };
}

/** Empty lines count, for a file of nothing else would keep us busy, too. */
function tooManyRows(): RosterUnreadable {
  return unreadable("tooManyRows", `The file must have at most ${MOST_ROWS} lines under its header`);
}

function unreadable(code: string, message: string): RosterUnreadable {
  return new RosterUnreadable([{ code, message }]);
}
