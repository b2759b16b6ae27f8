import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";

/** An event of a process, as `emTag/recalled`. */
export type EventName = `${string}/${string}`;

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/**
 * Of the events of all processes as many as it takes for every field that any of their bodies has to be in one that is
 * asked, those with most fields first. The same for the same contracts.
 */
export function eventsAsked(): ReadonlySet<EventName> {
  const events = Object.values<ProcessContract>(contracts).flatMap(({ process, events: all }) =>
    Object.entries(all).map(([event, { body }]) => {
      const schema = z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as Schema;
      return { name: `${process}/${event}` as const, fields: fieldsOf(schema) };
    }),
  );
  const seen = new Set<string>();
  const asked = new Set<EventName>();
  for (const { name, fields } of events.toSorted((one, other) => other.fields.length - one.fields.length)) {
    if (fields.every((field) => seen.has(field))) continue;
    asked.add(name);
    for (const field of fields) seen.add(field);
  }
  return asked;
}

/** Its fields at every depth by what they may be, whatever they are called; the body itself when it has none. */
function fieldsOf(schema: Schema): readonly string[] {
  const { properties = {}, items, anyOf = [], oneOf = [] } = schema;
  const own = Object.values(properties);
  const inside = [...own, ...(items ? [items] : []), ...anyOf, ...oneOf];
  return inside.length === 0 ? [meaning(schema)] : [...own.map(meaning), ...inside.flatMap(fieldsOf)];
}

function meaning(schema: Schema): string {
  const words = new Set(["description", "examples"]);
  return JSON.stringify(schema, (name, value: unknown) => (words.has(name) ? undefined : value));
}
