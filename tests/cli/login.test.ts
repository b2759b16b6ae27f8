import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answers, tellsProblem, UnsteadyServer, type Act } from "../client/support/unsteady-server.ts";
import { HAS_TERMINAL, Terminal } from "./support/terminal.ts";
import { Throughcare } from "./support/throughcare.ts";

/** As an issuer sends a browser back, with a code. */
const sendsBack: Act = (response) =>
  void response.writeHead(302, { location: "http://127.0.0.1/signed-in?code=the-code" }).end();

let home: string;
let issuer: UnsteadyServer;
let api: UnsteadyServer;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-login-"));
  issuer = await UnsteadyServer.start(sendsBack, answers(200, { access_token: "the-token" }));
  api = await UnsteadyServer.start(answers(200, { cases: [] }));
});
afterEach(async () => {
  await Promise.all([issuer.close(), api.close(), rm(home, { recursive: true, force: true })]);
});

function cli(): Throughcare {
  return new Throughcare(home, api.url);
}

async function signedIn(): Promise<void> {
  const { code, stderr } = await cli().run([
    "login",
    "hrLead",
    "sscl",
    "--issuer",
    `${issuer.url}/auth`,
    "--name",
    "Sam Okafor",
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
}

describe("throughcare login", () => {
  test("gets a token for the roles and keeps it for its owner only", async () => {
    await signedIn();
    const [authorize, exchange] = issuer.received;
    expect(authorize?.path).toMatch(/^\/auth\/oauth\/authorize\?role=hrLead%2Csscl&name=Sam\+Okafor&/);
    expect(exchange).toMatchObject({ path: "/auth/oauth/token", body: expect.stringContaining("code=the-code") });
    const file = path.join(home, "login.json");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ token: "the-token", url: api.url });
  });

  test("is for the commands after it, until logout, and for no other API", async () => {
    await signedIn();
    await cli().run(["list"]);
    const elsewhere = await UnsteadyServer.start(answers(200, { cases: [] }));
    await cli().run(["list", "--url", elsewhere.url]);
    await cli().run(["logout"]);
    await cli().run(["list"]);
    expect(api.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer the-token", undefined]);
    expect(elsewhere.received[0]?.headers.authorization).toBeUndefined();
    await elsewhere.close();
  });

  test("finds the issuer of a system that runs here", async () => {
    await writeFile(path.join(home, "running.json"), JSON.stringify({ api: api.url, issuer: `${issuer.url}/auth` }));
    expect(await cli().run(["login", "hrLead"])).toMatchObject({ code: 0 });
  });

  test("says what is wrong when there is no issuer, or it gives no token", async () => {
    expect(await cli().run(["login", "hrLead"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("No issuer"),
    });
    const refusing = await UnsteadyServer.start(answers(400, "There is no such role"));
    const refused = await cli().run(["login", "king", "--issuer", refusing.url]);
    expect(refused).toMatchObject({ code: 4, stderr: expect.stringContaining("There is no such role") });
    await refusing.close();
  });

  test("says that the issuer does not answer, where it would be, and what to do", async () => {
    const { code, stderr } = await cli().run(["login", "hrLead", "--issuer", "http://127.0.0.1:1/auth"]);
    expect(code).toBe(3);
    expect(stderr).toContain("No answer from the issuer at http://127.0.0.1:1/auth");
    expect(stderr).toContain("npm start");
  });

  test.skipIf(!HAS_TERMINAL)("offers no roles when the API does not answer, and says so", async () => {
    const environment = {
      THROUGHCARE_HOME: home,
      THROUGHCARE_URL: "http://127.0.0.1:1",
      THROUGHCARE_ISSUER: issuer.url,
    };
    const terminal = new Terminal(["login"], environment);
    expect(await terminal.ended()).toBe(3);
    expect(terminal.shown).toContain("No answer from http://127.0.0.1:1");
    expect(terminal.shown).not.toContain("Which roles?");
  });

  test("is not needed with THROUGHCARE_TOKEN", async () => {
    await cli().run(["list"], "", { THROUGHCARE_TOKEN: "from-elsewhere" });
    expect(api.received[0]?.headers.authorization).toBe("Bearer from-elsewhere");
  });
});

test.each([
  [401, "unauthenticated", 4, "throughcare login ROLE"],
  [403, "forbidden", 4, "Ask again"],
  [408, "tooSlow", 3, "Ask again"],
  [429, "tooManyRequests", 3, "Ask again"],
])("%i %s ends with %i", async (status, kind, exitCode, says) => {
  const refusing = await UnsteadyServer.start(tellsProblem(status, kind));
  const { code, stderr } = await cli().run(["list", "--url", refusing.url]);
  await refusing.close();
  expect({ code, stderr }).toEqual({ code: exitCode, stderr: expect.stringContaining(says) });
});
