import type { Asker, Choice } from "./asker.ts";
import { isBody, variantsOf, type Body, type JsonSchema } from "./json-schema.ts";
import { example, textFault } from "./text-fault.ts";

/**
 * Asks for what a body lacks, by the contract's own descriptions: what is required always, the rest by choice when
 * nothing was given at all.
 */
export async function askMissing(asker: Asker, schema: JsonSchema, given: Body): Promise<Body> {
  return fill(asker, schema, given, "", Object.keys(given).length === 0);
}

async function fill(asker: Asker, schema: JsonSchema, given: Body, inside: string, offers: boolean): Promise<Body> {
  const form = await formOf(asker, schema, given, inside);
  const fields = Object.entries(form.properties ?? {});
  const required = new Set(form.required);
  const body: Record<string, unknown> = { ...given };
  for (const [name, field] of fields) {
    const value = body[name];
    if (isBody(value)) body[name] = await fill(asker, field, value, `${inside}${name}.`, false);
    else if (value === undefined && required.has(name))
      body[name] = await ask(asker, field, `${inside}${name}`, offers);
  }
  const optional = fields.filter(([name]) => body[name] === undefined);
  if (!offers || optional.length === 0) return body;
  const chosen = await asker.several(
    `${inside === "" ? "Anything else?" : `Anything else of ${inside.slice(0, -1)}?`} (may be left out)`,
    optional.map(([name, field]) => ({ value: name, label: labelOf(name, field) })),
  );
  for (const name of chosen) body[name] = await ask(asker, form.properties?.[name] ?? {}, `${inside}${name}`, true);
  return body;
}

/** Of several forms the one that what is given fits, or that is chosen. */
async function formOf(asker: Asker, schema: JsonSchema, given: Body, inside: string): Promise<JsonSchema> {
  const forms = variantsOf(schema);
  const [first = {}] = forms;
  const fitting = forms.filter((form) =>
    fixedIn(form).every(([name, value]) => given[name] === undefined || given[name] === value),
  );
  if (forms.length === 1 || fitting.length === 1) return fitting[0] ?? first;
  const choices = forms.map((form, index) => ({
    value: form,
    label:
      fixedIn(form)
        .map(([, value]) => String(value))
        .join(", ") || `Form ${index + 1}`,
  }));
  return asker.one(`${inside.slice(0, -1) || "Which"}?`, choices);
}

function fixedIn({ properties = {} }: JsonSchema): readonly (readonly [string, unknown])[] {
  return Object.entries(properties).flatMap(([name, { const: fixed }]) =>
    fixed === undefined ? [] : [[name, fixed] as const],
  );
}

async function ask(asker: Asker, schema: JsonSchema, name: string, offers: boolean): Promise<unknown> {
  const message = labelOf(name, schema);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return asker.one(message, choicesOf(schema.enum));
  if (variantsOf(schema).length > 1 || schema.type === "object") return fill(asker, schema, {}, `${name}.`, offers);
  if (schema.type === "boolean") return asker.yesOrNo(message, schema.default === true);
  if (schema.type === "array") return askList(asker, schema, name);
  const text = await asker.text(message, example(schema), (given) => textFault(given, schema));
  return schema.type === "integer" || schema.type === "number" ? Number(text) : text;
}

async function askList(asker: Asker, schema: JsonSchema, name: string): Promise<readonly unknown[]> {
  const { items = {}, minItems = 0, maxItems = Infinity } = schema;
  const list: unknown[] = [];
  while (list.length < maxItems) {
    if (list.length >= minItems) {
      const more = await asker.yesOrNo(
        list.length === 0 ? `${labelOf(name, schema)}: any?` : `Another of ${name}?`,
        false,
      );
      if (!more) break;
    }
    list.push(await ask(asker, items, `${name}.${list.length}`, true));
  }
  return list;
}

function labelOf(name: string, { description }: JsonSchema): string {
  return description === undefined ? name : `${name}: ${description}`;
}

function choicesOf(values: readonly unknown[]): readonly Choice<unknown>[] {
  return values.map((value) => ({ value, label: String(value) }));
}
