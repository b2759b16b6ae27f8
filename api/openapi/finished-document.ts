import { headerName } from "../requests/header-name.ts";

/** As much of an OpenAPI document as is finished here. */
export interface OpenApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses?: Readonly<Record<string, object>>;
}

const text = { type: "string" };

/** Headers of answers, by status: what the generator has no place for. */
const HEADERS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  201: { Location: { description: "The case", schema: text } },
  202: { Location: { description: "Where it will be", schema: text } },
  401: { "WWW-Authenticate": { description: "What to send, and what is wrong with what was sent", schema: text } },
  429: { "Retry-After": { description: "Seconds", schema: { type: "integer" } } },
  503: { "Retry-After": { description: "Seconds", schema: { type: "integer" } } },
};

/** Headers by the names documentation gives them, and no schema that nothing refers to: each has a twin for input. */
export function finishedDocument(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, operations]) => [path, mapValues(operations, finishedOperation)]),
  );
  const schemas = document.components?.schemas ?? {};
  const used = referredTo(paths, schemas);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, paths, components: { ...document.components, schemas: Object.fromEntries(kept) } };
}

function finishedOperation(operation: Operation): Operation {
  return {
    ...operation,
    ...(operation.parameters && {
      parameters: operation.parameters.map((parameter) =>
        parameter.in === "header" ? { ...parameter, name: headerName(parameter.name) } : parameter,
      ),
    }),
    responses: Object.fromEntries(
      Object.entries(operation.responses ?? {}).map(([status, response]) => {
        const headers = HEADERS[status];
        return [status, headers ? { ...response, headers } : response];
      }),
    ),
  };
}

/** The names of the schemas that the paths refer to, and those refer to in turn. */
function referredTo(paths: unknown, schemas: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting = [paths];
  while (waiting.length > 0) {
    for (const [, name = ""] of JSON.stringify(waiting.pop()).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      waiting.push(schemas[name] ?? {});
    }
  }
  return used;
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
