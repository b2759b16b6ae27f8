import { code } from "../markdown-table.ts";
import type { JsonSchema } from "./json-schema.ts";

const FORMATS: Readonly<Record<string, string>> = {
  date: "date",
  time: "time of day",
  "date-time": "instant",
  email: "email address",
  uri: "web address",
  uuid: "UUID",
};

/** What a field takes, in plain words. */
export function typeInWords(schema: JsonSchema): string {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return variants.map(variantInWords).join("; or ");
  if (schema.const !== undefined) return `always ${literal(schema.const)}`;
  if (schema.enum) return `one of ${schema.enum.map(literal).join(", ")}`;
  switch (schema.type) {
    case "string":
      return (schema.format && FORMATS[schema.format]) ?? text(schema);
    case "boolean":
      return "yes or no";
    case "integer":
    case "number":
      return numberInWords(schema);
    case "array":
      return `list of ${many(schema)}${typeInWords(schema.items ?? {})}`;
    case "object":
      return typeof schema.additionalProperties === "object"
        ? `${typeInWords(schema.additionalProperties)}, by name`
        : "group of fields";
    case undefined:
    default:
      return "anything";
  }
}

function text({ maxLength }: JsonSchema): string {
  return maxLength === undefined ? "text" : `text, at most ${maxLength} characters`;
}

function numberInWords({ type, minimum, maximum }: JsonSchema): string {
  const word = type === "integer" ? "whole number" : "number";
  const from = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? "" : ` from ${minimum}`;
  const to = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? "" : ` to ${maximum}`;
  return `${word}${from}${to}`;
}

function many({ minItems, maxItems }: JsonSchema): string {
  if (minItems !== undefined && maxItems !== undefined) return `${minItems} to ${maxItems}: `;
  if (maxItems !== undefined) return `at most ${maxItems}: `;
  return minItems === undefined ? "" : `at least ${minItems}: `;
}

/** One shape of several: told by what is fixed in it, and named by the rest of its fields. */
function variantInWords(schema: JsonSchema): string {
  if (!schema.properties) return typeInWords(schema);
  const required = new Set(schema.required);
  return Object.entries(schema.properties)
    .map(([name, field]) => {
      if (field.const !== undefined) return `${code(name)} ${literal(field.const)}`;
      return `${required.has(name) ? "" : "optionally "}${code(name)} (${typeInWords(field)})`;
    })
    .join(" with ");
}

function literal(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return code(String(value));
}
