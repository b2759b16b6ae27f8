import { headerName } from "../requests/header-name.ts";
import { mapValues } from "./map-values.ts";
import { withNamedEvents } from "./named-events.ts";
import type { OpenApiDocument, Operation } from "./open-api-document.ts";
import { referredTo } from "./referred-to.ts";
import { withSharedParts } from "./shared-parts.ts";

const text = { type: "string" };

/** Headers of answers, by status: what the generator has no place for. */
const HEADERS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  201: { Location: { description: "The case", schema: text } },
  202: { Location: { description: "Where it will be", schema: text } },
  401: { "WWW-Authenticate": { description: "What to send, and what is wrong with what was sent", schema: text } },
  429: { "Retry-After": { description: "Seconds", schema: { type: "integer" } } },
  503: { "Retry-After": { description: "Seconds", schema: { type: "integer" } } },
};

/**
 * Headers by the names documentation gives them, no schema that nothing refers to (each has a twin for input), and what
 * is the same in many routes written once.
 */
export function finishedDocument(document: OpenApiDocument): OpenApiDocument {
  return withSharedParts(withNamedEvents(withoutTwins(withHeaders(document))));
}

function withHeaders(document: OpenApiDocument): OpenApiDocument {
  return {
    ...document,
    paths: mapValues(document.paths ?? {}, (methods) => mapValues(methods, finishedOperation)),
  };
}

function withoutTwins(document: OpenApiDocument): OpenApiDocument {
  const schemas = document.components?.schemas ?? {};
  const used = referredTo(document.paths, schemas);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } };
}

function finishedOperation(operation: Operation): Operation {
  return {
    ...operation,
    ...(operation.parameters && {
      parameters: operation.parameters.map((parameter) =>
        parameter.in === "header" ? { ...parameter, name: headerName(parameter.name ?? "") } : parameter,
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
