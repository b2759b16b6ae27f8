import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { MembersContract, ProcessContract } from "../../machines/shared/process-contract.ts";
import { sendEvent, type Sent } from "../../cases/send-event.ts";
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
import { withoutBodyValidation } from "../requests/without-body-validation.ts";
import { refuseMoreBytes } from "./body-of.ts";
import { MOST_BYTES, MOST_ROWS } from "./limits.ts";
import { linger } from "./linger.ts";
import { receiveRoster } from "./receive-roster.ts";
import { rosterExample } from "./roster-example.ts";

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
  // A scope of its own: only here is CSV read, and so much of it, as it comes.
  await app.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(CSV, async ({ headers }: FastifyRequest, body: Readable) => {
      refuseMoreBytes(Number(headers["content-length"] ?? 0));
      return body;
    });
    scope.addHook("onSend", linger);
    scope.post(
      `/processes/${process}/cases/:caseId/roster`,
      {
        config: { reads: CSV, access: { roles } },
        schema: {
          tags: [title],
          operationId: `${process}${pascal("submitRoster")}`,
          summary: "Submit a file of people",
          description: `CSV in UTF-8 with the header \`${members.columns.join(",")}\`, in any order. Every valid row becomes a case; a row that is not valid is kept and reported by its line. At most ${MOST_ROWS} rows and ${MOST_BYTES} bytes; sent in chunks or with its length. The same file again starts nobody twice: it is the same import. A file that breaks off leaves nothing behind; send it again. Submitted by: ${roles.join(", ")}, for all regions.`,
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
        const { caseId } = asked.params;
        const principal = principalOf(asked);
        refuseUnlessAllRegions(principal);
        const event = { process, caseId, event: "rosterSubmitted" };
        const request = { ...commandOf(asked, roles), ...event, reaches: reaching(principal) };
        // The event is received when the file is whole: it would be too old by then if it counted from the first byte.
        const file = await receiveRoster(deps.service, request, members.columns, streamOf(asked.body));
        const sent = await orAway(
          deps.service,
          sendEvent(deps.service, { ...request, body: file, receivedAt: Date.now() }),
        );
        const code = isRunning(sent) ? 200 : (await sentAnswer(deps, principal, event, sent)).code;
        const { importId, lines } = file;
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

/** The campaign is at this very file: whoever sends it again has what they want, and is not refused for it. */
function isRunning(sent: Sent): boolean {
  return sent.result === "refused" && sent.reasons.some(({ code }) => code === "importRunning");
}

/** A request without a body is a file without a line. */
function streamOf(body: unknown): Readable {
  return body instanceof Readable ? body : Readable.from([]);
}
