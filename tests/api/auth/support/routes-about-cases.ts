import type { Answer, Caller } from "../../support/caller.ts";

/** One route of the OpenAPI document by which something can be asked of a case. */
export interface RouteAboutCases {
  readonly name: string;
  /** The process of the cases it is about; any, when it does not say. */
  readonly process: string | undefined;
  /** As the documentation's example does it, of this case. */
  readonly ask: (api: Caller, caseId: string) => Promise<Answer>;
}

interface Operation {
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Media {
  readonly example?: unknown;
}

/** Parameters of a query that are case ids. */
const CASES_IN_QUERY = new Set(["caseId", "memberOf"]);

/** Every route that takes a case id, in its address, its query or its body: read from the document, so that none is forgotten. */
export function routesAboutCases(document: unknown): readonly RouteAboutCases[] {
  const { paths } = document as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => routesAt(document, path, method, operation)),
  );
}

function routesAt(document: unknown, path: string, method: string, operation: Operation): RouteAboutCases[] {
  const parameters = (operation.parameters ?? []).map((each) => resolved<Parameter>(document, each));
  const [type, media] = contentOf(document, operation);
  const example = media?.example;
  const process = /^\/processes\/([A-Za-z]+)\//.exec(path)?.[1];
  const route = (how: string, at: (caseId: string) => string, body: (caseId: string) => unknown): RouteAboutCases => ({
    name: `${method.toUpperCase()} ${path}${how}`,
    process,
    ask: (api, caseId) => {
      const sent = body(caseId);
      return api.send(method.toUpperCase(), at(caseId), {
        headers: { "idempotency-key": `asked-of-${caseId}`, ...(sent !== undefined && { "content-type": type }) },
        ...(sent !== undefined && { body: typeof sent === "string" ? sent : JSON.stringify(sent) }),
      });
    },
  });
  const inPath = path.includes("{caseId}")
    ? [
        route(
          "",
          (caseId) => path.replace("{caseId}", caseId).replace("{importId}", "0".repeat(32)),
          () => example,
        ),
      ]
    : [];
  const inQuery = parameters
    .filter((parameter) => parameter.in === "query" && CASES_IN_QUERY.has(parameter.name))
    .map(({ name }) =>
      route(
        `?${name}=`,
        (caseId) => `${path}?${name}=${caseId}`,
        () => example,
      ),
    );
  const inBody = listsCases(example)
    ? [
        route(
          " (in the body)",
          () => path,
          (caseId) => ({ ...example, cases: [{ caseId }] }),
        ),
      ]
    : [];
  return [...inPath, ...inQuery, ...inBody];
}

function contentOf(document: unknown, { requestBody }: Operation): readonly [string, Media | undefined] {
  if (requestBody === undefined) return ["application/json", undefined];
  const { content } = resolved<{ readonly content: Readonly<Record<string, Media>> }>(document, requestBody);
  const [[type, media] = ["application/json", undefined]] = Object.entries(content);
  return [type, media];
}

function listsCases(example: unknown): example is { readonly cases: readonly unknown[] } {
  return typeof example === "object" && example !== null && "cases" in example;
}

/** What a part of the document says, or what it refers to. */
function resolved<Part>(document: unknown, part: unknown): Part {
  const { $ref } = part as { readonly $ref?: string };
  if ($ref === undefined) return part as Part;
  const steps = $ref.replace(/^#\//, "").split("/");
  const found = steps.reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>>)[step], document);
  return resolved(document, found);
}
