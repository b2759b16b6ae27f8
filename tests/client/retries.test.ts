import { afterEach, describe, expect, test } from "vitest";
import { createClient, type Client, type ClientOptions } from "../../client/index.ts";
import { backOff } from "../../client/http/back-off.ts";
import { answers, breaksOff, saysNothing, tellsProblem, UnsteadyServer, type Act } from "./support/unsteady-server.ts";

const QUICK = { attempts: 4, firstMs: 1, mostMs: 5 };
const CASE_ID = `optInLetter-${"a".repeat(32)}`;
const DONE = { repeated: false, case: { caseId: CASE_ID, process: "optInLetter", state: { paths: ["optedIn"] } } };
const ELSEWHERE = { caseId: CASE_ID, detail: "It will be written down", links: {} };

let server: UnsteadyServer;
afterEach(() => server.close());

async function withServer(...acts: readonly Act[]): Promise<void> {
  server = await UnsteadyServer.start(...acts);
}

function client(options: Partial<ClientOptions> = {}): Client {
  return createClient({ baseUrl: server.url, retries: QUICK, ...options });
}

describe("A command that gets no answer of use", () => {
  test.each([
    ["503", tellsProblem(503, "unavailable")],
    ["a broken connection", breaksOff],
    ["a proxy's 502", answers(502, "Bad gateway")],
    ["202: taken, and not written down yet", answers(202, ELSEWHERE)],
  ])("%s: is asked again with the same key and body", async (_what, act) => {
    await withServer(act, act, answers(200, DONE));
    const sent = await client().optInLetter.send(CASE_ID, "optedIn", { receivedBy: "post" });
    expect(sent).toMatchObject({ ok: true, repeated: false });
    const keys = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(new Set(server.received.map(({ body }) => body))).toEqual(new Set(['{"receivedBy":"post"}']));
  });

  test("is given up after as many attempts as were allowed, with the key to ask again later", async () => {
    await withServer(tellsProblem(503, "unavailable"));
    const sent = await client().optInLetter.send(CASE_ID, "optedIn", {}, { idempotencyKey: "mine" });
    expect(sent).toMatchObject({ ok: false, problem: { kind: "unavailable", status: 503, idempotencyKey: "mine" } });
    expect(server.received).toHaveLength(4);
  });

  test("taken and still not written down: says so, with the case and the key", async () => {
    await withServer(answers(202, ELSEWHERE));
    const sent = await client().optInLetter.send(CASE_ID, "optedIn", {}, { idempotencyKey: "mine" });
    expect(sent).toMatchObject({
      ok: false,
      problem: { kind: "pending", status: 202, caseId: CASE_ID, idempotencyKey: "mine", detail: ELSEWHERE.detail },
    });
  });

  test("is given up when nothing answers at all, after as many attempts", async () => {
    await withServer(saysNothing);
    let attempts = 0;
    // Counted here: the server may not have heard of an attempt that is over so soon.
    const counting: typeof fetch = (...asked) => {
      attempts += 1;
      return fetch(...asked);
    };
    const sent = await client({ timeoutMs: 20, fetch: counting }).optInLetter.send(CASE_ID, "optedIn");
    expect(sent).toMatchObject({ ok: false, problem: { kind: "unreachable", status: 0 } });
    expect(attempts).toBe(4);
  });

  test("is given up when the caller does", async () => {
    const caller = new AbortController();
    await withServer(() => caller.abort());
    const sent = await client().optInLetter.send(CASE_ID, "optedIn", {}, { signal: caller.signal });
    expect(sent).toMatchObject({ ok: false, problem: { kind: "aborted" } });
    expect(server.received).toHaveLength(1);
  });
});

