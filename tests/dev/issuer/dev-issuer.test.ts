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

  test("gives a page from elsewhere nothing", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials" });
    const asked = async (origin: string): Promise<number> =>
      (await fetch(`${issuer.url}/oauth/token`, { method: "POST", body, headers: { origin } })).status;
    expect(await asked("https://evil.example")).toBe(403);
    expect(await asked("null")).toBe(403);
    expect(await asked("http://localhost:5173")).toBe(200);
  });
});
