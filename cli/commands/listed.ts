import { allOf, type Page, type Result } from "../../client/index.ts";
import { valueOf } from "../ends-with.ts";

/** A page of a list, or all of them; and whether there is more. Throws EndsWith. */
export async function listed<Item>(
  asking: Promise<Result<Page<Item>>>,
  all: true | undefined,
): Promise<{ readonly items: readonly Item[]; readonly more: boolean }> {
  if (all) return { items: valueOf(await allOf(asking)), more: false };
  const { items, next } = valueOf(await asking);
  return { items, more: next !== undefined };
}
