import { PROBLEM_JSON, PROBLEM_KINDS } from "../problems/problem.ts";
import type { OpenApiDocument, Operation, Parameter } from "./open-api-document.ts";
import { mapValues } from "./map-values.ts";
import { pascal } from "./operation-id.ts";

/**
 * The document with the parameters and problems that many operations have alike written once, under `components`:
 * four hundred routes with a dozen problems each are megabytes otherwise.
 */
export function withSharedParts(document: OpenApiDocument): OpenApiDocument {
  const operations = Object.values(document.paths ?? {}).flatMap((methods) => Object.values(methods));
  const parameters = new Shared(
    "parameters",
    operations.flatMap((operation) => operation.parameters ?? []).map((each) => [parameterName(each), each]),
  );
  const responses = new Shared(
    "responses",
    operations.flatMap((operation) => Object.values(operation.responses ?? {}).flatMap(namedProblem)),
  );
  const written = (operation: Operation): Operation => ({
    ...operation,
    ...(operation.parameters && { parameters: operation.parameters.map((each) => parameters.written(each)) }),
    ...(operation.responses && { responses: mapValues(operation.responses, (each) => responses.written(each)) }),
  });
  return {
    ...document,
    paths: mapValues(document.paths ?? {}, (methods) => mapValues(methods, written)),
    components: { ...document.components, parameters: parameters.parts, responses: responses.parts },
  };
}

/** Parts that are there more than once, by name. Of several under one name the most frequent has it. */
class Shared<Part extends object> {
  readonly parts: Readonly<Record<string, Part>>;
  readonly #references: ReadonlyMap<string, { readonly $ref: string }>;

  constructor(kind: string, named: readonly (readonly [name: string, part: Part])[]) {
    const byText = new Map<string, { readonly name: string; readonly part: Part; times: number }>();
    for (const [name, part] of named) {
      const text = JSON.stringify(part);
      const found = byText.get(text);
      if (found) found.times += 1;
      else byText.set(text, { name, part, times: 1 });
    }
    const repeated = [...byText.entries()]
      .filter(([, { times }]) => times > 1)
      .sort(([, a], [, b]) => a.times - b.times);
    const chosen = [...new Map(repeated.map(([text, { name, part }]) => [name, { text, part }]))];
    chosen.sort(([a], [b]) => a.localeCompare(b));
    this.parts = Object.fromEntries(chosen.map(([name, { part }]) => [name, part]));
    this.#references = new Map(chosen.map(([name, { text }]) => [text, { $ref: `#/components/${kind}/${name}` }]));
  }

  written(part: Part): Part | { readonly $ref: string } {
    return this.#references.get(JSON.stringify(part)) ?? part;
  }
}

/** `Idempotency-Key` as `IdempotencyKey`. */
function parameterName({ name = "" }: Parameter): string {
  return name.split("-").map(pascal).join("");
}

/** `Problem404` and the like; of two kinds under one status, both. */
function namedProblem(response: object): readonly (readonly [string, object])[] {
  if (!("content" in response && response.content instanceof Object && PROBLEM_JSON in response.content)) return [];
  const titles = "description" in response ? String(response.description).split("; or: ") : [];
  const kinds = Object.entries(PROBLEM_KINDS).filter(([, { title }]) => titles.includes(title));
  return [[kinds.map(([kind]) => pascal(kind)).join("Or"), response]];
}
