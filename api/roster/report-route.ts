import { z } from "zod";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { importReport, type ImportReport } from "../../records/imports/import-report.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { rolesWith } from "../auth/permissions.ts";
import { principalOf } from "../auth/principal-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { visibleCase } from "../cases/visible-case.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { pascal } from "../openapi/operation-id.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { caseParams } from "../requests/case-params.ts";
import { instant, isoInstant } from "../requests/instant-field.ts";
import { next } from "../requests/paging.ts";
import { wholeNumberField } from "../requests/whole-number-field.ts";

const lines = z.int().min(0);
export const reportSchema = z
  .object({
    importId: z.string(),
    caseId: z.string(),
    submittedBy: z.string(),
    submittedAt: instant,
    lines: lines.meta({ description: "Rows in the file" }),
    counts: z.object({ pending: lines, started: lines, already: lines, refused: lines }).meta({
      description: "Rows that wait, that became a case, that had one already, that were refused",
    }),
    refused: z
      .array(z.object({ line: lines, reasons: z.array(z.string()) }))
      .meta({ description: "By line in the file, the header being line 1" }),
    next,
  })
  .meta({ id: "RosterReport" });

/** The largest the records have room for (integer); no file has a line near it. */
const LAST_LINE = 2_147_483_647;

const reportQuery = z.strictObject({
  limit: wholeNumberField(1, 1_000).default(200).meta({ description: "Refused rows on a page" }),
  afterLine: wholeNumberField(0, LAST_LINE).default(0).meta({ description: "From `next` of the page before" }),
});

/** `GET /processes/{process}/cases/{caseId}/roster/{importId}`: how a file is getting on, and what was refused. */
export function rosterReportRoute(app: Api, deps: ApiDeps, { process, title }: ProcessContract): void {
  app.get(
    `/processes/${process}/cases/:caseId/roster/:importId`,
    {
      config: { access: { roles: rolesWith(`${process}:read`) } },
      schema: {
        tags: [title],
        operationId: `${process}${pascal("rosterReport")}`,
        summary: "How a submitted file is getting on",
        params: caseParams.extend({ importId: z.string().meta({ description: "From the answer to the file" }) }),
        querystring: reportQuery,
        response: {
          200: answer("Counts, and every refused row with its reasons", reportSchema),
          ...problems(...READ_PROBLEMS, "notFound"),
        },
      },
    },
    async (request) => {
      const { params, query } = request;
      const { caseId, importId } = params;
      const { limit, afterLine } = query;
      const [report] = await Promise.all([
        fromRecords(deps.service, (records) => importReport(records, importId, { limit, afterLine })),
        visibleCase(deps, principalOf(request), caseId),
      ]);
      if (report?.campaignCaseId !== caseId) {
        const message = "No file with this id was submitted to this case";
        throw new ProblemError("notFound", message, { reasons: [{ code: "unknownImport", message }] });
      }
      return reportJson(report, `/processes/${process}/cases/${caseId}/roster/${importId}?limit=${limit}`);
    },
  );
}

function reportJson(report: ImportReport, url: string): z.output<typeof reportSchema> {
  const { importId, campaignCaseId: caseId, submittedBy, createdAt, lineCount, counts, refused, afterLine } = report;
  return {
    importId,
    caseId,
    submittedBy,
    submittedAt: isoInstant(createdAt),
    lines: lineCount,
    counts,
    refused: refused.map(({ line, reasons }) => ({ line, reasons: [...reasons] })),
    ...(afterLine !== undefined && { next: `${url}&afterLine=${afterLine}` }),
  };
}
