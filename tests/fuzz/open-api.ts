import type { Reference } from "../../dev/docs/openapi/document.ts";

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
