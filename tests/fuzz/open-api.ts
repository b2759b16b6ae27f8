/** As much of an OpenAPI document as fuzzing changes. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema | Reference }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: Schema | Reference;
}

export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly (Schema | Reference)[];
  readonly properties?: Readonly<Record<string, Schema | Reference>>;
  readonly items?: Schema | Reference;
  readonly examples?: readonly unknown[];
}

export interface Reference {
  readonly $ref: string;
}

/** What stands in the document at a reference: `#/components/parameters/IdempotencyKey`. */
export function resolved<Part extends object>(document: Document, part: Part | Reference): Part {
  if (!("$ref" in part)) return part;
  let found: unknown = document;
  for (const name of part.$ref.split("/").slice(1)) found = (found as Readonly<Record<string, unknown>>)[name];
  if (typeof found !== "object" || found === null) throw new Error(`Nothing in the document at ${part.$ref}`);
  return resolved(document, found as Part | Reference);
}
