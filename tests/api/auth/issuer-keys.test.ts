import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setTimeout as wait } from "node:timers/promises";
import { KeysAway } from "../../../api/auth/keys-away.ts";
import { TokenRefused } from "../../../api/auth/token-refused.ts";
import { tokenVerifier } from "../../../api/auth/token-verifier.ts";
import { aProblem } from "../support/a-problem.ts";
import { runningApi } from "../support/running-api.ts";
import { signingKey, TestIssuer } from "../support/test-issuer.ts";

let issuer: TestIssuer;

beforeEach(async () => {
  issuer = await TestIssuer.start();
});

afterEach(() => issuer.close());

describe("The issuer's keys", () => {
  test("are fetched once for many tokens", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0 });
    const token = await issuer.token();
    await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    await verify(token);
    expect(issuer.asked).toBe(1);
  });

  test("are fetched again for a token signed with a new one; the old one holds while it is published", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0, cooldownMs: 0 });
    const old = await issuer.token();
    await verify(old);
    issuer.key = await signingKey("ES256");
    issuer.published = [...issuer.published, issuer.key.jwk];
    await expect(verify(await issuer.token())).resolves.toBeDefined();
    await expect(verify(old)).resolves.toBeDefined();
    expect(issuer.asked).toBe(2);
  });

  test("that are withdrawn hold no longer once the keys were fetched again", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0, cooldownMs: 0, refreshAfterMs: 50 });
    const old = await issuer.token();
    await verify(old);
    issuer.key = await signingKey("ES256");
    issuer.published = [issuer.key.jwk];
    await wait(60);
    // This one starts the refresh, and is not held up by it.
    await verify(old);
    await expect.poll(() => verify(old).catch((error: unknown) => error)).toBeInstanceOf(TokenRefused);
  });

  test("are not asked for again and again by tokens with invented keys", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0 });
    await verify(await issuer.token());
    for (let count = 0; count < 5; count += 1) {
      const invented = await issuer.token({}, await signingKey("ES256"));
      await expect(verify(invented)).rejects.toThrow(TokenRefused);
    }
    expect(issuer.asked).toBe(1);
  });
});

describe("A token that held", () => {
  test("is not checked again for a while, but never beyond its end", async () => {
    const verify = tokenVerifier(issuer.trusted, { cooldownMs: 0, holdForMs: 0 });
    const [long, short] = [await issuer.token(), await issuer.token({ claims: { exp: Date.now() / 1_000 + 0.2 } })];
    await verify(long);
    await verify(short);
    issuer.away = true;
    await expect(verify(long)).resolves.toBeDefined();
    await wait(250);
    await expect(verify(long)).resolves.toBeDefined();
    await expect(verify(short)).rejects.toThrow(KeysAway);
  });

  test("says nothing for one that differs in a letter", async () => {
    const verify = tokenVerifier(issuer.trusted);
    const token = await issuer.token();
    await verify(token);
    await expect(verify(token.slice(0, -4))).rejects.toThrow(TokenRefused);
  });
});

describe("While the issuer is away", () => {
  test("tokens signed with a key it had published go on working, however often it is asked in vain", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0, cooldownMs: 0, refreshAfterMs: 1 });
    const token = await issuer.token();
    await verify(token);
    issuer.away = true;
    for (let count = 0; count < 5; count += 1) {
      await wait(5);
      await expect(verify(token)).resolves.toBeDefined();
    }
    expect(issuer.asked).toBeGreaterThan(1);
  });

  test("but not for ever: withdrawn keys would hold as long", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0, cooldownMs: 0, holdForMs: 20 });
    const token = await issuer.token();
    await verify(token);
    issuer.away = true;
    await wait(30);
    await expect(verify(token)).rejects.toThrow(KeysAway);
  });

  test("whether a token with another key holds cannot be known", async () => {
    const verify = tokenVerifier(issuer.trusted, { checkedForMs: 0, cooldownMs: 0 });
    await verify(await issuer.token());
    issuer.away = true;
    await expect(verify(await issuer.token({}, await signingKey("ES256")))).rejects.toThrow(KeysAway);
  });

  test("what can be seen without a key is refused all the same", async () => {
    issuer.away = true;
    await expect(tokenVerifier(issuer.trusted)("nonsense")).rejects.toThrow(TokenRefused);
  });
});

describe("Over HTTP, with keys that were never fetched", () => {
  const running = runningApi();

  test("the answer is 503 and when to ask again, not 401: the caller's token may be as good as any", async () => {
    const { api, issuer: theirs, log } = running();
    theirs.away = true;
    const answer = await api.get("/cases");
    expect(answer).toMatchObject(aProblem(503, "unavailable"));
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(log.join("")).not.toContain(await theirs.token().then((token) => token.split(".")[2]));
    theirs.away = false;
    expect((await api.get("/cases")).status).toBe(200);
  });
});
