import { fastifyHelmet } from "@fastify/helmet";
import type { Api } from "./api.ts";

/** Headers that keep answers out of caches, frames and other people's pages. */
export async function securityHeaders(app: Api): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        imgSrc: ["data:"],
        styleSrc: ["'self'"],
      },
    },
    // On the loopback there is no TLS to insist on.
    strictTransportSecurity: false,
  });
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
}
