import type { JsonSchema, OpenApiDocument, Operation } from "./open-api-document.ts";
import { mapValues } from "./map-values.ts";
import { pascal } from "./operation-id.ts";

const JSON_TYPE = "application/json";
const BULK = /Bulk$/;

/**
 * The document with the data of each event that can be sent in bulk under a name of its own, which its two routes and
 * each part of the bulk route's body refer to.
 */
export function withNamedEvents(document: OpenApiDocument): OpenApiDocument {
  const operations = Object.values(document.paths ?? {}).flatMap((methods) => Object.values(methods));
  const sentInBulk = new Set(
    operations.flatMap(({ operationId = "" }) => (BULK.test(operationId) ? [eventOf(operationId)] : [])),
  );
  const data = Object.fromEntries(
    operations.flatMap((operation) => {
      const schema = bodyOf(operation);
      const { operationId = "" } = operation;
      return schema && sentInBulk.has(operationId) ? [[pascal(operationId), schema]] : [];
    }),
  );
  const referring = (operation: Operation): Operation => {
    const schema = bodyOf(operation);
    const name = pascal(eventOf(operation.operationId ?? ""));
    const event = data[name];
    if (!schema || !event) return operation;
    const content = operation.requestBody?.content ?? {};
    const named = { ...content[JSON_TYPE], schema: replaced(schema, JSON.stringify(event), name) };
    return { ...operation, requestBody: { ...operation.requestBody, content: { ...content, [JSON_TYPE]: named } } };
  };
  return {
    ...document,
    paths: mapValues(document.paths ?? {}, (methods) => mapValues(methods, referring)),
    components: { ...document.components, schemas: { ...document.components?.schemas, ...data } },
  };
}

/** `emTagRecalledBulk` and `emTagRecalled` are of the same event. */
function eventOf(operationId: string): string {
  return operationId.replace(BULK, "");
}

function bodyOf({ requestBody }: Operation): JsonSchema | undefined {
  return requestBody?.content[JSON_TYPE]?.schema;
}

/** The schema with a reference wherever the event's data stands in it. What is said of it in that place stays. */
function replaced(schema: JsonSchema, event: string, name: string): JsonSchema {
  const { description, ...rest } = schema;
  if (JSON.stringify(rest) === event) {
    return { ...(description !== undefined && { description }), $ref: `#/components/schemas/${name}` };
  }
  return {
    ...schema,
    ...(schema.properties && { properties: mapValues(schema.properties, (each) => replaced(each, event, name)) }),
    ...(schema.items && { items: replaced(schema.items, event, name) }),
  };
}
