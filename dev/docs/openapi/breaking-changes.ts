import { compareSchemas, type Direction } from "./compare-schemas.ts";
import type { Answer, Content, Document, Operation, Parameter } from "./document.ts";
import { resolved } from "./resolved.ts";

/** What a caller written against one document would break on with the other, in sentences; empty when nothing. */
export function breakingChanges(before: Document, after: Document): readonly string[] {
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, was]) => {
      const where = `${method.toUpperCase()} ${path}`;
      const is = after.paths[path]?.[method];
      return is ? new Comparison(before, after, where).operations(was, is) : [`${where}: is gone`];
    }),
  );
}

class Comparison {
  readonly #before: Document;
  readonly #after: Document;
  readonly #where: string;

  constructor(before: Document, after: Document, where: string) {
    this.#before = before;
    this.#after = after;
    this.#where = where;
  }

  operations(was: Operation, is: Operation): string[] {
    const renamed = was.operationId !== is.operationId ? [`${this.#where}: is called ${is.operationId}`] : [];
    return [...renamed, ...this.#parameters(was, is), ...this.#body(was, is), ...this.#answers(was, is)];
  }

  #parameters(before: Operation, after: Operation): string[] {
    const was = parametersOf(this.#before, before);
    const is = parametersOf(this.#after, after);
    const named = (parameter: { readonly in: string; readonly name: string }): string =>
      `${parameter.in} ${parameter.name.toLowerCase()}`;
    const added = is.filter((each) => each.required && !was.some((old) => named(old) === named(each)));
    return [
      ...added.map((each) => `${this.#where} ${each.name}: is required`),
      ...was.flatMap((old) => {
        const where = `${this.#where} ${old.name}`;
        const found = is.find((each) => named(each) === named(old));
        // A header that nobody reads does no harm; a query that is not known is refused.
        if (!found) return old.in === "header" ? [] : [`${where}: is gone`];
        const required = found.required && !old.required ? [`${where}: is required`] : [];
        return [...required, ...this.#schemas(old, found, "sent", where)];
      }),
    ];
  }

  #body({ requestBody: was }: Operation, { requestBody: is }: Operation): string[] {
    const where = `${this.#where} body`;
    if (!was) return is?.required ? [`${where}: is required`] : [];
    if (!is) return [`${where}: is gone`];
    const required = is.required && !was.required ? [`${where}: is required`] : [];
    return [...required, ...this.#content(was.content, is.content, "sent", where)];
  }

  #answers({ responses: was = {} }: Operation, { responses: is = {} }: Operation): string[] {
    return Object.entries(was).flatMap(([status, old]) => {
      const where = `${this.#where} ${status}`;
      const found = is[status];
      // An error that no longer happens does no harm.
      if (!found) return status.startsWith("2") ? [`${where}: is gone`] : [];
      const before = resolved<Answer>(this.#before, old);
      const after = resolved<Answer>(this.#after, found);
      return this.#content(before.content ?? {}, after.content ?? {}, "read", where);
    });
  }

  #content(was: Content, is: Content, direction: Direction, where: string): string[] {
    return Object.entries(was).flatMap(([type, old]) => {
      const found = is[type];
      return found ? this.#schemas(old, found, direction, where) : [`${where}: is not ${type} any more`];
    });
  }

  #schemas(
    { schema: was = {} }: Content[string],
    { schema: is = {} }: Content[string],
    direction: Direction,
    where: string,
  ): string[] {
    const before = { schema: was, named: this.#before.components?.schemas ?? {} };
    const after = { schema: is, named: this.#after.components?.schemas ?? {} };
    return compareSchemas(before, after, direction, where);
  }
}

function parametersOf(document: Document, { parameters = [] }: Operation): readonly Parameter[] {
  return parameters.map((each) => resolved<Parameter>(document, each));
}
