import { z } from "zod";
import { retryParked } from "../../records/outbox/parked-events.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { noQuery } from "../requests/no-query.ts";

/**
 * `POST /events-out/retry`: once the cause is mended, every parked event is published again as if for the first time.
 * All at once: one that is still refused is parked again, and nothing is lost by asking. Needs no idempotency key.
 */
export function retryRoute(app: Api, { service }: ApiDeps): void {
  app.post(
    "/events-out/retry",
    {
      config: { access: { roles: ["serviceOperator"] } },
      schema: {
        tags: ["Status"],
        operationId: "retryEventsOut",
        summary: "Publish the events again that consumers refused",
        querystring: noQuery,
        response: {
          200: answer("They are tried again", z.object({ retried: z.int().min(0) })),
          ...problems(...READ_PROBLEMS),
        },
      },
    },
    async () => ({ retried: await fromRecords(service, retryParked) }),
  );
}
