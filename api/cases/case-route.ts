import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { caseParams } from "../requests/case-params.ts";
import { noQuery } from "../requests/no-query.ts";
import { caseSchema } from "./case-schema.ts";
import { readVisibleCase } from "./read-case.ts";

/** `GET /cases/{caseId}`: where a case stands and what it takes now. */
export function caseRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases/:caseId",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "readCase",
        summary: "One case: its state, deadlines, tasks, and what is allowed now",
        params: caseParams,
        querystring: noQuery,
        response: { 200: answer("The case", caseSchema), ...problems(...READ_PROBLEMS, "notFound") },
      },
    },
    async (request) => readVisibleCase(deps, principalOf(request), request.params.caseId),
  );
}
