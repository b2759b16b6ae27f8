import type { FastifyInstance } from "fastify";
import { corsHeaders, type CrossOrigin } from "./cors-headers.ts";

/** What the typed client sends with a person's own token, and reads. Never with cookies: who asks is in the token, which a page has to have. */
const WHAT = {
  methods: "GET, POST",
  headers: "authorization, content-type, idempotency-key",
  exposes: "content-disposition, location, retry-after, www-authenticate",
} satisfies Partial<CrossOrigin>;

/**
 * Lets pages of other origins use the API, those that are allowed and no others. The browser's question beforehand
 * (preflight) is answered without a token, which it never carries. Routes of another party with a token of its own say
 * themselves which pages may use them. Must be registered before whatever refuses a request, so that a page can read
 * why it was.
 */
export function pagesElsewhere(app: FastifyInstance, allows: CrossOrigin["allows"]): void {
  app.addHook("onRequest", async (request, reply) => {
    const { method, headers, routeOptions } = request;
    if (routeOptions.config.access === "ownToken") return;
    reply.headers(corsHeaders(request, { ...WHAT, allows }));
    const { origin, "access-control-request-method": asksBeforehand } = headers;
    if (method !== "OPTIONS" || asksBeforehand === undefined || origin === undefined || !allows(origin)) return;
    return reply.code(204).send();
  });
}
