/** Where a list goes on: opaque to whoever asks, so that the order may change without breaking them. */
export type Cursor = string;

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Give it back to get the next page; absent on the last. */
  readonly after?: Cursor;
}

export class CursorInvalid extends Error {
  override readonly name = "CursorInvalid";

  constructor() {
    super(
      "This is not a place in this list. Take `after` from a page of the same list, or leave it out to start again.",
    );
  }
}

/** The sort key of the last item on a page: a number (`null` stands for never) and a unique id. */
export type SortKey<Id extends string | number> = readonly [at: number, id: Id];

/** Years 1 to 9999: what the database reads as it is written. */
const [FIRST, LAST] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

function cursorAt([at, id]: SortKey<string | number>): Cursor {
  return Buffer.from(JSON.stringify([at === Infinity ? null : at, id])).toString("base64url");
}

/** Throws CursorInvalid. */
export function readCursor<Id extends string | number>(cursor: Cursor, idType: "string" | "number"): SortKey<Id> {
  const [at, id] = parsed(cursor);
  const isInstant = at === null || (typeof at === "number" && at >= FIRST && at <= LAST);
  const isId = typeof id === "number" ? Number.isSafeInteger(id) : typeof id === "string" && !id.includes("\0");
  if (!isInstant || !isId || typeof id !== idType) throw new CursorInvalid();
  return [at === null ? Infinity : (at as number), id as Id];
}

/** A page from one row more than it holds. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (item: Item) => SortKey<string | number>,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, after: cursorAt(keyOf(last)) } : { items };
}

function parsed(cursor: Cursor): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(value) && value.length === 2) return value;
  } catch {
    // Falls through: it is not JSON.
  }
  throw new CursorInvalid();
}
