import stringWidth from "fast-string-width";

/** Narrower than this, sentences are hard to read. */
const NARROWEST = 24;

export const GAP = "  ";

/** Columns that stand on one line, and how wide each is, in characters. */
export interface Line {
  readonly from: number;
  readonly widths: readonly number[];
}

/**
 * The lines of a row. Columns are as wide as what is in them where there is room; otherwise those that may be broken
 * share what is left. If that is too little, the first column gets a line of its own, and then the last.
 */
export function columnWidths(
  cells: readonly (readonly string[])[],
  mayWrap: readonly boolean[],
  room: number,
): readonly Line[] {
  // Not by the arguments of one call, of which there may be fewer than rows.
  const natural = mayWrap.map((_may, index) =>
    cells.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? "")), 0),
  );
  const inside = room - GAP.length;
  const end = natural.length - 1;
  const beside = shared(natural, mayWrap, room);
  if (beside || end === 0) return [{ from: 0, widths: beside ?? [room] }];
  const first = { from: 0, widths: natural.slice(0, 1) };
  const below = shared(natural.slice(1), mayWrap.slice(1), inside);
  if (below) return [first, { from: 1, widths: below }];
  const between = shared(natural.slice(1, end), mayWrap.slice(1, end), inside) ?? natural.slice(1, end);
  return [first, { from: 1, widths: between }, { from: end, widths: [inside] }];
}

/** The widths that fit, or nothing. */
function shared(natural: readonly number[], mayWrap: readonly boolean[], room: number): readonly number[] | undefined {
  const fixed = natural.reduce((sum, width, index) => sum + (mayWrap[index] ? 0 : width), 0);
  let left = room - fixed - GAP.length * (natural.length - 1);
  if (left < 0) return undefined;
  const widths = [...natural];
  // The narrowest first: what it does not need is for the others.
  const wrapping = natural.flatMap((width, index) => (mayWrap[index] ? [{ width, index }] : []));
  wrapping.sort((one, other) => one.width - other.width);
  for (const [at, { width, index }] of wrapping.entries()) {
    const share = Math.floor(left / (wrapping.length - at));
    if (width > share && share < NARROWEST) return undefined;
    widths[index] = Math.min(width, share);
    left -= widths[index] ?? 0;
  }
  return widths;
}
