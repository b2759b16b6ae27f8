import { BY_TEST, NOTHING, ON_SERVER, type Place } from "./page.ts";

/** What a page names at each place. Read back, so that a page stays right while what it names stays right. */
export function asWritten(page: string): (place: Place) => string | undefined {
  const named = new Map<string, string>();
  let title = "";
  let headings: readonly string[] = [];
  for (const line of page.split("\n")) {
    if (line.startsWith("## ")) title = line.slice(3);
    if (!line.startsWith("| ")) {
      if (line === "") headings = [];
      continue;
    }
    const cells = cellsOf(line);
    if (headings.length === 0) headings = cells;
    for (const column of [BY_TEST, ON_SERVER] as const) {
      const name = cells[headings.indexOf(column)];
      const own = cells.slice(0, headings.indexOf(BY_TEST));
      if (name !== undefined && name !== NOTHING) named.set(keyOf({ title, cells: own, column }), name);
    }
  }
  return (place) => named.get(keyOf(place));
}

function keyOf({ title, cells, column }: Place): string {
  return JSON.stringify([title, cells, column]);
}

/** A bar that stands in a cell has a backslash before it. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}
