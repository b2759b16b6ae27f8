import { describe, expect, test } from "vitest";
import { ON_BEHALF_OF } from "../../../api/auth/authorities.ts";
import { optInLetter } from "../../../machines/opt-in-letter/contract.ts";
import { aProblem } from "../support/a-problem.ts";
import { raw } from "../support/raw.ts";
import { runningApi } from "../support/running-api.ts";

const running = runningApi();
const START = "/processes/optInLetter/cases";

describe("The headers of a request that changes something", () => {
  test("an Idempotency-Key is required", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await running().api.send("POST", START, { headers, body: JSON.stringify(optInLetter.inputExample) });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toEqual([{ code: "missing", field: "Idempotency-Key", message: "Is required" }]);
  });

  test.each([
    ["Idempotency-Key", "with a space"],
    ["Idempotency-Key", "x".repeat(201)],
    ["X-Actor-Id", "no spaces here"],
    ["X-Actor-Id", "system"],
    ["X-Actor-Role", "9lives"],
    ["X-Actor-Role", "System"],
    ["X-Actor-Name", "x".repeat(101)],
  ])("%s: %s is refused by its name", async (field, value) => {
    const { api, issuer } = running();
    const trusted = api.as(await issuer.applicationToken({ authorities: [ON_BEHALF_OF] }));
    const answer = await trusted.post(START, optInLetter.inputExample, { [field.toLowerCase()]: value });
    expect(answer).toMatchObject(aProblem(400, "invalidRequest"));
    expect(answer.body["reasons"]).toMatchObject([{ field }]);
  });
});

describe("A header that decides something", () => {
  test.each([
    ["Authorization", "Bearer another"],
    ["Host", "localhost"],
    ["Content-Type", "text/plain"],
    ["Idempotency-Key", "another"],
    ["X-Actor-Name", "Somebody Else"],
  ])("is refused when it is there twice: %s", async (field, second) => {
    const { api, issuer, log } = running();
    const trusted = await issuer.applicationToken({ authorities: [ON_BEHALF_OF] });
    const headers = [
      "Host: localhost",
      `Authorization: Bearer ${trusted}`,
      "Content-Type: application/json",
      "Idempotency-Key: one",
      "X-Actor-Id: SAM",
      "X-Actor-Name: Sam Okafor",
      "Content-Length: 2",
      "Connection: close",
    ];
    const ask = (lines: readonly string[]): Promise<string> =>
      raw(api.url, `POST ${START} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n{}`);
    expect(await ask(headers)).not.toContain('"code":"repeated"');
    for (const twice of [
      [...headers, `${field.toLowerCase()}: ${second}`],
      [`${field.toUpperCase()}: ${second}`, ...headers],
    ]) {
      const answer = await ask(twice);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain(`"code":"repeated","field":"${field}"`);
    }
    expect(log.join("")).not.toContain(trusted.split(".")[2]);
  });
});
