import type { Output } from "./output.ts";

/** What stands below a list: that it is empty and what to do about it, or that there is more. */
export function endOfList(
  out: Output,
  { found, more, none }: { readonly found: number; readonly more: boolean; readonly none: string },
): void {
  if (found === 0) out.note(none);
  else if (more) out.note(`There are more than these ${found}: --all, or a larger --limit`);
}
