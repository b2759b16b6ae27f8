import type { Asker, Choice } from "./asker.ts";
import { chosenForm } from "./chosen-form.ts";
import { exampleOf } from "./example-of.ts";
import { isBody, variantsOf, type Body, type JsonSchema } from "./json-schema.ts";
import { takesLines } from "./takes-lines.ts";
import { textFault } from "./text-fault.ts";

/** Whom to ask, and what for. */
interface Asking {
  readonly asker: Asker;
  /** Of the whole body. */
  readonly example: unknown;
  /** Asks for the fields of a part of the body. */
  readonly fill: (
    part: JsonSchema,
    before: Body,
    how: { readonly inside: string; readonly offers: boolean },
  ) => Promise<Body>;
}

interface Field {
  /** Its dotted path. */
  readonly name: string;
  readonly offers: boolean;
  /** Somebody said that they want to give it: a list has something in it. */
  readonly chosen: boolean;
}

/** Asks for one field, whatever it is made of. */
export async function askField(asking: Asking, schema: JsonSchema, field: Field): Promise<unknown> {
  const { asker, example, fill } = asking;
  const { name, offers } = field;
  const message = labelOf(name, schema);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return asker.one(message, choicesOf(schema.enum));
  if (schema.type === "null") return null;
  const forms = variantsOf(schema);
  if (forms.some(({ type }) => type !== "object") && forms.length > 1)
    return askField(asking, await chosenForm(asker, message, forms), field);
  if (forms.length > 1 || schema.type === "object") return fill(schema, {}, { inside: `${name}.`, offers });
  if (schema.type === "boolean") return asker.yesOrNo(message, schema.default === true);
  if (schema.type === "array") return askList(asking, schema, field);
  const hint = exampleOf(example, name, schema);
  const check = (given: string): string | undefined => textFault(given, schema, hint);
  if (takesLines(schema)) return asker.lines(message, hint, check);
  const text = await asker.text(message, hint, check);
  return schema.type === "integer" || schema.type === "number" ? Number(text) : text;
}

/** Asks for the gaps of a list that was given, and for what its items lack. */
export async function mendList(
  asking: Asking,
  { items = {} }: JsonSchema,
  list: readonly unknown[],
  name: string,
): Promise<readonly unknown[]> {
  const mended: unknown[] = [];
  for (const [index, item] of list.entries()) {
    const at = `${name}.${index}`;
    if (item === undefined) mended.push(await askField(asking, items, { name: at, offers: true, chosen: false }));
    else mended.push(isBody(item) ? await asking.fill(items, item, { inside: `${at}.`, offers: false }) : item);
  }
  return mended;
}

async function askList(asking: Asking, schema: JsonSchema, { name, chosen }: Field): Promise<readonly unknown[]> {
  const { items = {}, minItems = 0, maxItems = Infinity } = schema;
  const least = chosen ? Math.max(minItems, 1) : minItems;
  const list: unknown[] = [];
  // Nobody chooses the same twice.
  const most = Math.min(maxItems, items.enum?.length ?? Infinity);
  while (list.length < most) {
    if (list.length >= least) {
      const question = list.length === 0 ? `${labelOf(name, schema)}: any?` : `Another of ${name}?`;
      if (!(await asking.asker.yesOrNo(question, false))) break;
    }
    // What a list is for is said once, with its first item.
    const left = items.enum && { enum: items.enum.filter((value) => !list.includes(value)) };
    const item = { ...items, ...left, ...(list.length === 0 && descriptionOf(schema, items)) };
    list.push(await askField(asking, item, { name: `${name}.${list.length}`, offers: true, chosen: false }));
  }
  return list;
}

function descriptionOf(list: JsonSchema, item: JsonSchema): Pick<JsonSchema, "description"> {
  const said = [list.description, item.description].filter((each) => each !== undefined);
  return said.length === 0 ? {} : { description: said.join(" – ") };
}

/** `employee.name: Full name, as on the letter`. */
export function labelOf(name: string, { description }: JsonSchema): string {
  return description === undefined ? name : `${name}: ${description}`;
}

function choicesOf(values: readonly unknown[]): readonly Choice<unknown>[] {
  return values.map((value) => ({ value, label: String(value) }));
}
