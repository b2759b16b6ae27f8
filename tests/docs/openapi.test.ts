import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { JsonSchema } from "../../dev/docs/fields/json-schema.ts";
import { breakingChanges } from "../../dev/docs/openapi/breaking-changes.ts";
import { changeEntry } from "../../dev/docs/openapi/change-entry.ts";
import type { Document, Operation } from "../../dev/docs/openapi/document.ts";
import { documentText, writtenDocument } from "../../dev/docs/openapi/written-document.ts";

test("docs/openapi.json is what the routes say: `npm run docs` writes it", async () => {
  const committed = readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8");
  expect(committed).toBe(documentText(await writtenDocument()));
});

test("two documents that are the same differ in nothing, references in a circle included", async () => {
  const document = await writtenDocument();
  expect(breakingChanges(document, document)).toEqual([]);
  const node: JsonSchema = { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } };
  const circle = { ...read({ $ref: "#/components/schemas/Node" }), components: { schemas: { Node: node } } };
  expect(breakingChanges(circle, circle)).toEqual([]);
});

const JSON_TYPE = "application/json";

function documentOf(operation: Operation): Document {
  return { paths: { "/cases": { post: operation } } };
}

/** A document whose one operation is sent this. */
function sent(schema: JsonSchema): Document {
  return documentOf({ requestBody: { required: true, content: { [JSON_TYPE]: { schema } } } });
}

/** A document whose one operation answers with this. */
function read(schema: JsonSchema): Document {
  return documentOf({ responses: { 200: { content: { [JSON_TYPE]: { schema } } } } });
}

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

const text: JsonSchema = { type: "string" };
const email = object({ by: { const: "email" }, email: text }, ["by"]);
const post = object({ by: { const: "post" }, lines: { type: "array", items: text } }, ["by"]);

describe("A caller breaks on", () => {
  const gone: Document = { paths: {} };
  const named = { in: "query", name: "a", schema: text };
  const query = (name: string, required = false, schema: JsonSchema = text): Document =>
    documentOf({ parameters: [{ in: "query", name, required, schema }] });
  test.each<[string, Document, Document, string]>([
    ["an operation that is gone", sent(text), gone, "POST /cases: is gone"],
    [
      "another name of an operation",
      documentOf({ operationId: "a" }),
      documentOf({ operationId: "b" }),
      "POST /cases: is called b",
    ],
    ["an answer that is gone", read(text), documentOf({ responses: { 404: {} } }), "POST /cases 200: is gone"],
    ["a field of an answer that is gone", read(object({ a: text })), read(object({})), "POST /cases 200.a: is gone"],
    [
      "a field of an answer that may be absent",
      read(object({ a: text }, ["a"])),
      read(object({ a: text })),
      "POST /cases 200.a: was always there, and may be absent",
    ],
    [
      "another type in a list of an answer",
      read({ type: "array", items: text }),
      read({ type: "array", items: { type: "integer" } }),
      "POST /cases 200[]: was string, is integer",
    ],
    [
      "a field that is newly required",
      sent(object({ a: text })),
      sent(object({ a: text }, ["a"])),
      "POST /cases body.a: is required",
    ],
    [
      "a new field that is required",
      sent(object({})),
      sent(object({ a: text }, ["a"])),
      "POST /cases body.a: is required",
    ],
    ["a field that is no longer known", sent(object({ a: text })), sent(object({})), "POST /cases body.a: is gone"],
    [
      "a value that is no longer taken",
      sent({ enum: ["a", "b"] }),
      sent({ enum: ["a", "c"] }),
      "POST /cases body: does not take b any more",
    ],
    [
      "certain values in place of any",
      sent(text),
      sent({ type: "string", enum: ["a"] }),
      "POST /cases body: takes certain values only",
    ],
    [
      "a shorter text",
      sent({ ...text, maxLength: 20 }),
      sent({ ...text, maxLength: 10 }),
      "POST /cases body: maxLength is 10",
    ],
    [
      "a new least number",
      sent({ type: "integer" }),
      sent({ type: "integer", minimum: 1 }),
      "POST /cases body: minimum is 1",
    ],
    ["another pattern", sent(text), sent({ ...text, pattern: "^a$" }), "POST /cases body: pattern is ^a$"],
    [
      "a form that is no longer taken",
      sent({ oneOf: [email, post] }),
      sent({ oneOf: [post] }),
      "POST /cases body: one of its forms is no longer taken",
    ],
    [
      "a change in one of several forms",
      sent({ oneOf: [email, post] }),
      sent({ oneOf: [{ ...email, required: ["by", "email"] }, post] }),
      "POST /cases body.email: is required",
    ],
    ["a query that is gone", query("a"), documentOf({}), "POST /cases a: is gone"],
    [
      "another pattern of a parameter that stands under components",
      {
        ...documentOf({ parameters: [{ $ref: "#/components/parameters/A" }] }),
        components: { parameters: { A: named } },
      },
      documentOf({ parameters: [{ ...named, schema: { type: "string", pattern: "^a$" } }] }),
      "POST /cases a: pattern is ^a$",
    ],
    ["a query that is newly required", query("a"), query("a", true), "POST /cases a: is required"],
    ["a new query that is required", documentOf({}), query("a", true), "POST /cases a: is required"],
    ["a body where there was none", documentOf({}), sent(text), "POST /cases body: is required"],
  ])("%s", (_what, before, after, change) => {
    expect(breakingChanges(before, after)).toEqual([change]);
  });
});

describe("A caller does not break on", () => {
  test.each<[string, Document, Document]>([
    ["a new operation", { paths: {} }, sent(text)],
    ["a new field of an answer", read(object({})), read(object({ a: text }, ["a"]))],
    ["a field of an answer that is always there now", read(object({ a: text })), read(object({ a: text }, ["a"]))],
    ["a new value in an answer", read({ type: "string", enum: ["a"] }), read({ type: "string", enum: ["a", "b"] })],
    ["a new optional field", sent(object({})), sent(object({ a: text }))],
    ["a field that is required no longer", sent(object({ a: text }, ["a"])), sent(object({ a: text }))],
    ["a value that is newly taken", sent({ enum: ["a"] }), sent({ enum: ["a", "b"] })],
    ["any number in place of a whole one", sent({ type: "integer" }), sent({ type: "number" })],
    ["a new form", sent({ oneOf: [email] }), sent({ oneOf: [email, post] })],
    [
      "a header that nobody reads any more",
      documentOf({ parameters: [{ in: "header", name: "X-A" }] }),
      documentOf({}),
    ],
    [
      "a new problem, and one that is gone",
      documentOf({ responses: { 404: {} } }),
      documentOf({ responses: { 409: {} } }),
    ],
  ])("%s", (_what, before, after) => {
    expect(breakingChanges(before, after)).toEqual([]);
  });
});

test("A breaking change is written down with its date and its reason", () => {
  expect(changeEntry("2027-01-11", "Nobody used it", ["GET /a: is gone"])).toBe(
    "\n## 2027-01-11: Nobody used it\n\n- `GET /a: is gone`\n",
  );
});
