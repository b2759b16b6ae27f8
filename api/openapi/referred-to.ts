import type { JsonSchema } from "./open-api-document.ts";

/** The names of the schemas that part of a document refers to, and those refer to in turn. */
export function referredTo(part: unknown, schemas: Readonly<Record<string, JsonSchema>>): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting = [part];
  while (waiting.length > 0) {
    for (const [, name = ""] of JSON.stringify(waiting.pop()).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      waiting.push(schemas[name] ?? {});
    }
  }
  return used;
}
