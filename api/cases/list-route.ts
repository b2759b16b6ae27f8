import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";
import { listCases } from "../../records/queries/list-cases.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { viewerOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { dueBeforeOf, dueFields, oneOfDue } from "../requests/due-fields.ts";
import { next, nextPage, paging } from "../requests/paging.ts";
import { statePath } from "../requests/state-path.ts";
import { caseSummaryJson } from "./case-json.ts";
import { caseSummarySchema } from "./case-schema.ts";

const listQuery = z
  .strictObject({
    process: z.enum(Object.keys(contracts)).optional().meta({ description: "Cases of this process" }),
    state: statePath.optional().meta({ description: "A state or one around it: `optedIn` finds `optedIn.windowOpen`" }),
    status: z.enum(["active", "afterwards", "ended"]).optional(),
    memberOf: z.string().max(100).optional().meta({ description: "Case id of the campaign they belong to" }),
    ...dueFields,
    ...paging,
  })
  .refine(oneOfDue.holds, oneOfDue.otherwise);

/** `GET /cases`: cases by next deadline, page by page. */
export function listCasesRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "listCases",
        summary: "Cases by next deadline",
        querystring: listQuery,
        response: {
          200: answer(
            "A page of cases, those without a deadline last",
            z.object({ cases: z.array(caseSummarySchema), next }),
          ),
          ...problems(...READ_PROBLEMS),
        },
      },
    },
    async (request) => {
      const { query, url } = request;
      const { process, state, status, memberOf, limit, after, ...due } = query;
      const viewer = viewerOf(principalOf(request), process);
      const filter = { process, state, status, memberOf, viewer, limit, after, dueBefore: dueBeforeOf(due) };
      const page = await fromRecords(() => listCases(deps.service.records, filter));
      return { cases: page.items.map((item) => caseSummaryJson(item, deps)), ...nextPage(url, page.after) };
    },
  );
}
