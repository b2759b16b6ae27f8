import { z } from "zod";
import { wholeNumberField } from "./whole-number-field.ts";

/** How a list is taken page by page. */
export const paging = {
  limit: wholeNumberField(1, 200).default(50).meta({ description: "Items on a page" }),
  after: z.string().max(500).optional().meta({ description: "From `next` of the page before" }),
};

/** The address of the next page: the same question, from where this page ends. */
export function nextPage(url: string, after: string | undefined): { readonly next?: string } {
  if (after === undefined) return {};
  const [path, query] = url.split("?", 2);
  const params = new URLSearchParams(query);
  params.set("after", after);
  return { next: `${path}?${params.toString()}` };
}

export const next = z.string().optional().meta({ description: "Address of the next page; absent on the last" });
