import { describe, expect, test } from "vitest";
import { issuerEnvironment } from "../../api/auth/issuer-environment.ts";
import { originsField } from "../../api/cross-origin/origins-field.ts";
import { readEnvironment } from "../../cases/environment.ts";
import type { Answer } from "./support/caller.ts";
import { runningApi } from "./support/running-api.ts";

const ALLOWED = "https://cases.example";
const running = runningApi(() => ({ pagesAt: (origin) => origin === ALLOWED }));

/** What a browser asks before it sends what a page wants to send. */
async function preflight(origin: string, path = "/processes/optInLetter/cases"): Promise<Answer> {
  const asks = { origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization" };
  return running().api.send("OPTIONS", path, { headers: { ...asks, authorization: "" } });
}

const corsOf = ({ headers }: Answer): string[] =>
  [...headers.keys()].filter((name) => name.startsWith("access-control"));

describe("A page of another origin that is allowed", () => {
  test("is told beforehand, without a token, what it may send: never cookies", async () => {
    const { status, headers } = await preflight(ALLOWED);
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      "access-control-allow-origin": ALLOWED,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": "authorization, content-type, idempotency-key",
      vary: expect.stringMatching(/origin/i),
    });
    expect(headers.has("access-control-allow-credentials")).toBe(false);
  });

  test("may read every answer, refusals with their reasons and headers too", async () => {
    const { api } = running();
    const answers = [
      await api.get("/cases", { origin: ALLOWED }),
      await api.get("/cases", { origin: ALLOWED, authorization: "Bearer nonsense" }),
      await api.get("/nothing", { origin: ALLOWED }),
      await api.post("/processes/optInLetter/cases", {}, { origin: ALLOWED }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 400]);
    for (const { headers } of answers) {
      expect(headers.get("access-control-allow-origin")).toBe(ALLOWED);
      expect(headers.get("access-control-expose-headers")).toMatch(/location.*retry-after.*www-authenticate/);
    }
  });

  test("is not let in any further: each request takes its token", async () => {
    expect((await running().api.get("/cases", { origin: ALLOWED, authorization: "Bearer nonsense" })).status).toBe(401);
  });
});

describe("Any other page", () => {
  test.each(["https://evil.example", "https://cases.example.evil.example", "http://cases.example", "null"])(
    "%s is told nothing",
    async (origin) => {
      expect(corsOf(await preflight(origin))).toEqual([]);
      expect((await preflight(origin)).status).toBe(405);
      expect(corsOf(await running().api.get("/cases", { origin }))).toEqual([]);
    },
  );

  test("is not let in by what is allowed for GOV.UK Notify's callbacks", async () => {
    expect(corsOf(await running().api.post("/notify/callbacks", {}, { origin: ALLOWED }))).toEqual([]);
  });
});

describe("CORS_ORIGINS", () => {
  const read = (CORS_ORIGINS: string) => readEnvironment({ CORS_ORIGINS: originsField }, { CORS_ORIGINS });

  test("is a list of origins to the letter", () => {
    const all = ["https://cases.example", "https://payroll.example:8443", "http://localhost:5173"];
    expect(read(all.join(", ")).CORS_ORIGINS).toEqual(all);
  });

  test.each([
    "*",
    "https://cases.example/",
    "https://cases.example/app",
    "http://cases.example",
    "cases.example",
    "",
    "null",
  ])("is not %j: the service does not start with it", (value) => {
    expect(() => read(value)).toThrow(/CORS_ORIGINS: must be https origins/);
  });

  test("is named with everything else that is missing", () => {
    const shape = { ...issuerEnvironment, CORS_ORIGINS: originsField };
    expect(() => readEnvironment(shape, { CORS_ORIGINS: "*" })).toThrow(/AUTH_ISSUER.*AUTH_AUDIENCE.*CORS_ORIGINS/s);
  });
});
