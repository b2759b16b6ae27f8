import type { JsonSchema } from "./json-schema.ts";

/** What is wrong with a text for a field, for whoever types it; nothing when it will do. The API has the last word. */
export function textFault(text: string, schema: JsonSchema, hint: string): string | undefined {
  const { type, format, pattern, minLength = 1, maxLength = Infinity } = schema;
  if (text === "") return "Is required; Ctrl-C gives up";
  if (type === "integer" || type === "number") return numberFault(text, schema);
  if (text.length < minLength) return `Must have at least ${minLength} characters`;
  if (text.length > maxLength) return `Must have at most ${maxLength} characters`;
  if (format === "date" && !isDate(text)) return "Must be a real date written YYYY-MM-DD";
  if (format === "email" && !/^[^@\s]+@[^@\s]+$/.test(text)) return "Must be an email address";
  if (format === "uri" && !URL.canParse(text)) return "Must be an address such as https://example.org";
  // Patterns are written for what the API makes of a text, which may be its capitals.
  if (pattern !== undefined && ![text, text.toUpperCase()].some((each) => new RegExp(pattern).test(each))) {
    return hint === "" ? "Is not written as it has to be" : `Must be written as in ${hint}`;
  }
  return undefined;
}

function numberFault(text: string, { type, minimum = -Infinity, maximum = Infinity }: JsonSchema): string | undefined {
  const value = Number(text);
  if (Number.isNaN(value)) return "Must be a number";
  if (type === "integer" && !Number.isInteger(value)) return "Must be a whole number";
  if (value < minimum) return `Must be ${minimum} or more`;
  return value > maximum ? `Must be ${maximum} or less` : undefined;
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
