import type { JsonSchema } from "./json-schema.ts";

/** What a field looks like: in the example of the whole body, or as its own schema says. Empty when nobody said. */
export function exampleOf(whole: unknown, path: string, { examples, format }: JsonSchema): string {
  const found = at(whole, path.split(".")) ?? examples?.[0];
  if (found === undefined) return format === "date" ? "2027-01-31" : "";
  return typeof found === "string" ? found : JSON.stringify(found);
}

function at(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return typeof value === "object" ? undefined : value;
  // Whatever is in a list looks alike: the first stands for those that the example has not.
  if (Array.isArray(value)) return at((value as readonly unknown[])[Number(name)] ?? value[0], rest);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return at((value as Readonly<Record<string, unknown>>)[name], rest);
}
