import type { Api } from "../api.ts";
import { PERMISSIONS_BY_ROLE } from "../auth/permissions.ts";
import { principalOf } from "../auth/principal-of.ts";
import { answer, problems } from "../openapi/answers.ts";
import { noQuery } from "../requests/no-query.ts";
import { meSchema } from "./me-schema.ts";

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
