import { plain } from "../output/plain.ts";

/** A body as somebody reads it before it is sent: a line for each field, a text of several lines below its name. */
export function bodyLines(value: unknown, path = ""): readonly string[] {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => bodyLines(inner, path === "" ? name : `${path}.${name}`));
  const [first = "", ...others] = String(value).split(/\r\n|\n|\r/);
  if (others.length === 0) return [`  ${plain(path)}: ${plain(first)}`];
  return [`  ${plain(path)}:`, ...[first, ...others].map((line) => `    ${plain(line)}`)];
}
