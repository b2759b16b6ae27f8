import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { authorityOf } from "../../../api/auth/authorities.ts";
import type { Issuer } from "../../../api/auth/issuer.ts";
import { ROLES } from "../../../machines/shared/roles.ts";

/** Whose token, in a test's words. */
export interface Whose {
  /** Every role unless told. */
  readonly roles?: readonly string[];
  readonly id?: string;
  readonly name?: string;
  readonly client?: string;
  readonly regions?: "all" | readonly string[];
  /** Beyond those of the roles. */
  readonly authorities?: readonly string[];
  /** Claims beyond these, or in their place. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** An issuer of tokens as HMPPS Auth is one, with its keys on real HTTP. */
export class TestIssuer {
  readonly #server: Server;
  readonly issuer = "https://issuer.test/auth";
  readonly audience = "throughcare";
  /** The keys it publishes. */
  published: readonly JWK[] = [];
  /** The key it signs with. */
  key: SigningKey;
  /** How often its keys were asked for. */
  asked = 0;
  /** Answers nobody while it is away. */
  away = false;

  private constructor(key: SigningKey) {
    this.key = key;
    this.published = [key.jwk];
    this.#server = createServer((_request, response) => {
      this.asked += 1;
      if (this.away) return void response.destroy();
      response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: this.published }));
    });
  }

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer(await signingKey("ES256"));
    issuer.#server.listen(0, "127.0.0.1");
    await once(issuer.#server, "listening");
    return issuer;
  }

  /** What an API must know to trust it. */
  get trusted(): Issuer {
    const { port } = this.#server.address() as AddressInfo;
    return { issuer: this.issuer, audience: [this.audience], jwksUrl: `http://127.0.0.1:${port}/jwks` };
  }

  /** A person's token, good for two hours. */
  async token(whose: Whose = {}, key: SigningKey = this.key): Promise<string> {
    return new SignJWT({ ...this.claims(whose), ...whose.claims })
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT" })
      .sign(key.privateKey);
  }

  /** An application's own token. */
  async applicationToken({ client = "an-application", ...whose }: Whose = {}): Promise<string> {
    const claims = { sub: client, user_name: undefined, user_uuid: undefined, name: undefined, auth_source: "none" };
    return this.token({
      ...whose,
      client,
      claims: { ...claims, grant_type: "client_credentials", ...whose.claims },
    });
  }

  private claims({ roles = Object.keys(ROLES), id = "TEST_USER", name = "Test User", ...more }: Whose) {
    const { client = "tests", regions, authorities = [] } = more;
    const now = Math.floor(Date.now() / 1_000);
    return {
      iss: this.issuer,
      aud: this.audience,
      iat: now,
      nbf: now - 10,
      exp: now + 7_200,
      jti: randomUUID(),
      sub: id,
      user_name: id,
      name,
      client_id: client,
      grant_type: "authorization_code",
      auth_source: "delius",
      authorities: [...roles.map(authorityOf), ...authorities],
      ...(regions && { regions }),
    };
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }
}

export async function signingKey(alg: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const kid = randomUUID();
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: "sig" } };
}
