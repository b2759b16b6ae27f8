/** As much of a JSON Schema as the fields of an event are asked by. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export type Body = Readonly<Record<string, unknown>>;

export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every form a value may have, those of forms within forms included. */
export function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  const forms = schema.oneOf ?? schema.anyOf;
  return forms ? forms.flatMap(variantsOf) : [schema];
}

/** The schema of a field, in whichever form has it. */
export function fieldOf(schema: JsonSchema, name: string): JsonSchema | undefined {
  for (const variant of variantsOf(schema)) {
    const found = variant.properties?.[name] ?? (/^\d+$/.test(name) ? variant.items : undefined);
    if (found) return found;
  }
  return undefined;
}
