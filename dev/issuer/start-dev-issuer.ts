import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { fastify } from "fastify";
import { OAuth2Issuer, OAuth2Service } from "oauth2-mock-server";
import { DEVELOPMENT_ISSUER } from "../../api/auth/development-issuer.ts";
import type { Issuer } from "../../api/auth/issuer.ts";
import type { SignIn } from "../../api/openapi/sign-in.ts";
import { fromThisMachine } from "./from-this-machine.ts";
import { keptSigningKey } from "./kept-signing-key.ts";
import { signInRoute } from "./sign-in-route.ts";
import { AUDIENCE, claimsOf, wanted } from "./wanted-token.ts";

/** HMPPS Auth's own addresses, so that an application is pointed here by nothing but the host. */
const ENDPOINTS = {
  token: "/auth/oauth/token",
  authorize: "/auth/oauth/authorize",
  jwks: "/auth/.well-known/jwks.json",
  wellKnownDocument: "/auth/.well-known/openid-configuration",
};

/** For pages of this machine, the one at `/docs` among them: it says that it asks by script. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "authorization, content-type, x-requested-with",
};

/** More codes than anybody has under way: the oldest is forgotten. */
const MOST_CODES = 1_000;

export interface DevIssuer {
  /** `http://127.0.0.1:<port>/auth` */
  readonly url: string;
  /** What an API must know to trust its tokens. */
  readonly trusted: Issuer;
  /** Where people sign in. */
  readonly signIn: Pick<SignIn, "authorizationUrl" | "tokenUrl">;
  close(): Promise<void>;
}

type Parameters = Readonly<Record<string, unknown>>;

/**
 * The issuer of tokens on a developer's machine: whoever asks gets a token for whomever and whatever they say. By
 * authorization code, a person's, who says on a page who they are; by client credentials, an application's. Listens on the
 * loopback only.
 */
export async function startDevIssuer({
  home,
  port,
}: {
  readonly home: string;
  readonly port: number;
}): Promise<DevIssuer> {
  const issuer = new OAuth2Issuer();
  issuer.url = DEVELOPMENT_ISSUER;
  await issuer.keys.add(await keptSigningKey(home));
  const service = new OAuth2Service(issuer, ENDPOINTS);
  const app = fastify({ forceCloseConnections: true });
  app.addHook("onRequest", async (request, reply) => {
    if (!fromThisMachine(request.raw)) return reply.code(403).send();
    if (request.method === "OPTIONS") return reply.code(204).headers(CORS).send();
  });
  await signInRoute(app, ENDPOINTS.authorize);
  app.addHook("onRequest", async (request, reply) => {
    if (!request.is404) return;
    reply.hijack();
    service.requestHandler(request.raw, reply.raw);
  });
  await app.listen({ host: "127.0.0.1", port });
  const root = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  saysWhoIsAskedFor(service);
  saysWhereItIs(service, root);
  return {
    url: `${root}/auth`,
    trusted: { issuer: DEVELOPMENT_ISSUER, jwksUrl: `${root}${ENDPOINTS.jwks}`, audience: [AUDIENCE] },
    signIn: { authorizationUrl: `${root}${ENDPOINTS.authorize}`, tokenUrl: `${root}${ENDPOINTS.token}` },
    close: () => app.close(),
  };
}

/** What was asked when the code was asked for, or, by client credentials, with the token. */
function saysWhoIsAskedFor(service: OAuth2Service): void {
  const byCode = new Map<string, Parameters>();
  const askedBy = (body: Parameters): Parameters => ({ ...byCode.get(String(body["code"])), ...body });

  service.on("beforeAuthorizeRedirect", ({ url }: { url: URL }, { query }: { query: Parameters }) => {
    // Said here already: in the exchange of the code it would come too late to be told to whoever asked.
    wanted(query);
    byCode.set(url.searchParams.get("code") ?? "", query);
    const [oldest] = byCode.keys();
    if (byCode.size > MOST_CODES && oldest !== undefined) byCode.delete(oldest);
  });
  service.on("beforeTokenSigning", (token: { payload: Record<string, unknown> }, { body }: { body: Parameters }) => {
    const asked = wanted(askedBy(body));
    const now = Math.floor(Date.now() / 1_000);
    Object.assign(token.payload, claimsOf(asked, String(body["grant_type"])), { exp: now + asked.ttl });
  });
  service.on("beforeResponse", (answer: { body: Record<string, unknown> }, { body }: { body: Parameters }) => {
    answer.body["expires_in"] = wanted(askedBy(body)).ttl;
    byCode.delete(String(body["code"]));
  });
}

/** The addresses it can be reached at: its name is one that nobody can reach. */
function saysWhereItIs(service: OAuth2Service, root: string): void {
  service.on(
    "beforeWellKnownOpenIdConfiguration",
    ({ body }: { body: Record<string, unknown> }, _request: IncomingMessage) => {
      for (const [name, value] of Object.entries(body)) {
        if (name !== "issuer" && typeof value === "string") body[name] = value.replace(DEVELOPMENT_ISSUER, root);
      }
    },
  );
}
