import type { JsonSchema } from "../fields/json-schema.ts";

/** What a caller sends must go on being taken; what a caller reads must go on being there. */
export type Direction = "sent" | "read";

/** A schema, and the schemas with a name that it refers to. */
export interface Side {
  readonly schema: JsonSchema;
  readonly named: Readonly<Record<string, JsonSchema>>;
}

/**
 * What a caller of before would break on, in sentences that begin with where. Values that are new among those read are
 * no break: callers have to expect them, and the client's documentation says so.
 */
export function compareSchemas(before: Side, after: Side, direction: Direction, where: string): string[] {
  return compare(before, after, direction, where, new Set());
}

function compare(one: Side, other: Side, direction: Direction, where: string, seen: ReadonlySet<string>): string[] {
  const name = one.schema.$ref ?? "";
  if (name !== "" && seen.has(name)) return [];
  const within = name === "" ? seen : new Set([...seen, name]);
  const before = resolved(one);
  const after = resolved(other);
  const side = (from: Side, schema: JsonSchema): Side => ({ schema, named: from.named });
  const inner = (was: JsonSchema, is: JsonSchema, place: string): string[] =>
    compare(side(one, was), side(other, is), direction, place, within);

  const variants = [variantsOf(before), variantsOf(after)] as const;
  if (variants[0].length > 1 || variants[1].length > 1) {
    return variants[0].flatMap((was) => {
      // Two forms may be of one kind (a word of a list, or one of a pattern): the one that has changed least is meant.
      const alike = variants[1].filter((each) => kindOf(each, other) === kindOf(was, one));
      const [least] = alike.map((is) => inner(was, is, where)).sort((a, b) => a.length - b.length);
      if (least) return least;
      return direction === "sent" ? [`${where}: one of its forms is no longer taken`] : [];
    });
  }
  return [
    ...typeChanges(before, after, direction, where),
    ...(direction === "sent" ? narrowed(before, after, where) : []),
    ...propertyChanges(before, after, direction, where),
    ...Object.entries(before.properties ?? {}).flatMap(([field, was]) => {
      const is = after.properties?.[field];
      return is ? inner(was, is, `${where}.${field}`) : [];
    }),
    ...(before.items && after.items ? inner(before.items, after.items, `${where}[]`) : []),
    ...(typeof before.additionalProperties === "object" && typeof after.additionalProperties === "object"
      ? inner(before.additionalProperties, after.additionalProperties, `${where}.*`)
      : []),
  ];
}

function resolved({ schema, named }: Side): JsonSchema {
  return schema.$ref === undefined ? schema : (named[schema.$ref.split("/").at(-1) ?? ""] ?? {});
}

function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

/** By what a form of several is known: what is fixed in it, else the whole. */
function kindOf(schema: JsonSchema, { named }: Side): string {
  const { properties = {}, ...rest } = resolved({ schema, named });
  const fixed = Object.entries(properties).filter(([, field]) => field.const !== undefined || field.enum?.length === 1);
  if (fixed.length > 0) return JSON.stringify(fixed.map(([field, value]) => [field, value.const ?? value.enum?.[0]]));
  return JSON.stringify(rest.type ?? rest);
}

function typeChanges(before: JsonSchema, after: JsonSchema, direction: Direction, where: string): string[] {
  const was = typesOf(before);
  const is = typesOf(after);
  const [wide, narrow] = direction === "sent" ? [is, was] : [was, is];
  if (wide.length === 0 || (narrow.length > 0 && narrow.every((type) => fits(type, wide)))) return [];
  return [`${where}: was ${was.join(" or ") || "anything"}, is ${is.join(" or ") || "anything"}`];
}

function typesOf({ type, const: fixed, enum: values }: JsonSchema): readonly string[] {
  if (type !== undefined) return typeof type === "string" ? [type] : type;
  return [...new Set((fixed === undefined ? (values ?? []) : [fixed]).map((value) => typeof value as string))];
}

function fits(type: string, wide: readonly string[]): boolean {
  return wide.includes(type) || (type === "integer" && wide.includes("number"));
}

function propertyChanges(before: JsonSchema, after: JsonSchema, direction: Direction, where: string): string[] {
  const was = Object.keys(before.properties ?? {});
  const is = new Set(Object.keys(after.properties ?? {}));
  const open = after.additionalProperties !== false;
  const needed = new Set(after.required);
  const neededBefore = new Set(before.required);
  const removed = was.filter((field) => !is.has(field)).map((field) => `${where}.${field}: is gone`);
  if (direction === "read") {
    const mayLack = was.filter((field) => is.has(field) && neededBefore.has(field) && !needed.has(field));
    return [...removed, ...mayLack.map((field) => `${where}.${field}: was always there, and may be absent`)];
  }
  const demanded = [...needed].filter((field) => !neededBefore.has(field));
  return [...(open ? [] : removed), ...demanded.map((field) => `${where}.${field}: is required`)];
}

const MOST = ["maxLength", "maximum", "maxItems"] as const;
const LEAST = ["minLength", "minimum", "minItems"] as const;

/** Values that were taken and are not any more. */
function narrowed(before: JsonSchema, after: JsonSchema, where: string): string[] {
  const found: string[] = [];
  const values = after.enum ?? (after.const === undefined ? undefined : [after.const]);
  if (values) {
    const taken = before.enum ?? (before.const === undefined ? undefined : [before.const]);
    const gone = taken?.filter((value) => !values.includes(value));
    if (!gone) found.push(`${where}: takes certain values only`);
    else if (gone.length > 0) found.push(`${where}: does not take ${gone.join(", ")} any more`);
  }
  for (const limit of MOST) {
    if ((after[limit] ?? Infinity) < (before[limit] ?? Infinity)) found.push(`${where}: ${limit} is ${after[limit]}`);
  }
  for (const limit of LEAST) {
    if ((after[limit] ?? -Infinity) > (before[limit] ?? -Infinity)) found.push(`${where}: ${limit} is ${after[limit]}`);
  }
  for (const rule of ["pattern", "format"] as const) {
    if (after[rule] !== undefined && after[rule] !== before[rule]) found.push(`${where}: ${rule} is ${after[rule]}`);
  }
  return found;
}
