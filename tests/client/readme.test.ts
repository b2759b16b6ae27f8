import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { allOf, createClient, type ClientOptions } from "../../client/index.ts";
import { optInLetter } from "../../machines/opt-in-letter/contract.ts";
import { DATES } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";

const running = runningSystem();
const README = new URL("../../client/README.md", import.meta.url);

/** The first block of code, as the body of a function of what it takes for granted; `returns` are names it declares. */
async function exampleTaking(given: readonly string[], returns: readonly string[]): Promise<unknown> {
  const [, code = ""] = /```ts\n(.*?)```/s.exec(await readFile(README, "utf8")) ?? [];
  const [imports, body] = [code.match(/^import .*$/gm) ?? [], code.replaceAll(/^import .*$/gm, "")];
  expect(imports).toEqual(['import { allOf, createClient } from "throughcare/client";']);
  return runInThisContext(`async (${given.join(", ")}) => {${body}; return { ${returns.join(", ")} }; }`);
}

test("The example in the client's README works as it stands", async () => {
  const { api, issuer } = running();
  const { campaign, employee } = optInLetter.inputExample;
  const given = {
    allOf,
    createClient: (options: ClientOptions) => createClient({ ...options, baseUrl: api.url }),
    currentToken: () => issuer.token(),
    campaign: { ...campaign, ...DATES },
    employee: { ...employee, employeeNumber: `E${randomInt(1_000_000, 10_000_000)}` },
    show: (...problem: readonly unknown[]) => expect.fail(JSON.stringify(problem)),
  };
  const example = (await exampleTaking(Object.keys(given), ["letter", "asked", "now", "all"])) as (
    ...values: readonly unknown[]
  ) => Promise<object>;
  expect(await example(...Object.values(given))).toMatchObject({
    letter: { process: "optInLetter", status: "active" },
    asked: { ok: true },
    now: { ok: true },
    all: { ok: true },
  });
});
