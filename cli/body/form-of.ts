import { labelOf } from "./ask-field.ts";
import type { Asker } from "./asker.ts";
import { chosenForm, fixedIn } from "./chosen-form.ts";
import { variantsOf, type Body, type JsonSchema } from "./json-schema.ts";

/** Of several forms of a part of a body the one that what is given fits, or that is chosen. */
export async function formOf(asker: Asker, schema: JsonSchema, given: Body, inside: string): Promise<JsonSchema> {
  const forms = variantsOf(schema).filter(({ type }) => type === "object");
  const [first = {}] = forms;
  const fitting = forms.filter((form) =>
    fixedIn(form).every(([name, value]) => given[name] === undefined || given[name] === value),
  );
  if (forms.length === 1 || fitting.length === 1) return fitting[0] ?? first;
  return chosenForm(asker, labelOf(inside.slice(0, -1) || "Which", schema), forms);
}
