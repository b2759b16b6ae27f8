import { wrongUsage } from "../ends-with.ts";
import { fieldOf, isBody, variantsOf, type JsonSchema } from "./json-schema.ts";

/** `employee.name=Sam Okafor`, `lines.0=Flat 2`. Throws EndsWith. */
export function withField(value: unknown, assignment: string, schema: JsonSchema): unknown {
  const at = assignment.indexOf("=");
  if (at < 1) throw wrongUsage(`--field takes name=value, such as employee.name="Sam Okafor"; not "${assignment}"`);
  return put(value, assignment.slice(0, at).split("."), assignment.slice(at + 1), schema);
}

function put(value: unknown, [name = "", ...rest]: readonly string[], text: string, schema: JsonSchema): unknown {
  const field = fieldOf(schema, name) ?? {};
  const inner = (was: unknown): unknown => (rest.length === 0 ? read(text, field) : put(was, rest, text, field));
  if (/^\d{1,3}$/.test(name) && (Array.isArray(value) || value === undefined)) {
    const list: unknown[] = [...(value ?? [])];
    list[Number(name)] = inner(list[Number(name)]);
    return list;
  }
  const before = isBody(value) ? value : {};
  return { ...before, [name]: inner(Object.hasOwn(before, name) ? before[name] : undefined) };
}

/** Text where the contract says text: `00123` stays as it is. Otherwise JSON, if it is any; the API judges. */
function read(text: string, schema: JsonSchema): unknown {
  const isText = variantsOf(schema).some(({ type, enum: values, const: fixed }) => {
    return type === "string" || typeof (values?.[0] ?? fixed) === "string";
  });
  if (isText) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
