import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();
const NOBODY = `optInLetter-${"0".repeat(32)}`;
const START = "/processes/optInLetter/cases";

describe("A body that cannot be read", () => {
  const headers = { "content-type": "application/json", "idempotency-key": "k" };

  test("malformed JSON is a 400 that does not quote it", async () => {
    const answer = await running().api.send("POST", START, { headers, body: '{"name": "Nadia Secretname", oops' });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(JSON.stringify(answer.body)).not.toContain("Secretname");
  });

  test("a key that reaches into prototypes is a 400", async () => {
    expect(await running().api.send("POST", START, { headers, body: '{"__proto__": {"a": 1}}' })).toMatchObject(
      aProblem(400, "invalidRequest"),
    );
  });

  test("bytes that are not UTF-8 are a 400", async () => {
    const body = Buffer.concat([Buffer.from('{"note": "'), Buffer.from([0xe9]), Buffer.from('"}')]);
    expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
  });

  test("another type of content is a 415 that says which is read", async () => {
    for (const type of ["text/plain", "application/xml", "application/x-www-form-urlencoded"]) {
      const answer = await running().api.send("POST", START, {
        headers: { ...headers, "content-type": type },
        body: "{}",
      });
      expect(answer).toMatchObject(aProblem(415, "unsupportedMediaType"));
      expect(answer.body["detail"]).toBe("Send the body as application/json");
    }
  });

  test("more than 64 kB is a 413", async () => {
    const body = JSON.stringify({ note: "x".repeat(64 * 1024) });
    const answer = await running().api.send("POST", `${START}/${NOBODY}/events/noteAdded`, { headers, body });
    expect(answer).toMatchObject(aProblem(413, "tooLarge"));
    expect(answer.body["detail"]).toBe("The body must have at most 65536 bytes");
  });

  test("more than 1 MB for many cases is a 413", async () => {
    const body = JSON.stringify({ body: { note: "x".repeat(1024 * 1024) }, cases: [{ caseId: NOBODY }] });
    const answer = await running().api.send("POST", "/processes/optInLetter/events/noteAdded/bulk", { headers, body });
    expect(answer).toMatchObject(aProblem(413, "tooLarge"));
    expect(answer.body["detail"]).toBe("The body must have at most 1048576 bytes");
  });

  test("no body at all lists what is required", async () => {
    const answer = await running().api.send("POST", START, { headers: { "idempotency-key": "k" } });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toEqual([
      { code: "missing", field: "campaign", message: "Is required" },
      { code: "missing", field: "employee", message: "Is required" },
    ]);
  });

  test("a number beyond all measure, or a lone surrogate, is a reason like any other", async () => {
    for (const value of ["1e400", "-1e400", "123456789012345678901234567890", String.raw`"\ud800"`]) {
      const body = `{"campaign": ${value}, "employee": {"name": ${value}}}`;
      expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("a body as deep as it may be long is a 400", async () => {
    const deep = 30_000;
    for (const body of [
      "[".repeat(deep) + "]".repeat(deep),
      `{"employee": ${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`,
    ]) {
      expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("JSON that is not an object is a 400", async () => {
    for (const body of ["null", "[]", '"text"', "1"]) {
      expect(await running().api.send("POST", START, { headers, body })).toMatchObject(aProblem(400, "invalidRequest"));
    }
  });

  test("JSON that could be read in two ways is a 400 that says why", async () => {
    for (const [body, code] of [
      ['{"note": "one", "note": "two"}', "nameTwice"],
      [String.raw`{"note": "one", "\u006eote": "two"}`, "nameTwice"],
      ['{"entry": {"a": 1, "b": [{"c": 1, "c": 1}]}}', "nameTwice"],
      [String.raw`{"note": "half of \ud83d"}`, "halfCharacter"],
      [String.raw`{"note": "\\\udc00"}`, "halfCharacter"],
      [String.raw`{"note": "\ud83d\\\ude00"}`, "halfCharacter"],
      [String.raw`{"half of \ud83d": ""}`, "halfCharacter"],
    ] as const) {
      const answer = await running().api.send("POST", `${START}/${NOBODY}/events/noteAdded`, { headers, body });
      expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
      expect([body, answer.body["reasons"]]).toMatchObject([body, [{ code }]]);
    }
  });

  test("JSON that only looks like that is read: the case it is for is not there", async () => {
    for (const body of [
      String.raw`{"note": "\ud83d\ude00 and \\ud83d"}`,
      String.raw`{"note": "\"note\": \"one\", {a: 1}"}`,
    ]) {
      const answer = await running().api.send("POST", `${START}/${NOBODY}/events/noteAdded`, { headers, body });
      expect([body, answer.status]).toEqual([body, 404]);
    }
  });

  test("a body that is packed is a 415 that says so", async () => {
    for (const coding of ["gzip", "br", "deflate, gzip"]) {
      const packed = { headers: { ...headers, "content-encoding": coding }, body: new Uint8Array(gzipSync("{}")) };
      const answer = await running().api.send("POST", START, packed);
      expect(answer).toMatchObject(aProblem(415, "unsupportedMediaType"));
      expect(answer.body["detail"]).toBe("Send the body as it is, without Content-Encoding");
      expect(answer.headers.get("accept-encoding")).toBe("identity");
    }
  });
});
