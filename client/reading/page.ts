import type { CallOptions } from "../client-options.ts";
import type { Connection } from "../http/connection.ts";
import type { Result } from "../result.ts";

/** One page of a list, and the way to the next; absent on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: () => Promise<Result<Page<Item>>>;
}

/** How a list is taken page by page. */
export interface Paging {
  /** Items on a page: 1 to 200, 50 unless told. */
  readonly limit?: number;
}

/** Asks for a page; `field` is where the answer keeps the items. */
export async function askPage<Item>(
  connection: Connection,
  path: string,
  field: string,
  options: CallOptions = {},
): Promise<Result<Page<Item>>> {
  const answer = await connection.ask({ method: "GET", path, signal: options.signal });
  if (!answer.ok) return answer;
  const { next, ...lists } = answer.body as { readonly next?: string } & Readonly<Record<string, unknown>>;
  const items = lists[field] as readonly Item[];
  return {
    ok: true,
    value: { items, ...(next !== undefined && { next: () => askPage(connection, next, field, options) }) },
  };
}
