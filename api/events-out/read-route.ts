import { z } from "zod";
import { outboxLag } from "../../records/outbox/outbox-lag.ts";
import { parkedEvents } from "../../records/outbox/parked-events.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { noQuery } from "../requests/no-query.ts";
import { lagSchema } from "./lag-schema.ts";

/** Parked events shown at once: the longest waiting, for one cause has usually parked them all. */
const MOST_SHOWN = 100;

const parkedSchema = z
  .object({
    caseId: z.string(),
    sequence: z.int(),
    eventType: z.string(),
    attempts: z.int(),
    parkedAt: z.string().meta({ format: "date-time" }),
    lastError: z.string().meta({ description: "What the consumer answered, without its words" }),
  })
  .meta({ id: "ParkedEvent" });

/** `GET /events-out`: how far consumers of domain events are behind, and which events they refuse. */
export function eventsOutRoute(app: Api, { service }: ApiDeps): void {
  app.get(
    "/events-out",
    {
      config: { access: { roles: ["serviceOperator"] } },
      schema: {
        tags: ["Status"],
        operationId: "readEventsOut",
        summary: "How far consumers of domain events are behind, and which events they refuse",
        querystring: noQuery,
        response: {
          200: answer("What waits", z.object({ lag: lagSchema, parked: z.array(parkedSchema) })),
          ...problems(...READ_PROBLEMS),
        },
      },
    },
    async () => {
      const [lag, parked] = await fromRecords(service, (records) =>
        Promise.all([outboxLag(records), parkedEvents(records, MOST_SHOWN)]),
      );
      return {
        lag,
        parked: parked.map((event) => ({ ...event, parkedAt: new Date(event.parkedAt).toISOString() })),
      };
    },
  );
}
