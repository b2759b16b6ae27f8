import { createHash } from "node:crypto";
import { z } from "zod";
import type { MembersContract, ProcessContract } from "../../machines/shared/process-contract.ts";
import { storeImport } from "../../records/imports/store-import.ts";
import { sendEvent, type EventRequest } from "../../cases/send-event.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { forbidden } from "../auth/forbidden.ts";
import { rolesWith } from "../auth/permissions.ts";
import type { Principal } from "../auth/principal.ts";
import { principalOf } from "../auth/principal-of.ts";
import { orAway } from "../away/or-away.ts";
import { answer, COMMAND_PROBLEMS, problems } from "../openapi/answers.ts";
import { pascal } from "../openapi/operation-id.ts";
import { reaching } from "../processes/reaching.ts";
import { sentAnswer } from "../processes/sent-answer.ts";
import { caseParams } from "../requests/case-params.ts";
import { commandHeaders, commandOf } from "../requests/command-headers.ts";
import { noQuery } from "../requests/no-query.ts";
import { utf8 } from "../requests/read-json.ts";
import { withoutBodyValidation } from "../requests/without-body-validation.ts";
import { importIdOf } from "./import-id.ts";
import { parseRoster, type RosterRow } from "./parse-roster.ts";
import { rosterExample } from "./roster-example.ts";
import { refuseUnlessTaken } from "./refuse-unless-taken.ts";

const MOST_BYTES = 2 * 1024 * 1024;
const CSV = "text/csv";

const takenSchema = z
  .object({
    importId: z.string(),
    lines: z.int().min(0).meta({ description: "Rows in the file, malformed ones included" }),
    links: z.object({ report: z.string(), case: z.string() }),
  })
  .meta({ id: "RosterTaken" });

/** `POST /processes/{process}/cases/{caseId}/roster`: a file of people, each of whom gets a case. */
export async function submitRosterRoute(
  app: Api,
  deps: ApiDeps,
  { process, title }: ProcessContract,
  members: MembersContract,
): Promise<void> {
  const roles = rolesWith(`${process}:submitRoster`);
  // A scope of its own: only here is CSV read, and so much of it.
  await app.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(CSV, { parseAs: "buffer" }, (_request, bytes, done) => done(null, bytes));
    scope.post(
      `/processes/${process}/cases/:caseId/roster`,
      {
        bodyLimit: MOST_BYTES,
        config: { reads: CSV, access: { roles } },
        schema: {
          tags: [title],
          operationId: `${process}${pascal("submitRoster")}`,
          summary: "Submit a file of people",
          description: `CSV in UTF-8 with the header \`${members.columns.join(",")}\`, in any order. Every valid row becomes a case; a row that is not valid is kept and reported by its line. The same file again starts nobody twice. Submitted by: ${roles.join(", ")}, for all regions.`,
          consumes: [CSV],
          headers: commandHeaders,
          params: caseParams,
          querystring: noQuery,
          body: z.string().meta({ examples: [rosterExample(members.columns)] }),
          response: {
            200: answer("Stored, and its import has begun", takenSchema),
            202: answer("Stored; the case has not written it down yet", takenSchema),
            ...problems(...COMMAND_PROBLEMS, "notFound", "refused"),
          },
        },
        validatorCompiler: withoutBodyValidation,
      },
      async (asked, reply) => {
        const receivedAt = Date.now();
        const { caseId } = asked.params;
        const { body } = asked;
        const principal = principalOf(asked);
        refuseUnlessAllRegions(principal);
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const rows = await parseRoster(utf8(bytes), members.columns);
        const importId = importIdOf(caseId, bytes);
        const lines = rows.length;
        const event = { process, caseId, event: "rosterSubmitted", body: { importId, lines }, receivedAt };
        const request: EventRequest = { ...commandOf(asked, roles), ...event, reaches: reaching(principal) };
        await orAway(deps.service, stored(deps, request, { importId, bytes, rows }));
        const sent = await orAway(deps.service, sendEvent(deps.service, request));
        const { code } = await sentAnswer(deps, principal, event, sent);
        const report = `/processes/${process}/cases/${caseId}/roster/${importId}`;
        return reply
          .code(code)
          .header("location", report)
          .send({ importId, lines, links: { report, case: `/cases/${caseId}` } });
      },
    );
  });
}

/** A file may hold people of any region. Throws ProblemError. */
function refuseUnlessAllRegions({ regions }: Principal): void {
  if (regions === "all") return;
  const message = `Your token is for ${regions.join(", ") || "no region"}, and a file may hold people of any`;
  throw forbidden("A file of people takes a token for all regions", [{ code: "otherRegion", message }]);
}

interface RosterFile {
  readonly importId: string;
  readonly bytes: Buffer;
  readonly rows: readonly RosterRow[];
}

/** Stores the file before the case hears of it, but not when the case would not take it. */
async function stored(
  { service }: ApiDeps,
  request: EventRequest,
  { importId, bytes, rows }: RosterFile,
): Promise<void> {
  await refuseUnlessTaken(service.records, request);
  await storeImport(service.records, {
    importId,
    campaignCaseId: request.caseId,
    submittedBy: request.actor.id,
    rows,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
}
