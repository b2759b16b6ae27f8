import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { createHmac, createPublicKey, type JsonWebKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { TokenFault } from "../../../api/auth/token-refused.ts";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";
import { signingKey, TestIssuer } from "../support/test-issuer.ts";

const running = runningApi();

const HOUR_S = 3_600;
const now = (): number => Math.floor(Date.now() / 1_000);
const parts = (token: string): string[] => token.split(".");
const encoded = (json: object): string => Buffer.from(JSON.stringify(json)).toString("base64url");
const payloadOf = (token: string): object =>
  JSON.parse(Buffer.from(parts(token)[1] ?? "", "base64url").toString()) as object;

/** Signed with a shared secret: what the verifier has in its hands is the public key, so that serves as one. */
async function signedWithThePublicKey(issuer: TestIssuer, secret: (jwk: JsonWebKey) => string): Promise<string> {
  const content = `${encoded({ alg: "HS256", kid: issuer.key.kid })}.${encoded(payloadOf(await issuer.token()))}`;
  const signature = createHmac("sha256", secret(issuer.key.jwk as JsonWebKey)).update(content);
  return `${content}.${signature.digest("base64url")}`;
}

/** Every token that does not hold, and why. */
const BAD: readonly (readonly [what: string, fault: TokenFault, make: (issuer: TestIssuer) => Promise<string>])[] = [
  ["that is no token", "malformed", async () => "nonsense"],
  ["of three parts that are nothing", "malformed", async () => "a.b.c"],
  ["that expired", "expired", async (issuer) => issuer.token({ claims: { exp: now() - 60 } })],
  ["without an end", "claims", async (issuer) => issuer.token({ claims: { exp: undefined } })],
  ["that is not valid yet", "notYetValid", async (issuer) => issuer.token({ claims: { nbf: now() + HOUR_S } })],
  ["of another issuer", "issuer", async (issuer) => issuer.token({ claims: { iss: "https://evil.example/auth" } })],
  ["of no issuer", "issuer", async (issuer) => issuer.token({ claims: { iss: undefined } })],
  ["for another service", "audience", async (issuer) => issuer.token({ claims: { aud: ["another", "service"] } })],
  ["for no service", "audience", async (issuer) => issuer.token({ claims: { aud: undefined } })],
  ["signed with a key that is not published", "unknownKey", async (i) => i.token({}, await signingKey("ES256"))],
  [
    "signed with another key under the name of one that is published",
    "signature",
    async (issuer) => issuer.token({}, { ...(await signingKey("ES256")), kid: issuer.key.kid }),
  ],
  [
    "signed in another way than its key is for",
    "unknownKey",
    async (issuer) => issuer.token({}, { ...(await signingKey("RS256")), kid: issuer.key.kid }),
  ],
  [
    "that is not signed (alg: none)",
    "algorithm",
    async (issuer) => new UnsecuredJWT({ ...payloadOf(await issuer.token()) }).encode(),
  ],
  [
    "signed with the public key as a shared secret, in PEM (HS256)",
    "algorithm",
    (issuer) =>
      signedWithThePublicKey(issuer, (key) =>
        createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" }).toString(),
      ),
  ],
  [
    "signed with the public key as a shared secret, as published (HS256)",
    "algorithm",
    (issuer) => signedWithThePublicKey(issuer, (key) => JSON.stringify(key)),
  ],
  [
    "that brings its own key along",
    "unknownKey",
    async (issuer) => {
      const { privateKey, publicKey } = await generateKeyPair("ES256");
      return new SignJWT({ ...payloadOf(await issuer.token()) })
        .setProtectedHeader({ alg: "ES256", kid: "mine", jwk: await exportJWK(publicKey) })
        .sign(privateKey);
    },
  ],
  [
    "that asks for an extension nobody knows here (crit)",
    "malformed",
    async ({ key }) =>
      `${encoded({ alg: key.alg, kid: key.kid, crit: ["surprise"], surprise: 1 })}.e30.${"A".repeat(86)}`,
  ],
  ["that names its key as a file", "unknownKey", async (i) => i.token({}, { ...i.key, kid: "../../../dev/null" })],
  ["that names its key by a number", "unknownKey", async ({ key }) => `${encoded({ alg: key.alg, kid: 7 })}.e30.AAAA`],
  [
    "that is encrypted, in five parts",
    "malformed",
    async () => `${encoded({ alg: "dir", enc: "A128GCM" })}..aaa.bbb.ccc`,
  ],
  ["that tells the application who signed in (ID token)", "audience", (i) => i.token({ claims: { aud: "tests" } })],
  [
    "whose payload was changed",
    "signature",
    async (issuer) => {
      const [header, , signature] = parts(await issuer.token({ roles: [] }));
      return `${header}.${encoded(payloadOf(await issuer.token()))}.${signature}`;
    },
  ],
  [
    "whose signature was changed",
    "signature",
    async (issuer) => {
      const [header, payload, signature = ""] = parts(await issuer.token());
      return `${header}.${payload}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    },
  ],
  [
    "whose signature was cut off",
    "signature",
    async (i) =>
      `${parts(await i.token())
        .slice(0, 2)
        .join(".")}.`,
  ],
  ["that says nobody asks", "claims", async (issuer) => issuer.token({ claims: { sub: undefined } })],
  ["that says no application", "claims", async (issuer) => issuer.token({ claims: { client_id: undefined } })],
  ["of somebody who goes by the service's own name", "claims", async (issuer) => issuer.token({ id: "System" })],
  ["that limits regions in a way nobody understands", "claims", async (i) => i.token({ claims: { regions: 7 } })],
];

describe("A token that does not hold is refused with 401, and logged without the token", () => {
  test.each(BAD)("one %s (%s)", async (_what, fault, make) => {
    const { api, issuer, log } = running();
    const token = await make(issuer);
    const before = log.length;
    const answer = await api.as(token).get("/cases");
    expect(answer).toMatchObject(aProblem(401, "unauthenticated"));
    expect(answer.body["reasons"]).toMatchObject([{ code: fault, field: "Authorization" }]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="throughcare", error="invalid_token", /);
    await expect.poll(() => log.length).toBe(before + 2);
    const [refused, request] = log.slice(before).map((line) => JSON.parse(line) as object);
    expect(refused).toMatchObject({ msg: "token refused", fault });
    expect(request).toMatchObject({ msg: "request", status: 401 });
    for (const part of parts(token).filter(({ length }) => length > 1)) {
      expect(log.slice(before).join("")).not.toContain(part);
      expect(JSON.stringify(answer.body)).not.toContain(part);
    }
  });
});

describe("A token that says where its key is", () => {
  test.each(["jku", "x5u"])("by %s: nobody is asked there", async (header) => {
    const [elsewhere, key] = [await TestIssuer.start(), await signingKey("ES256")];
    elsewhere.published = [key.jwk];
    const { api, issuer } = running();
    const token = await new SignJWT({ ...payloadOf(await issuer.token()) })
      .setProtectedHeader({ alg: key.alg, kid: key.kid, [header]: elsewhere.trusted.jwksUrl })
      .sign(key.privateKey);
    const answer = await api.as(token).get("/cases");
    expect(answer.body["reasons"]).toMatchObject([{ code: "unknownKey" }]);
    expect(elsewhere.asked).toBe(0);
    await elsewhere.close();
  });
});

describe("A token as long as headers may be", () => {
  const longer = (bytes: number) => ({ claims: { padding: "x".repeat(bytes) } });

  test("is checked like another, and beyond that answered with 431", async () => {
    const { api, issuer, log } = running();
    expect((await api.as(await issuer.token(longer(9_000))).get("/me")).status).toBe(200);
    const token = await issuer.token(longer(13_000));
    expect(await api.as(token).get("/me")).toMatchObject(aProblem(431, "headersTooLarge"));
    expect(log.join("")).not.toContain(token.slice(0, 40));
  });
});

describe("Without a token", () => {
  test("a request is refused with 401 that only asks for one", async () => {
    const answer = await running().api.as(undefined).get("/cases");
    expect(answer).toMatchObject(aProblem(401, "unauthenticated"));
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="throughcare"');
  });

  test.each(["Basic dXNlcjpzZWNyZXQ=", "Bearer", "Bearer a b", ""])('so is one with "%s"', async (authorization) => {
    const answer = await running().api.get("/cases", { authorization });
    expect(answer).toMatchObject(aProblem(401, "unauthenticated"));
    expect(JSON.stringify(answer.body)).not.toContain("dXNlcj");
  });

  test("one in the address is none: addresses end up in logs", async () => {
    const { api, issuer } = running();
    const token = await issuer.token();
    expect((await api.as(undefined).get(`/me?access_token=${token}`)).status).toBe(401);
  });

  test("nothing of the body is read", async () => {
    const headers = { "content-type": "application/json", "idempotency-key": "k" };
    const request = { headers, body: "{ this is not JSON" };
    const answer = await running().api.as(undefined).send("POST", "/processes/optInLetter/cases", request);
    expect(answer.status).toBe(401);
  });
});

describe("A token that holds", () => {
  test.each(["RS256", "PS256", "ES256", "ES384", "EdDSA"])("may be signed by %s", async (alg) => {
    const { api, issuer } = running();
    const key = await signingKey(alg);
    issuer.published = [...issuer.published, key.jwk];
    expect((await api.as(await issuer.token({}, key)).get("/me")).status).toBe(200);
  });

  test("may come as bearer in small letters", async () => {
    const { api, issuer } = running();
    expect((await api.get("/me", { authorization: `bearer ${await issuer.token()}` })).status).toBe(200);
  });

  test("may have an end that has passed by less than clocks differ", async () => {
    const { api, issuer } = running();
    expect((await api.as(await issuer.token({ claims: { exp: now() - 1 } })).get("/me")).status).toBe(200);
  });

  test("may be for several services, ours among them", async () => {
    const { api, issuer } = running();
    const token = await issuer.token({ claims: { aud: ["another", issuer.audience] } });
    expect((await api.as(token).get("/me")).status).toBe(200);
  });

  test("says who asks and what they may do, at /me", async () => {
    const { body } = await (await running().as({ id: "AB12C", name: "Priya Nair", roles: ["hrLead"] })).get("/me");
    expect(body).toMatchObject({
      kind: "person",
      id: "AB12C",
      displayName: "Priya Nair",
      client: "tests",
      roles: ["hrLead"],
      regions: "all",
      permissions: expect.arrayContaining(["optInLetter:read", "optInLetter:send:lateAnswerDecided"]),
    });
    expect(body["permissions"]).not.toContain("optInLetter:start");
  });
});
