import { z } from "zod";
import type { Api } from "../api.ts";
import { answer } from "../openapi/answers.ts";

/** `GET /ping`: the process answers. Asks nobody. */
export function pingRoute(app: Api): void {
  app.get(
    "/ping",
    {
      config: { access: "public" },
      schema: {
        tags: ["Status"],
        operationId: "ping",
        summary: "Whether this process answers",
        response: { 200: answer("It does", z.object({ status: z.literal("UP") })) },
      },
    },
    async () => ({ status: "UP" as const }),
  );
}
