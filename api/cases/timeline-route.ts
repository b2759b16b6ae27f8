import { z } from "zod";
import { timelineOf, type RecordedEntry } from "../../records/queries/timeline-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { principalOf } from "../auth/principal-of.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { caseParams } from "../requests/case-params.ts";
import { isoInstant } from "../requests/instant-field.ts";
import { next, nextPage, paging } from "../requests/paging.ts";
import { entrySchema, type EntryJson } from "./timeline-schema.ts";
import { othersWithheld } from "./others-withheld.ts";
import { visibleCase } from "./visible-case.ts";

/** `GET /cases/{caseId}/timeline`: what happened, oldest first. */
export function timelineRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases/:caseId/timeline",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "readTimeline",
        summary: "What happened in a case, oldest first",
        params: caseParams,
        querystring: z.strictObject(paging),
        response: {
          200: answer("A page of the timeline", z.object({ entries: z.array(entrySchema), next })),
          ...problems(...READ_PROBLEMS, "notFound"),
        },
      },
    },
    async (request) => {
      const { params, query, url } = request;
      const { limit, after } = query;
      const from = { limit, ...(after !== undefined && { after }) };
      const principal = principalOf(request);
      const [page, { process }] = await Promise.all([
        fromRecords(deps.service, (records) => timelineOf(records, params.caseId, from)),
        visibleCase(deps, principal, params.caseId),
      ]);
      const entries = await othersWithheld(deps, principal, process, page.items);
      return { entries: entries.map(entryJson), ...nextPage(url, page.after) };
    },
  );
}

function entryJson({ at, ...entry }: RecordedEntry): EntryJson {
  return { ...entry, at: isoInstant(at) };
}
