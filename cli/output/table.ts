import { plain } from "./plain.ts";
import type { Style } from "./style.ts";

const GAP = "  ";
const NARROWEST = 12;

/**
 * Rows in columns as wide as what is in them. On a terminal of so many characters the last column is cut; elsewhere
 * nothing is, for a program may read it.
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
  style: Style,
  columns?: number,
): string {
  const cells = rows.map((row) => row.map((cell) => plain(cell ?? "")));
  const widths = headings.map((heading, index) =>
    Math.max(heading.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + GAP.length, 0);
  const most = columns === undefined ? Infinity : Math.max(NARROWEST, columns - before);
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => (index === row.length - 1 ? cut(cell, most) : cell.padEnd(widths[index] ?? 0)))
      .join(GAP)
      .trimEnd();
  return [style.heading(line(headings)), ...cells.map(line)].join("\n");
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
