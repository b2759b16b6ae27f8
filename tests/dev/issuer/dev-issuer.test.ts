import { decodeJwt } from "jose";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { tokenVerifier } from "../../../api/auth/token-verifier.ts";
import { startDevIssuer, type DevIssuer } from "../../../dev/issuer/start-dev-issuer.ts";
import { applicationTokenFrom, tokenFrom } from "../../../dev/issuer/token-from.ts";
import { ROLES } from "../../../machines/shared/roles.ts";

let home: string;
let issuer: DevIssuer;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "throughcare-issuer-"));
  issuer = await startDevIssuer({ home, port: 0 });
});

afterEach(async () => {
  await issuer.close();
  await rm(home, { recursive: true, force: true });
});

describe("The issuer of development", () => {
  test("gives a person's token for any role, by authorization code", async () => {
    const wanted = { role: "hrLead,sscl", username: "AB12C", name: "Priya Nair", region: "London", ttl: "60" };
    const token = await tokenFrom(issuer.url, wanted);
    expect((await tokenVerifier(issuer.trusted)(token)).principal).toMatchObject({
      kind: "person",
      id: "AB12C",
      displayName: "Priya Nair",
      roles: ["hrLead", "sscl"],
      regions: ["London"],
    });
    const { exp = 0, iat = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(60);
  });

  test("gives an application's own token by client credentials, and for the user it names", async () => {
    const verify = tokenVerifier(issuer.trusted);
    const wanted = { client_id: "payroll-app", role: "payroll" };
    expect((await verify(await applicationTokenFrom(issuer.url, wanted))).principal).toMatchObject({
      kind: "application",
      id: "payroll-app",
      roles: ["payroll"],
      regions: "all",
    });
    const forUser = await applicationTokenFrom(issuer.url, { ...wanted, username: "AB12C" });
    expect((await verify(forUser)).principal).toMatchObject({ id: "AB12C", client: "payroll-app" });
  });

  test("gives every role to whoever asks for none, so that an application under development just works", async () => {
    const { principal } = await tokenVerifier(issuer.trusted)(await tokenFrom(issuer.url, {}));
    expect(principal.roles).toEqual(Object.keys(ROLES));
  });

  test("signs with the same key after a restart, at whatever port: tokens go on holding", async () => {
    const token = await tokenFrom(issuer.url, { role: "hrLead" });
    await issuer.close();
    issuer = await startDevIssuer({ home, port: 0 });
    await expect(tokenVerifier(issuer.trusted)(token)).resolves.toBeDefined();
    expect((await stat(path.join(home, "issuer.jwk"))).mode & 0o077).toBe(0);
  });

  test("says which roles there are when asked for one there is not", async () => {
    await expect(tokenFrom(issuer.url, { role: "hrLeader" })).rejects.toThrow(/hrLead.*at role/s);
  });

  test("is found by its discovery document", async () => {
    const document = (await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json()) as object;
    expect(document).toMatchObject({
      issuer: issuer.trusted.issuer,
      jwks_uri: issuer.trusted.jwksUrl,
      token_endpoint: `${issuer.url}/oauth/token`,
      authorization_endpoint: `${issuer.url}/oauth/authorize`,
    });
  });

  test("lets a person say on a page who they are, and goes back with what the application asked", async () => {
    const back = "http://127.0.0.1:5173/signed-in";
    const asked = { response_type: "code", client_id: "my-app", redirect_uri: back, state: "<what it remembers>" };
    const address = `${issuer.url}/oauth/authorize?${new URLSearchParams(asked).toString()}`;
    const answer = await fetch(address, { headers: { accept: "text/html,*/*" }, redirect: "manual" });
    expect(answer.headers.get("content-security-policy")).toContain("form-action 'self' http://127.0.0.1:5173");
    const page = await answer.text();
    expect(page).toContain("For development only");
    expect(page).toContain("<strong>my-app</strong> asks who you are");
    for (const role of Object.keys(ROLES)) expect(page).toContain(`<option value="${role}">`);

    // As the browser sends the form: everything that is in it, with the role chosen.
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const fields = Object.fromEntries(
      hidden.map(([, name, value]) => [name, value?.replace("&lt;", "<").replace("&gt;", ">")]),
    );
    expect(fields).toEqual(asked);
    const said = { ...fields, role: "hrLead", region: "", username: "AB12C", name: "Priya Nair" };
    const sent = await fetch(`${issuer.url}/oauth/authorize?${new URLSearchParams(said).toString()}`, {
      headers: { accept: "text/html,*/*" },
      redirect: "manual",
    });
    const location = new URL(sent.headers.get("location") ?? "");
    expect([location.origin + location.pathname, location.searchParams.get("state")]).toEqual([back, asked.state]);
    const exchange = { grant_type: "authorization_code", code: location.searchParams.get("code") ?? "" };
    const body = new URLSearchParams({ ...exchange, client_id: "my-app", redirect_uri: back });
    const { access_token } = (await (await fetch(`${issuer.url}/oauth/token`, { method: "POST", body })).json()) as {
      access_token: string;
    };
    const { principal } = await tokenVerifier(issuer.trusted)(access_token);
    expect(principal).toMatchObject({ id: "AB12C", roles: ["hrLead"], regions: "all", client: "my-app" });
  });

  test("lets a page of this machine ask by script, as the one at /docs does", async () => {
    const headers = { origin: "http://localhost:3000", "access-control-request-headers": "x-requested-with" };
    const { status, headers: allowed } = await fetch(`${issuer.url}/oauth/token`, { method: "OPTIONS", headers });
    expect([status, allowed.get("access-control-allow-headers")]).toEqual([
      204,
      expect.stringContaining("x-requested-with"),
    ]);
  });

  test("gives a page from elsewhere nothing", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials" });
    const asked = async (origin: string): Promise<number> =>
      (await fetch(`${issuer.url}/oauth/token`, { method: "POST", body, headers: { origin } })).status;
    expect(await asked("https://evil.example")).toBe(403);
    expect(await asked("null")).toBe(403);
    expect(await asked("http://localhost:5173")).toBe(200);
  });
});
