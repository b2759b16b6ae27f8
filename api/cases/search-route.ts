import { z } from "zod";
import { crn, employeeNumber, prisonNumber } from "../../machines/shared/fields.ts";
import { searchCases } from "../../records/queries/search-cases.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { viewerOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { noQuery } from "../requests/no-query.ts";
import { caseSummaryJson } from "./case-json.ts";
import { caseSummarySchema } from "./case-schema.ts";

const person = z
  .strictObject({
    crn: crn.optional(),
    prisonNumber: prisonNumber.optional(),
    employeeNumber: employeeNumber.optional(),
  })
  .refine((identifiers) => Object.values(identifiers).some((value) => value !== undefined), {
    error: "Give at least one of crn, prisonNumber and employeeNumber",
  });

/** `POST /cases/search`: a person's cases. The identifier is in the body: an address ends up in logs. */
export function searchCasesRoute(app: Api, deps: ApiDeps): void {
  app.post(
    "/cases/search",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "searchCases",
        summary: "The cases of one person",
        description:
          "By any of their identifiers, in whatever case and with spaces around them. Needs no Idempotency-Key.",
        querystring: noQuery,
        body: person.meta({ examples: [{ employeeNumber: "E1204567" }] }),
        response: {
          200: answer("Their cases, the latest first", z.object({ cases: z.array(caseSummarySchema) })),
          ...problems(...READ_PROBLEMS, "tooLarge", "unsupportedMediaType"),
        },
      },
    },
    async (request) => {
      const { crn: reference, prisonNumber: prison, employeeNumber: employee } = request.body;
      const viewer = viewerOf(principalOf(request));
      const identifiers = {
        ...(reference !== undefined && { crn: reference }),
        ...(prison !== undefined && { prisonNumber: prison }),
        ...(employee !== undefined && { employeeNumber: employee }),
      };
      const found = await fromRecords(deps.service, (records) => searchCases(records, identifiers, viewer));
      return { cases: found.map((item) => caseSummaryJson(item, deps)) };
    },
  );
}
