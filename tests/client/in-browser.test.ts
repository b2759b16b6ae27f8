import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPackage } from "../../dev/package/build-package.ts";
import { letterFor } from "../api/support/letters.ts";
import { runningSystem } from "../api/support/running-system.ts";
import { CHROMIUM, inBrowser } from "./support/in-browser.ts";

/** Pages of this test come from a port of their own: another origin than the API's. */
const running = runningSystem({ pagesAt: (origin) => origin.startsWith("http://127.0.0.1:") });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "package-for-a-page-"));
  await buildPackage(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!CHROMIUM)("A page of another origin, in a real browser", () => {
  test(
    "starts a case, tells it what happened, waits for it, and is told why it is refused",
    { timeout: 90_000 },
    async () => {
      const { api, issuer } = running();
      const input = letterFor({ employeeNumber: `E${randomInt(1_000_000, 10_000_000)}` });
      const script = `import { createClient } from "/package/client/index.js";
const baseUrl = ${JSON.stringify(api.url)};
const client = createClient({ baseUrl, token: async () => ${JSON.stringify(await issuer.token())} });
const started = await client.optInLetter.start(${JSON.stringify(input)});
if (!started.ok) return started.problem;
const sent = await started.value.send("absenceReported");
const waited = sent.ok && await sent.value.waitFor((found) => found.allows("withdrawn"));
const refused = await started.value.send("lateAnswerDecided", { decision: "refuse", rationale: "It came too late." });
const stranger = createClient({ baseUrl, token: async () => "nonsense", retries: { attempts: 1 } });
const unknown = await stranger.cases.list();
const direct = await fetch(baseUrl + "/cases", { headers: { authorization: "Bearer nonsense" } });
return {
  started: started.value.process,
  sent: sent.ok,
  waited: waited.ok,
  refused: refused.ok || [refused.problem.kind, refused.problem.allowed.length > 0],
  unknown: unknown.ok || unknown.problem.reasons[0].code,
  challenge: direct.headers.get("www-authenticate"),
};`;
      expect(await inBrowser({ folder, api: api.url, script })).toEqual({
        started: "optInLetter",
        sent: true,
        waited: true,
        refused: ["refused", true],
        unknown: "malformed",
        challenge: expect.stringContaining('error="invalid_token"'),
      });
    },
  );
});
