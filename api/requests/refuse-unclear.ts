import type { FastifyInstance, FastifyRequest } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";
import { headerName } from "./header-name.ts";

/** Sent twice, something between here and the caller may have gone by one of them, and this service by the other. */
const ONCE = new Set(["authorization", "content-type", "host", "idempotency-key"]);
const ACTING_FOR = "x-actor-";

/**
 * Refuses, before anybody is asked who they are, what could be read in two ways or in none: a header that decides
 * something and is there twice, a query with a NUL, which the records cannot hold, and a body that is packed.
 */
export function refuseUnclear(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    const twice = sentTwice(request);
    if (twice.length > 0) throw repeated(twice);
    if (request.url.includes("?") && request.url.includes("%00", request.url.indexOf("?"))) throw withNul();
    const coding = request.headers["content-encoding"] ?? "identity";
    if (request.method === "POST" && coding.toLowerCase() !== "identity") throw packed();
  });
}

function sentTwice({ raw: { rawHeaders } }: FastifyRequest): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? "";
    if (seen.has(name) && (ONCE.has(name) || name.startsWith(ACTING_FOR))) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}

function repeated(names: readonly string[]): ProblemError {
  const reasons = names.map((name) => ({ code: "repeated", field: headerName(name), message: "Must be there once" }));
  return new ProblemError("invalidRequest", "The headers are not valid; see the reasons", { reasons });
}

function withNul(): ProblemError {
  const reasons = [{ code: "badAddress", message: "The query must have no NUL in it" }];
  return new ProblemError("invalidRequest", "The query is not valid; see the reasons", { reasons });
}

function packed(): ProblemError {
  const detail = "Send the body as it is, without Content-Encoding";
  return new ProblemError("unsupportedMediaType", detail, {}, { "accept-encoding": "identity" });
}
