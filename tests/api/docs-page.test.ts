import { describe, expect, test } from "vitest";
import { resolved } from "../../dev/docs/openapi/resolved.ts";
import { runningApi } from "./support/running-api.ts";

const signIn = {
  authorizationUrl: "http://127.0.0.1:3002/auth/oauth/authorize",
  tokenUrl: "http://127.0.0.1:3002/auth/oauth/token",
  clientId: "throughcare-docs",
};

interface Document {
  readonly components: { readonly securitySchemes: Readonly<Record<string, unknown>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security: unknown }>>>>;
}

describe("The page at /docs", () => {
  const running = runningApi();

  test("shows one part at a time: together they have every operation, each once, with all it refers to", async () => {
    const { body } = await running().api.get("/docs/static/swagger-initializer.js");
    const addresses = [...String(body["text"]).matchAll(/"url":\s*"(\/docs\/of\/\w+\.json)"/g)].map(
      ([, address = ""]) => address,
    );
    const shown: string[] = [];
    for (const address of addresses) {
      const part = (await running().api.get(address)).body as unknown as Document;
      shown.push(...operationsOf(part));
      for (const [$ref] of JSON.stringify(part).matchAll(/(?<="\$ref":")[^"]+/g)) resolved(part, { $ref });
    }
    const whole = (await running().api.get("/openapi.json")).body as unknown as Document;
    expect(shown.toSorted()).toEqual(operationsOf(whole).toSorted());
  });
});

function operationsOf({ paths }: Document): readonly string[] {
  return Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
}

describe("The page at /docs, where there is an issuer to sign in at", () => {
  const running = runningApi(() => ({ signIn }));

  test("offers to sign in there, or to paste a token, wherever one is taken", async () => {
    const document = (await running().api.get("/docs/of/cases.json")).body as unknown as Document;
    const { authorizationUrl, tokenUrl } = signIn;
    expect(document.components.securitySchemes).toMatchObject({
      signIn: { type: "oauth2", flows: { authorizationCode: { authorizationUrl, tokenUrl } } },
      token: { type: "http", scheme: "bearer" },
    });
    expect(document.paths["/cases"]?.["get"]?.security).toEqual([{ signIn: [] }, { token: [] }]);
    expect(document.paths["/health"]?.["get"]?.security).toEqual([]);
    const { body } = await running().api.get("/docs/static/swagger-initializer.js");
    expect(body["text"]).toMatch(/"clientId":\s*"throughcare-docs".*"usePkceWithAuthorizationCodeGrant":\s*true/s);
  });

  test("may ask that issuer and nobody else, and is found again by the window that comes back from it", async () => {
    const { headers } = await running().api.get("/docs/static/index.html");
    expect(headers.get("content-security-policy")).toContain("connect-src 'self' http://127.0.0.1:3002;");
    expect(headers.get("cross-origin-opener-policy")).toBe("unsafe-none");
    const back = await running().api.get("/docs/static/oauth2-redirect.html");
    expect([back.status, back.headers.get("cross-origin-opener-policy")]).toEqual([200, "unsafe-none"]);
  });

  test("is not what other programs get: the document at /openapi.json takes a token, however it was come by", async () => {
    const document = (await running().api.get("/openapi.json")).body as unknown as Document;
    expect(Object.keys(document.components.securitySchemes)).toEqual(["token", "notify"]);
    expect(document.paths["/cases"]?.["get"]?.security).toEqual([{ token: [] }]);
  });
});

describe("The page at /docs, without one", () => {
  const running = runningApi();

  test("asks for a token, and asks nobody but this service", async () => {
    const document = (await running().api.get("/docs/of/cases.json")).body as unknown as Document;
    expect(Object.keys(document.components.securitySchemes)).toEqual(["token", "notify"]);
    const { headers } = await running().api.get("/docs/static/index.html");
    expect(headers.get("content-security-policy")).toContain("connect-src 'self';");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });
});
