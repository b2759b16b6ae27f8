import type { JsonSchema } from "../docs/fields/json-schema.ts";

/**
 * A JSON Schema as a TypeScript type, as plain as a person would write it. Whatever it does not know is `unknown`, and
 * so is taken: the API says what it thinks of it.
 */
export function typeText(schema: JsonSchema): string {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return variants.map((variant) => `(${typeText(variant)})`).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return `readonly (${typeText(schema.items ?? {})})[]`;
    case "object":
      return objectText(schema);
    case undefined:
    default:
      return "unknown";
  }
}

function objectText({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
  const fields = Object.entries(properties).map(([name, field]) => {
    const mark = required.includes(name) ? "" : "?";
    // A caller may say "nothing" as well by leaving a field out as by `undefined`, which JSON does not send.
    const orNothing = mark === "" ? "" : " | undefined";
    return `${comment(field)}readonly ${JSON.stringify(name)}${mark}: ${typeText(field)}${orNothing};`;
  });
  if (fields.length > 0) return `{\n${fields.join("\n")}\n}`;
  const values = typeof additionalProperties === "object" ? typeText(additionalProperties) : "never";
  return `Readonly<Record<string, ${values}>>`;
}

function comment({ description }: JsonSchema): string {
  return description === undefined ? "" : `/** ${description.replaceAll("*/", "* /")} */\n`;
}
