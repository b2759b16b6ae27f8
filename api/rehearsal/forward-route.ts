import { z } from "zod";
import { knownOf } from "../../records/queries/known-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { regionAndStaffOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { visibleCase } from "../cases/visible-case.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { caseParams } from "../requests/case-params.ts";
import { durationField, durationMs } from "../requests/duration-field.ts";
import { instant, instantField, isoInstant } from "../requests/instant-field.ts";
import { noQuery } from "../requests/no-query.ts";
import type { ForwardTo, Rehearsal } from "./rehearsal.ts";

const forwardBody = z
  .strictObject({
    duration: durationField.optional().meta({
      description:
        "By how much, in the case's own time; a day is 24 hours. PT0S moves nothing: it waits until the cases are at rest",
    }),
    until: instantField.optional().meta({ description: "To which instant of the case's own time" }),
  })
  .refine(({ duration, until }) => (duration === undefined) !== (until === undefined), {
    error: "Give either duration or until",
  });

export const forwardedSchema = z
  .object({
    caseIds: z.array(z.string()).meta({ description: "Every case that was moved" }),
    from: instant,
    to: instant,
    fired: z
      .array(z.object({ caseId: z.string(), at: instant, kind: z.string(), name: z.string(), text: z.string() }))
      .meta({ description: "What happened on the way, in order" }),
  })
  .meta({ id: "Forwarded" });

/** `POST /rehearsal/cases/{caseId}/forward`: moves a rehearsal's clock, and every case's that is linked to it. */
export function forwardRoute(app: Api, deps: ApiDeps, rehearsal: Rehearsal): void {
  app.post(
    "/rehearsal/cases/:caseId/forward",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Rehearsal"],
        operationId: "forward",
        summary: "Move a rehearsal's clock ahead",
        description:
          "Development only. Everything that is due on the way happens, with real timers and real messages to the Outbox. First, and at the end, it waits until the linked cases have told each other everything. Needs no Idempotency-Key.",
        params: caseParams,
        querystring: noQuery,
        body: forwardBody.meta({ examples: [{ duration: "P7D" }] }),
        response: {
          200: answer("Moved; what fired on the way", forwardedSchema),
          ...problems(...READ_PROBLEMS, "notFound", "refused", "tooLarge", "unsupportedMediaType"),
        },
      },
    },
    async (request) => {
      const { params, body } = request;
      const { caseId } = params;
      const principal = principalOf(request);
      await visibleCase(deps, principal, caseId);
      const moved = await rehearsal.forward(caseId, forwardTo(body));
      if ("refused" in moved) {
        throw new ProblemError("refused", moved.refused, { reasons: [{ code: "notMoved", message: moved.refused }] });
      }
      // Cases that are linked to it move with it, those too that are not theirs to know of.
      const known = await fromRecords(deps.service, (records) =>
        knownOf(records, moved.caseIds, regionAndStaffOf(principal)),
      );
      return {
        caseIds: moved.caseIds.filter((each) => known.has(each)),
        from: isoInstant(moved.from),
        to: isoInstant(moved.to),
        fired: moved.fired
          .filter((each) => known.has(each.caseId))
          .map((entry) => ({ ...entry, at: isoInstant(entry.at) })),
      };
    },
  );
}

function forwardTo({ duration, until }: z.output<typeof forwardBody>): ForwardTo {
  return until === undefined ? { byMs: durationMs(duration ?? "") ?? 0 } : { until: Date.parse(until) };
}
