import type { FastifyInstance, FastifyRequest } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";
import type { Access } from "./access.ts";
import { actingFor } from "./acting-for.ts";
import { hasOneOf } from "./acting-role.ts";
import { bearerToken } from "./bearer-token.ts";
import { notYourRole } from "./forbidden.ts";
import type { Principal } from "./principal.ts";
import { TokenRefused } from "./token-refused.ts";
import type { TokenVerifier } from "./token-verifier.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; null on a route that anybody may call. Read it by `principalOf`. */
    principal: Principal | null;
  }
}

/**
 * Lets a request in when its token holds and, where the route names roles, has one of them: before anything of it is
 * read. An address that does not exist is answered to anybody: which there are is in the documentation.
 */
export function authenticate(app: FastifyInstance, verify: TokenVerifier): void {
  app.decorateRequest("principal", null);
  app.addHook("onRequest", async (request) => {
    const access: Access | undefined = request.routeOptions.config.access;
    if (request.is404 || access === "public" || access === "ownToken") return;
    request.principal = await whoAsks(request, verify);
    if (typeof access === "object" && !hasOneOf(request.principal, access.roles)) throw notYourRole(access.roles);
  });
}

async function whoAsks({ headers, log }: FastifyRequest, verify: TokenVerifier): Promise<Principal> {
  try {
    return actingFor(await verify(bearerToken(headers.authorization)), headers);
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    // Never the token, nor anything that stands in it.
    if (error.fault !== "missing") log.warn({ fault: error.fault }, "token refused");
    throw unauthenticated(error);
  }
}

/** RFC 6750: without a token just what to send, otherwise what is wrong with it. */
function unauthenticated({ fault, message }: TokenRefused): ProblemError {
  const challenge = fault === "missing" ? "" : `, error="invalid_token", error_description="${message}"`;
  return new ProblemError(
    "unauthenticated",
    message,
    { reasons: [{ code: fault, field: "Authorization", message }] },
    { "www-authenticate": `Bearer realm="throughcare"${challenge}` },
  );
}
