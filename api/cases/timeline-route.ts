import { z } from "zod";
import { timelineOf, type RecordedEntry } from "../../records/queries/timeline-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { caseParams } from "../requests/case-params.ts";
import { isoInstant } from "../requests/instant-field.ts";
import { next, nextPage, paging } from "../requests/paging.ts";
import { readKnownCase } from "./read-case.ts";
import { entrySchema, type EntryJson } from "./timeline-schema.ts";

/** `GET /cases/{caseId}/timeline`: what happened, oldest first. */
export function timelineRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases/:caseId/timeline",
    {
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
    async ({ params: { caseId }, query: { limit, after }, url }) => {
      const from = { limit, ...(after !== undefined && { after }) };
      const page = await fromRecords(() => timelineOf(deps.service.records, caseId, from));
      // A case has at least its start: without an entry there is none, or the page lies past the end.
      if (page.items.length === 0) await readKnownCase(deps, caseId);
      return { entries: page.items.map(entryJson), ...nextPage(url, page.after) };
    },
  );
}

function entryJson({ at, ...entry }: RecordedEntry): EntryJson {
  return { ...entry, at: isoInstant(at) };
}
