import { nameInWords } from "./name-in-words.ts";

/** What a guard asks, when it has a name: `letter can go`. XState's `and`, `or` and `not` name what they are made of. */
export function guardInWords(guard: unknown): string | undefined {
  if (typeof guard === "string") return lower(guard);
  if (typeof guard === "object" && guard !== null && "type" in guard) return guardInWords(guard.type);
  if (typeof guard !== "function") return undefined;
  const parts = "guards" in guard && Array.isArray(guard.guards) ? guard.guards.map(guardInWords) : undefined;
  if (!parts) return NAMELESS.has(guard.name) ? undefined : lower(guard.name);
  if (parts.includes(undefined)) return undefined;
  return guard.name === "not" ? `not ${parts.join(" ")}` : parts.join(` ${guard.name} `);
}

/** What JavaScript calls a function written in the place where it is used. */
const NAMELESS: ReadonlySet<string> = new Set(["", "guard", "anonymous"]);

function lower(name: string): string {
  return nameInWords(name).toLowerCase();
}