describe("Told to ask less often (429)", () => {
  const tooMany = (seconds: string) => tellsProblem(429, "tooManyRequests", { "retry-after": seconds });

  test("asks again no sooner than it was told to, with the same key", async () => {
    const arrived: number[] = [];
    const noted =
      (act: Act): Act =>
      (response) => {
        arrived.push(performance.now());
        act(response);
      };
    await withServer(noted(tooMany("1")), noted(answers(200, DONE)));
    const sent = await client({ retries: { ...QUICK, mostMs: 2_000 } }).optInLetter.send(CASE_ID, "optedIn");
    expect(sent).toMatchObject({ ok: true });
    const [first = 0, second = 0] = arrived;
    expect(second - first).toBeGreaterThanOrEqual(900);
    expect(server.received).toHaveLength(2);
    expect(new Set(server.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  test("does not ask again when that is longer than it waits, and says what was answered", async () => {
    await withServer(tooMany("30"), answers(200, DONE));
    const sent = await client().optInLetter.send(CASE_ID, "optedIn", {}, { idempotencyKey: "mine" });
    expect(sent).toMatchObject({
      ok: false,
      problem: { kind: "tooManyRequests", status: 429, idempotencyKey: "mine" },
    });
    expect(server.received).toHaveLength(1);
  });
});

describe("A file", () => {
  const CSV = "employeeNumber\nE1000101\n";
  const TAKEN = { importId: "0".repeat(32), lines: 1 };

  test.each([
    ["its text", CSV],
    ["a Blob", new Blob([CSV])],
    ["a stream that is opened", () => new Blob([CSV]).stream()],
  ])("given as %s is sent whole at each attempt, with the same key", async (_what, file) => {
    await withServer(breaksOff, answers(200, TAKEN));
    expect(await client().optInCampaign.roster.submit(CASE_ID, file)).toMatchObject({ ok: true, value: TAKEN });
    expect(server.received.map(({ headers, body }) => [headers["content-type"], body])).toEqual([
      ["text/csv", CSV],
      ["text/csv", CSV],
    ]);
    expect(new Set(server.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  test("may take longer than anything else that is asked", async () => {
    await withServer((response) => void setTimeout(() => answers(200, TAKEN)(response), 60));
    const impatient = client({ timeoutMs: 20 });
    expect(await impatient.optInCampaign.roster.submit(CASE_ID, CSV)).toMatchObject({ ok: true });
  });
});

describe("Asked once", () => {
  test.each([400, 403, 404, 409, 422, 500])("what was answered with %i", async (status) => {
    await withServer(tellsProblem(status, "refused"));
    expect(await client().optInLetter.send(CASE_ID, "optedIn")).toMatchObject({ ok: false, problem: { status } });
    expect(server.received).toHaveLength(1);
  });

  test("a rehearsal's clock, which would move twice", async () => {
    await withServer(breaksOff);
    const moved = await client().rehearsal.forward(CASE_ID, { duration: "P7D" });
    expect(moved).toMatchObject({ ok: false, problem: { kind: "unreachable" } });
    expect(server.received).toHaveLength(1);
  });
});

describe("A request", () => {
  test("has a new key for each call", async () => {
    await withServer(answers(200, DONE));
    await client().optInLetter.send(CASE_ID, "optedIn");
    await client().optInLetter.send(CASE_ID, "optedIn");
    const [first, second] = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
  });

  test("asks for the token at each attempt, and says who it acts for", async () => {
    await withServer(breaksOff, answers(200, { cases: [] }));
    let tokens = 0;
    const onBehalfOf = { id: "SAM", name: "Sam Okafor", role: "hrLead" };
    await client({ token: async () => `token-${++tokens}`, onBehalfOf }).cases.list();
    expect(server.received[1]?.headers).toMatchObject({
      authorization: "Bearer token-2",
      "x-actor-id": "SAM",
      "x-actor-name": "Sam Okafor",
      "x-actor-role": "hrLead",
    });
  });

  test("is not made without the token it should have", async () => {
    await withServer(answers(200, { cases: [] }));
    const token = (): Promise<string> => Promise.reject(new Error("signed out"));
    const found = await client({ token }).cases.list();
    expect(found).toMatchObject({
      ok: false,
      problem: { kind: "noToken", detail: expect.stringContaining("signed out") },
    });
    expect(server.received).toEqual([]);
  });

  test("is not led elsewhere with its token", async () => {
    await withServer(answers(302, {}, { location: "https://elsewhere.test/cases" }));
    const found = await client({ token: async () => "secret" }).cases.list();
    expect(found).toMatchObject({ ok: false, problem: { kind: "unreachable" } });
  });

  test("keeps a path before the API, and puts what it is given into the address safely", async () => {
    await withServer(answers(200, { cases: [] }));
    await createClient({ baseUrl: `${server.url}/api/` }).cases.list({ memberOf: "a&b=c", limit: 5 });
    await createClient({ baseUrl: server.url }).cases.get("../health");
    expect(server.received.map(({ path }) => path)).toEqual([
      "/api/cases?memberOf=a%26b%3Dc&limit=5",
      "/cases/..%2Fhealth",
    ]);
  });

  test("for a file is answered with its text, and a page in its place is a problem", async () => {
    const file: Act = (response) => void response.writeHead(200, { "content-type": "text/csv" }).end("caseId\r\na\r\n");
    await withServer(file, answers(200, { cases: [] }), tellsProblem(403, "forbidden"));
    expect(await client().cases.csv({ region: "London" })).toEqual({ ok: true, value: "caseId\r\na\r\n" });
    expect(server.received[0]).toMatchObject({ path: "/cases.csv?region=London" });
    expect(await client().cases.csv()).toMatchObject({ ok: false, problem: { kind: "notUnderstood" } });
    expect(await client().cases.csv()).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
  });

  test("that something else answers, such as a proxy's page, is a problem and not an exception", async () => {
    await withServer(
      (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>"),
    );
    expect(await client().cases.list()).toMatchObject({ ok: false, problem: { kind: "notUnderstood", status: 200 } });
  });
});

describe("The pause before another attempt", () => {
  const retries = { attempts: 9, firstMs: 100, mostMs: 1_000 };

  test("doubles, is random by half, and has a limit", () => {
    for (const [attempt, full] of [
      [1, 100],
      [2, 200],
      [4, 800],
      [9, 1_000],
    ] as const) {
      for (let time = 0; time < 50; time += 1) {
        const ms = backOff(attempt, retries, 0);
        expect(ms).toBeGreaterThanOrEqual(full / 2);
        expect(ms).toBeLessThanOrEqual(full);
      }
    }
  });

  test("is as long as the API asks for", () => {
    expect(backOff(1, retries, 700)).toBe(700);
  });
});
