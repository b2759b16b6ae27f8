import type { Result } from "../result.ts";
import type { Page } from "./page.ts";

/** Every item of a list from this page on, page after page. One page that fails fails the whole. */
export async function allOf<Item>(asking: Promise<Result<Page<Item>>>): Promise<Result<readonly Item[]>> {
  const items: Item[] = [];
  for (let page = await asking; ;) {
    if (!page.ok) return page;
    items.push(...page.value.items);
    if (!page.value.next) return { ok: true, value: items };
    page = await page.value.next();
  }
}
