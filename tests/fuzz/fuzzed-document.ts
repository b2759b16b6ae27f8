import { resolved } from "../../dev/docs/openapi/resolved.ts";
import { contracts } from "../../machines/contracts.ts";
import { eventsAsked, type EventName } from "./events-asked.ts";
import type { Known } from "./known-cases.ts";
import type { Document, Operation, Schema } from "./open-api.ts";

const EVENT = /^\/processes\/(\w+)\/cases\/\{caseId\}\/events\/(\w+)$/;
const BULK = /^\/processes\/(\w+)\/events\/(\w+)\/bulk$/;

/** The document as it is fuzzed, and in words what of the whole it asks. */
interface Fuzzed {
  readonly document: Document;
  readonly asks: string;
}

/**
 * The document as it is fuzzed: with ids of cases that exist, since a body that is valid is otherwise only ever told that
 * nobody has the case; without the headers by which trusted applications name somebody, which turn every request of
 * anybody else away before anything of it is read; and without 429, by which nothing would have been asked.
 */
export function fuzzedDocument(whole: Document, known: Known, allEvents: boolean): Fuzzed {
  const all = Object.keys(whole.paths);
  const left = allEvents ? new Set<string>() : leftOut(all);
  const paths = all
    .filter((path) => !left.has(path))
    .map((path) => {
      const operations = Object.entries(whole.paths[path] ?? {});
      return [path, Object.fromEntries(operations.map(([m, each]) => [m, fuzzed(whole, path, each, known)]))] as const;
    });
  const document = { ...whole, paths: Object.fromEntries(paths) };
  return { document, asks: inWords(whole, document) };
}

/** Events whose fields are all in others that are asked; of the events to many cases, all but one of a process. */
function leftOut(paths: readonly string[]): ReadonlySet<string> {
  const asked = eventsAsked();
  const processes = new Set<string>();
  return new Set(
    paths.filter((path) => {
      const [, process = "", event = ""] = EVENT.exec(path) ?? BULK.exec(path) ?? [];
      if (process === "") return false;
      const name: EventName = `${process}/${event}`;
      if (!asked.has(name)) return true;
      if (EVENT.test(path)) return false;
      const isFirst = !processes.has(process);
      processes.add(process);
      return !isFirst;
    }),
  );
}

function fuzzed(whole: Document, path: string, operation: Operation, known: Known): Operation {
  const { parameters = [], responses, ...rest } = operation;
  const { 429: _tooMany, ...answers } = responses;
  const values = { caseId: idsFor(path, known), importId: [...known.importIds, "0".repeat(32)] };
  return {
    ...rest,
    ...(BULK.test(path) && { requestBody: ofKnownCases(whole, operation, values.caseId) }),
    parameters: parameters
      .map((each) => resolved(whole, each))
      .filter(({ name }) => !name.startsWith("X-Actor-"))
      .map((each) => {
        const ids = each.in === "path" && (each.name === "caseId" || each.name === "importId") && values[each.name];
        return ids ? { ...each, schema: { type: "string", enum: ids } } : each;
      }),
    responses: answers,
  };
}

/**
 * The body of an event to many cases. What it says to one of them is left open: it is refused for that case alone, with
 * 200 for the whole. What it says to all of them is refused as a whole.
 */
function ofKnownCases(whole: Document, operation: Operation, ids: readonly string[]): Operation["requestBody"] {
  const body = resolved<Schema>(whole, operation.requestBody?.content["application/json"]?.schema ?? {});
  const cases = resolved<Schema>(whole, body.properties?.["cases"] ?? {});
  const each = resolved<Schema>(whole, cases.items ?? {});
  const { caseId, body: own } = each.properties ?? {};
  if (!caseId || !own) throw new Error("An event to many cases has another body than is known here");
  const items = { ...each, properties: { ...each.properties, caseId: { anyOf: [{ enum: ids }, caseId] }, body: {} } };
  const examples = body.examples?.map((example) => ({ ...(example as object), cases: [{ caseId: ids[0] }] }));
  const schema = {
    ...body,
    properties: { ...body.properties, cases: { ...cases, items } },
    ...(examples && { examples }),
  };
  return { ...operation.requestBody, content: { "application/json": { schema } } };
}

/** Of the path's own process, or of every one; and one that nobody has. */
function idsFor(path: string, { caseIds }: Known): readonly string[] {
  const own = Object.keys(contracts).find((process) => path.startsWith(`/processes/${process}/`));
  const known = own === undefined ? Object.values(caseIds) : [caseIds[own]].filter((id) => id !== undefined);
  return [...known, `${own ?? "optInLetter"}-${"0".repeat(32)}`];
}

function inWords(whole: Document, asked: Document): string {
  const count = ({ paths }: Document, of: (path: string) => boolean): number =>
    Object.keys(paths)
      .filter(of)
      .reduce((sum, path) => sum + Object.keys(paths[path] ?? {}).length, 0);
  const share = (of: (path: string) => boolean): string => `${count(asked, of)} of ${count(whole, of)}`;
  const everything = share(() => true);
  if (Object.keys(asked.paths).length === Object.keys(whole.paths).length) return `Asks ${everything} operations`;
  return [
    `Asks ${everything} operations, always the same:`,
    `  ${share((path) => !EVENT.test(path) && !BULK.test(path))} that are no event`,
    `  ${share((path) => EVENT.test(path))} events, so many that every field of any of them is in one`,
    `  ${share((path) => BULK.test(path))} events to many cases at once, one of each process`,
    "FUZZ_EVENTS=all asks all of them",
  ].join("\n");
}
