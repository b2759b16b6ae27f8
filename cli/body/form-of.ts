import { labelOf } from "./ask-field.ts";
import type { Asker } from "./asker.ts";
import { variantsOf, type Body, type JsonSchema } from "./json-schema.ts";

/** Of several forms the one that what is given fits, or that is chosen. */
export async function formOf(asker: Asker, schema: JsonSchema, given: Body, inside: string): Promise<JsonSchema> {
  const forms = variantsOf(schema);
  const [first = {}] = forms;
  const fitting = forms.filter((form) =>
    fixedIn(form).every(([name, value]) => given[name] === undefined || given[name] === value),
  );
  if (forms.length === 1 || fitting.length === 1) return fitting[0] ?? first;
  const choices = forms.map((form, index) => ({ value: form, label: nameOf(form) || `Form ${index + 1}` }));
  return asker.one(labelOf(inside.slice(0, -1) || "Which", schema), choices);
}

/** What sets a form apart: the values it fixes. */
function nameOf(form: JsonSchema): string {
  return fixedIn(form)
    .map(([, value]) => String(value))
    .join(", ");
}

function fixedIn({ properties = {} }: JsonSchema): readonly (readonly [string, unknown])[] {
  return Object.entries(properties).flatMap(([name, { const: fixed }]) =>
    fixed === undefined ? [] : [[name, fixed] as const],
  );
}
