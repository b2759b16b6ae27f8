import type { JsonSchema } from "./json-schema.ts";

/** Whether a text may have several lines: what it is written like, by the contract, takes a line break. */
export function takesLines({ pattern }: JsonSchema): boolean {
  return pattern !== undefined && new RegExp(pattern).test("one\nother");
}
