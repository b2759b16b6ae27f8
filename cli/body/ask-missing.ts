import { askField, labelOf, mendList } from "./ask-field.ts";
import type { Asker } from "./asker.ts";
import { formOf } from "./form-of.ts";
import { isBody, type Body, type JsonSchema } from "./json-schema.ts";

/** What is wanted: the schema, and an example that shows what each field looks like. */
export interface Wanted {
  readonly schema: JsonSchema;
  readonly example: unknown;
}

/** One part of a body: its name in front of its fields (`employee.`), and whether what may be left out is offered. */
interface Part {
  readonly inside: string;
  readonly offers: boolean;
}

/**
 * Asks for what a body lacks, by the contract's own descriptions: what is required always, the rest by choice when
 * nothing was given at all. `again` are fields, as dotted paths, that are asked for in any case.
 */
export async function askMissing(
  asker: Asker,
  { schema, example }: Wanted,
  given: Body,
  again: readonly string[] = [],
): Promise<Body> {
  const isWanted = (path: string): boolean => again.some((each) => each === path || each.startsWith(`${path}.`));
  const fill = async (part: JsonSchema, before: Body, { inside, offers }: Part): Promise<Body> => {
    const form = await formOf(asker, part, before, inside);
    const fields = Object.entries(form.properties ?? {});
    const required = new Set(form.required);
    const body: Record<string, unknown> = { ...before };
    // Of a part that was refused, what may be left out is offered again: it may be just that which is missing.
    const ask = (name: string, field: JsonSchema, chosen = false): Promise<unknown> => {
      const path = `${inside}${name}`;
      return askField(asking, field, {
        name: path,
        offers: offers || chosen || isWanted(path),
        chosen,
      });
    };
    for (const [name, field] of fields) {
      const value = body[name];
      if (isBody(value)) body[name] = await fill(field, value, { inside: `${inside}${name}.`, offers: false });
      else if (Array.isArray(value)) body[name] = await mendList(asking, field, value, `${inside}${name}`);
      else if (value !== undefined) continue;
      else if (required.has(name)) body[name] = await ask(name, field);
      else if (isWanted(`${inside}${name}`)) body[name] = await ask(name, field, true);
    }
    const optional = fields.filter(([name]) => body[name] === undefined);
    if (!offers || optional.length === 0) return body;
    const chosen = await asker.several(
      `${inside === "" ? "Anything else?" : `Anything else of ${inside.slice(0, -1)}?`} (may be left out)`,
      optional.map(([name, field]) => ({ value: name, label: labelOf(name, field) })),
    );
    for (const name of chosen) body[name] = await ask(name, form.properties?.[name] ?? {}, true);
    return body;
  };
  const asking = { asker, example, fill };
  return fill(schema, given, { inside: "", offers: Object.keys(given).length === 0 });
}
