import { writtenOut } from "../../dev/docs/openapi/written-out.ts";
import { contracts } from "../../machines/contracts.ts";

/** As much of the OpenAPI document as is changed here. */
export interface Document {
  readonly components?: { readonly parameters?: Readonly<Record<string, Parameter>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
}

interface Parameter {
  readonly in: string;
  readonly name: string;
}

/** The case of each process that events are sent to. */
export type CaseIds = Readonly<Record<string, string>>;

/** Of the events of the processes, one in so many: all of them take a quarter of an hour on two cores. */
const EVENTS_SAMPLED = 4;

const EVENT = /^\/processes\/\w+\/cases\/\{caseId\}\/events\//;

/**
 * The document as it is fuzzed: with ids of cases that exist, since a body that is valid is otherwise only ever told
 * that nobody has the case; and without the headers by which trusted applications name somebody, which turn every
 * request of anybody else away before anything of it is read.
 */
export function fuzzedDocument(document: Document, caseIds: CaseIds, allEvents: boolean): Document {
  const events = Object.keys(document.paths).filter((path) => EVENT.test(path));
  const left = new Set(allEvents ? [] : events.filter((_path, index) => index % EVENTS_SAMPLED !== 0));
  const paths = Object.entries(document.paths).filter(([path]) => !left.has(path));
  const operationsOf = (path: string, operations: Readonly<Record<string, Operation>>) =>
    Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [
        method,
        fuzzedOperation(document, path, operation, caseIds),
      ]),
    );
  return {
    ...document,
    paths: Object.fromEntries(paths.map(([path, operations]) => [path, operationsOf(path, operations)])),
  };
}

function fuzzedOperation(document: Document, path: string, operation: Operation, caseIds: CaseIds): Operation {
  if (!operation.parameters) return operation;
  const known = idsFor(path, caseIds);
  const parameters = operation.parameters
    .map((each) => writtenOut<Parameter>(document, "parameters", each))
    .filter(({ name }) => !name.startsWith("X-Actor-"))
    .map((parameter) =>
      parameter.in === "path" && parameter.name === "caseId" && known.length > 0
        ? { ...parameter, schema: { type: "string", enum: known } }
        : parameter,
    );
  return { ...operation, parameters };
}

/** Of the path's own process, or of every one; and one that nobody has. */
function idsFor(path: string, caseIds: CaseIds): readonly string[] {
  const own = Object.keys(contracts).find((process) => path.startsWith(`/processes/${process}/`));
  const known = own === undefined ? Object.values(caseIds) : [caseIds[own]].filter((id) => id !== undefined);
  return [...known, `${own ?? "optInLetter"}-${"0".repeat(32)}`];
}
