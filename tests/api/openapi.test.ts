import { describe, expect, test } from "vitest";
import { mapValues } from "../../api/openapi/map-values.ts";
import { resolved } from "../../dev/docs/openapi/resolved.ts";
import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { runningApi } from "./support/running-api.ts";

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
}

interface Answer {
  readonly description: string;
  readonly content?: object;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly example?: unknown; readonly schema: object }>>;
  };
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
  };
}

const running = runningApi();

async function document(): Promise<Document> {
  const { status, body } = await running().api.get("/openapi.json");
  expect(status).toBe(200);
  return body as unknown as Document;
}

/** Every operation, with the parameters and answers that it refers to written out. */
async function operations(): Promise<readonly (Operation & { readonly method: string; readonly path: string })[]> {
  const whole = await document();
  return Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      parameters: (operation.parameters ?? []).map((each) => resolved<Parameter>(whole, each)),
      responses: mapValues(operation.responses, (each) => resolved<Answer>(whole, each)),
      method,
      path,
    })),
  );
}

const all = Object.values<ProcessContract>(contracts);

describe("The OpenAPI document", () => {
  test("is OpenAPI 3.1 of this build, with a tag and a description for every process", async () => {
    const { openapi, info, tags } = await document();
    expect(openapi).toBe("3.1.0");
    expect(info).toMatchObject({ title: "Throughcare", version: "0.0.0-test" });
    for (const { title, description } of all) expect(tags).toContainEqual({ name: title, description });
  });

  test("writes out a route for the start of every process and for every one of its events", async () => {
    const { paths } = await document();
    for (const { process, events } of all) {
      expect(paths).toHaveProperty([`/processes/${process}/cases`, "post"]);
      for (const event of Object.keys(events)) {
        expect(paths).toHaveProperty([`/processes/${process}/cases/{caseId}/events/${event}`, "post"]);
      }
    }
  });

  test("has an example for every body, and each is accepted by its contract as it stands", async () => {
    const { paths } = await document();
    for (const { process, input, events } of all) {
      expect(input.parse(exampleOf(paths[`/processes/${process}/cases`]?.["post"]))).toBeDefined();
      for (const [event, { body }] of Object.entries(events)) {
        const operation = paths[`/processes/${process}/cases/{caseId}/events/${event}`]?.["post"];
        expect(body.safeParse(exampleOf(operation))).toMatchObject({ success: true });
      }
    }
    const withBody = (await operations()).filter(({ requestBody }) => requestBody);
    const withoutExample = withBody.filter(
      ({ requestBody }) => Object.values(requestBody?.content ?? {})[0]?.example === undefined,
    );
    expect(withoutExample.map(({ path }) => path)).toEqual([]);
  });

  test("requires an Idempotency-Key wherever something is changed", async () => {
    const without = ["/cases/search", "/notify/callbacks", "/rehearsal/cases/{caseId}/forward", "/events-out/retry"];
    const commands = (await operations()).filter(({ method, path }) => method === "post" && !without.includes(path));
    const keyless = commands.filter(
      ({ parameters = [] }) => !parameters.some(({ name, required }) => name === "Idempotency-Key" && required),
    );
    expect(keyless.map(({ path }) => path)).toEqual([]);
  });

  test("names every operation once, and says what each of its answers means", async () => {
    const found = await operations();
    expect(new Set(found.map(({ operationId }) => operationId)).size).toBe(found.length);
    const unsaid = found.filter(
      ({ tags, summary, responses }) =>
        tags.length !== 1 ||
        !summary ||
        Object.values(responses).some(({ description }) => description === "Default Response"),
    );
    expect(unsaid.map(({ path }) => path)).toEqual([]);
  });

  test("describes every error as application/problem+json", async () => {
    const otherwise = (await operations()).flatMap(({ path, responses }) =>
      Object.entries(responses)
        .filter(([status, { content = {} }]) => Number(status) >= 400 && !("application/problem+json" in content))
        .map(([status]) => `${path} ${status}`),
    );
    // Health has the department's shape, up or down.
    expect(otherwise).toEqual(["/health 503"]);
  });

  test("has no schema twice, none that nothing uses, and no reference that leads nowhere", async () => {
    const whole = await document();
    const names = Object.keys(whole.components.schemas);
    const used = [...JSON.stringify(whole).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(names));
    expect(names.filter((name) => name.endsWith("Input"))).toEqual([]);
  });

  test("writes parameters, problems and the data of events once, wherever they are meant", async () => {
    const whole = await document();
    const text = JSON.stringify(whole.paths);
    expect(text.match(/"in":"header"/g) ?? []).toEqual([]);
    expect(text.match(/"application\/problem\+json"/g) ?? []).toEqual([]);
    const { post } = whole.paths["/processes/emTag/events/recalled/bulk"] ?? {};
    const event = { $ref: "#/components/schemas/EmTagRecalled" };
    expect(post?.requestBody?.content["application/json"]?.schema).toMatchObject({
      properties: { body: event, cases: { items: { properties: { body: event } } } },
    });
    expect(whole.components.schemas).toHaveProperty(["EmTagRecalled", "properties", "on"]);
  });

  test("leaves the rehearsal's routes out where there is no rehearsal", async () => {
    const { paths } = await document();
    expect(Object.keys(paths).filter((path) => path.startsWith("/rehearsal"))).toEqual([]);
    const start = paths["/processes/optInLetter/cases"]?.["post"];
    expect(start?.parameters?.filter((parameter) => parameter.in === "query") ?? []).toEqual([]);
  });
});

function exampleOf(operation: Operation | undefined): unknown {
  return operation?.requestBody?.content["application/json"]?.example;
}
