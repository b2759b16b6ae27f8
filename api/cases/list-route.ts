import { z } from "zod";
import { listCases } from "../../records/queries/list-cases.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { oneOfDue } from "../requests/due-fields.ts";
import { next, nextPage, paging } from "../requests/paging.ts";
import { caseSummaryJson } from "./case-json.ts";
import { caseSummarySchema } from "./case-schema.ts";
import { chosenCases, whichCases } from "./which-cases.ts";

const listQuery = z.strictObject({ ...whichCases, ...paging }).refine(oneOfDue.holds, oneOfDue.otherwise);

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
      const { limit, after, ...which } = query;
      const filter = { ...chosenCases(principalOf(request), which), limit, after };
      const page = await fromRecords(deps.service, (records) => listCases(records, filter));
      return { cases: page.items.map((item) => caseSummaryJson(item, deps)), ...nextPage(url, page.after) };
    },
  );
}
