import type { FastifyInstance } from "fastify";
import { authenticate } from "./authenticate.ts";
import { failAsSwitched } from "./fail-as-switched.ts";
import { notificationRoutes } from "./notification-routes.ts";
import { NotifyError } from "./notify-error.ts";
import type { NotifyService } from "./notify-service.ts";
import { sendRoutes } from "./send-routes.ts";
import { templateRoutes } from "./template-routes.ts";

/** Notify's REST API, version 2: https://docs.notifications.service.gov.uk/rest-api.html */
export function notifyApi(service: NotifyService): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    // Notify reads every body as JSON, whatever its content type says.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "string" }, (_request, text, done) => {
      try {
        done(null, text === "" ? {} : JSON.parse(String(text)));
      } catch {
        done(new NotifyError(400, "BadRequestError", "Invalid JSON supplied in POST data"));
      }
    });

    app.setErrorHandler((error, _request, reply) => {
      const answer = error instanceof NotifyError ? error : new NotifyError(500, "Exception", "Internal server error");
      // A fault of this program, not one that was switched on: say so, or nobody finds it. It holds no personal data.
      if (answer !== error) console.error("The copy of Notify failed:", error);
      return reply.code(answer.statusCode).send(answer.body);
    });

    failAsSwitched(app, service);
    app.addHook("onRequest", async (request) => authenticate(request.headers.authorization, service));
    sendRoutes(app, service);
    notificationRoutes(app, service);
    templateRoutes(app, service);
  };
}
