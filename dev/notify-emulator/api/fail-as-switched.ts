import type { FastifyInstance } from "fastify";
import { NotifyError } from "./notify-error.ts";
import type { NotifyService } from "./notify-service.ts";
import { rateLimited } from "./rate-limit.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The message is to be accepted and the answer never given. */
    answerIsLost: boolean;
  }
}

/** Makes the requests of the API fail as the failure switch says, before anything else looks at them. */
export function failAsSwitched(app: FastifyInstance, { failures, messagesPerMinute }: NotifyService): void {
  app.decorateRequest("answerIsLost", false);
  app.addHook("onRequest", async (request, reply) => {
    const sends = request.method === "POST" && request.url.startsWith("/v2/notifications/");
    switch (failures.next({ sends })) {
      case "none":
        return undefined;
      case "down":
        reply.hijack();
        request.raw.socket.resetAndDestroy();
        return reply;
      case "down503":
        return reply.code(503).type("text/html").send("<html><body><h1>503 Service Unavailable</h1></body></html>");
      case "error500":
        throw new NotifyError(500, "Exception", "Internal server error");
      case "rateLimited":
        throw rateLimited(messagesPerMinute);
      case "acceptThenTimeout":
        request.answerIsLost = true;
        return undefined;
    }
  });
}
