import { columnWidths, GAP, type Line } from "./column-widths.ts";
import { plain } from "./plain.ts";
import type { Style, Tone } from "./style.ts";
import { padded, wrapped } from "./wrapped.ts";

/** A heading; of a column whose sentences may be broken into lines, as those of the last column always may. */
export type Column = string | { readonly heading: string; readonly wraps: true };

export type Cell = string | undefined | { readonly text: string; readonly tone: Tone };

/**
 * Rows in columns as wide as what is in them. On a terminal of so many characters long sentences go on in the next
 * line, and nothing is lost; elsewhere each row is one line, for a program may read it.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  style: Style,
  room = Infinity,
): string {
  const headings = columns.map((column) => (typeof column === "string" ? column : column.heading));
  const texts = rows.map((row) => columns.map((_column, index) => textOf(row[index])));
  const mayWrap = columns.map((column, index) => typeof column !== "string" || index === columns.length - 1);
  const lines = columnWidths([headings, ...texts], mayWrap, room);
  const tones = rows.map((row) => columns.map((_column, index) => toneOf(row[index])));
  const heads = headings.map(() => "heading" as const);
  return [headings, ...texts]
    .flatMap((row, index) =>
      lines.flatMap((line) => {
        const inset = line.from === 0 ? "" : GAP;
        return linesOf(row, index === 0 ? heads : (tones[index - 1] ?? []), line, style).map((text) => inset + text);
      }),
    )
    .join("\n");
}

/** What stands in some columns of a row: several lines where a sentence is broken. */
function linesOf(
  row: readonly string[],
  tones: readonly (Tone | undefined)[],
  { from, widths }: Line,
  style: Style,
): readonly string[] {
  const cells = widths.map((width, index) => wrapped(row[from + index] ?? "", width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_line, at) => {
    const texts = cells.map((lines) => lines[at] ?? "");
    const last = texts.reduce((found, text, index) => (text === "" ? found : index), 0);
    return texts
      .slice(0, last + 1)
      .map((text, index) => {
        const after = index === last ? "" : padded(text, widths[index] ?? 0).slice(text.length);
        return `${style.as(tones[from + index], text)}${after}`;
      })
      .join(GAP);
  });
}

function textOf(cell: Cell): string {
  return plain((typeof cell === "object" ? cell.text : cell) ?? "");
}

function toneOf(cell: Cell): Tone | undefined {
  return typeof cell === "object" ? cell.tone : undefined;
}
