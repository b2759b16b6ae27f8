import type { Asker } from "./asker.ts";
import type { JsonSchema } from "./json-schema.ts";

/** The one of several forms that somebody chooses. */
export function chosenForm(asker: Asker, message: string, forms: readonly JsonSchema[]): Promise<JsonSchema> {
  return asker.one(
    message,
    forms.map((form, index) => ({ value: form, label: nameOf(form) || `Form ${index + 1}` })),
  );
}

/** What sets a form apart: the values it fixes, or what it is made of. */
function nameOf(form: JsonSchema): string {
  if (form.type === "null") return "none";
  if (form.enum) return "one of a list";
  if (form.type !== "object") return "something else";
  return fixedIn(form)
    .map(([, value]) => String(value))
    .join(", ");
}

/** The values a form fixes, by field. */
export function fixedIn({ properties = {} }: JsonSchema): readonly (readonly [string, unknown])[] {
  return Object.entries(properties).flatMap(([name, { const: fixed }]) =>
    fixed === undefined ? [] : [[name, fixed] as const],
  );
}
