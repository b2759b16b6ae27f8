import { valueInWords } from "../value-in-words.ts";
import type { JsonSchema } from "./json-schema.ts";
import { typeInWords } from "./type-in-words.ts";

/** One field of what may be sent. */
export interface Field {
  /** `employee.name`; `qaEvents[].on` for a field of each in a list. */
  readonly name: string;
  readonly type: string;
  /** `yes`; `no`, with what counts without it. */
  readonly required: string;
  readonly description: string;
}

/** The fields of an object, those of the objects in it included. */
export function fieldsOf(schema: JsonSchema, prefix = ""): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const row = {
      name,
      type: typeInWords(field),
      required: required.has(key) ? "yes" : otherwise(field),
      description: field.description ?? "",
    };
    return [row, ...fieldsOf(field, `${name}.`), ...fieldsOf(field.items ?? {}, `${name}[].`)];
  });
}

function otherwise({ default: value }: JsonSchema): string {
  if (value === undefined) return "no";
  const isEmpty = Array.isArray(value) && value.length === 0;
  return `no: otherwise ${isEmpty ? "none" : valueInWords(value)}`;
}
