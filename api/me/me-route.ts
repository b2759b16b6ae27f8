import { z } from "zod";
import type { Api } from "../api.ts";
import { PERMISSIONS_BY_ROLE } from "../auth/permissions.ts";
import { principalOf } from "../auth/principal-of.ts";
import { answer, problems } from "../openapi/answers.ts";
import { noQuery } from "../requests/no-query.ts";

const meSchema = z
  .object({
    kind: z.enum(["person", "application"]),
    id: z.string().meta({ description: "What timelines name you by" }),
    displayName: z.string(),
    client: z.string().meta({ description: "The application; idempotency keys are its own" }),
    roles: z.array(z.string()),
    regions: z.union([z.literal("all"), z.array(z.string())]),
    permissions: z.array(z.string()).meta({ description: "What your roles may do: `optInLetter:send:optedIn`" }),
  })
  .meta({ id: "Me", description: "Who you are to this service, and what you may do" });

/** `GET /me`: what the token says, as it is understood here. For whoever wonders why something is refused. */
export function meRoute(app: Api): void {
  app.get(
    "/me",
    {
      schema: {
        tags: ["Access"],
        operationId: "me",
        summary: "Who you are, and what you may do",
        querystring: noQuery,
        response: { 200: answer("You", meSchema), ...problems("invalidRequest", "misdirected", "unexpected") },
      },
    },
    async (request) => {
      const { staffIds: _staffIds, roles, regions, ...who } = principalOf(request);
      const permissions = new Set(roles.flatMap((role) => PERMISSIONS_BY_ROLE.get(role) ?? []));
      return {
        ...who,
        roles: [...roles],
        regions: regions === "all" ? regions : [...regions],
        permissions: [...permissions].sort(),
      };
    },
  );
}
