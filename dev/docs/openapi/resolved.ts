import type { Reference } from "./document.ts";

/**
 * A part of an OpenAPI document as it stands, or the one that a reference in its place leads to:
 * `#/components/parameters/IdempotencyKey`. Throws when it leads nowhere.
 */
export function resolved<Part extends object>(document: object, part: Part | Reference): Part {
  if (!("$ref" in part)) return part;
  let found: unknown = document;
  for (const name of part.$ref.split("/").slice(1)) found = (found as Readonly<Record<string, unknown>>)[name];
  if (typeof found !== "object" || found === null) throw new Error(`${part.$ref} leads nowhere`);
  return resolved(document, found as Part | Reference);
}
