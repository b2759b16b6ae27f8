import { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { lagSchema } from "../events-out/lag-schema.ts";
import { answer } from "../openapi/answers.ts";
import { health } from "./health.ts";

const status = z.enum(["UP", "DOWN"]);
const healthSchema = z
  .object({
    status,
    components: z.object({
      records: z.object({ status }),
      temporal: z.object({ status }),
      eventsOut: z
        .object({ status: z.enum(["UP", "BEHIND"]), ...lagSchema.shape })
        .optional()
        .meta({ description: "How far consumers of domain events are behind; does not make the service DOWN" }),
    }),
  })
  .meta({ id: "Health" });

/** `GET /health`: whether everything this service needs answers, in the department's shape. */
export function healthRoute(app: Api, { service }: ApiDeps): void {
  app.get(
    "/health",
    {
      config: { access: "public" },
      schema: {
        tags: ["Status"],
        operationId: "health",
        summary: "Whether the records and Temporal answer",
        response: { 200: answer("All is up", healthSchema), 503: answer("Something is down", healthSchema) },
      },
    },
    async (_request, reply) => {
      const found = await health(service);
      return reply.code(found.status === "UP" ? 200 : 503).send(found);
    },
  );
}
