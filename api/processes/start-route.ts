import { z } from "zod";
import { startCase, type Started, type StartRequest } from "../../cases/start-case.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { orAway } from "../away/or-away.ts";
import { caseSchema, type CaseJson } from "../cases/case-schema.ts";
import { untilWritten } from "../cases/until-written.ts";
import { answer, COMMAND_PROBLEMS, problems } from "../openapi/answers.ts";
import { pascal } from "../openapi/operation-id.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { unavailable } from "../problems/unavailable.ts";
import { commandHeaders, commandOf } from "../requests/command-headers.ts";
import { instantField } from "../requests/instant-field.ts";
import { withoutBodyValidation } from "../requests/without-body-validation.ts";
import { elsewhereSchema, startedElsewhere } from "./elsewhere.ts";

const startQuery = z
  .strictObject({
    rehearsal: z.enum(["true", "false"]).optional().meta({
      description: "Development only: the case's clock may be moved, and never that of a case born without this",
    }),
    from: instantField.optional().meta({
      description: "Development only: the instant at which a rehearsal begins; one that has passed means now",
    }),
  })
  .refine(({ rehearsal, from }) => from === undefined || rehearsal === "true", {
    path: ["from"],
    error: "Only a rehearsal can begin at another time than now",
  });

/** `POST /processes/{process}/cases`: starts a case, once per client and key. */
export function startRoute(app: Api, deps: ApiDeps, contract: ProcessContract): void {
  const { process, title, input, inputExample } = contract;
  const querystring: z.ZodType<z.output<typeof startQuery>> = deps.rehearsal ? startQuery : z.strictObject({});
  app.post(
    `/processes/${process}/cases`,
    {
      schema: {
        tags: [title],
        operationId: `start${pascal(process)}`,
        summary: `Start: ${title}`,
        description: `${contract.description}\n\nStarted by: ${contract.startedBy.join(", ")}.`,
        headers: commandHeaders,
        querystring,
        body: input.meta({ examples: [inputExample] }),
        response: {
          200: answer("The same request again: the case as it stands now", caseSchema),
          201: answer("Started; `Location` is the case", caseSchema),
          202: answer("Started and not written down yet; `Location` will be the case", elsewhereSchema),
          ...problems(...COMMAND_PROBLEMS, "alreadyExists"),
        },
      },
      validatorCompiler: withoutBodyValidation,
    },
    async ({ headers, query, body }, reply) => {
      const from = query.from === undefined ? undefined : Date.parse(query.from);
      const request: StartRequest = {
        ...commandOf(headers),
        process,
        body: body ?? {},
        ...(query.rehearsal === "true" && { rehearsal: from === undefined ? {} : { notBefore: from } }),
      };
      const { code, caseId, found } = await started(deps, request);
      reply.code(code).header("location", `/cases/${caseId}`);
      return found ?? startedElsewhere(caseId);
    },
  );
}

interface StartAnswer {
  readonly code: 200 | 201 | 202;
  readonly caseId: string;
  readonly found: CaseJson | undefined;
}

async function started(deps: ApiDeps, request: StartRequest): Promise<StartAnswer> {
  const { result, caseId } = accepted(await orAway(deps.service, startCase(deps.service, request)));
  const { notBefore } = request.rehearsal ?? {};
  if (notBefore !== undefined && result === "started") await deps.rehearsal?.begin(caseId, notBefore);
  const found = await untilWritten(deps, caseId);
  if (!found) return { code: 202, caseId, found };
  if (result === "started") return { code: 201, caseId, found };
  // Only now do the records know which body this key came with: a case that was not written down yet could not say.
  accepted(await orAway(deps.service, startCase(deps.service, request)));
  return { code: 200, caseId, found };
}

type Accepted = Extract<Started, { readonly result: "started" | "already" | "conflict" }>;

/** Throws ProblemError unless the case has been started by this very request, now or before. */
function accepted(outcome: Started): Accepted {
  switch (outcome.result) {
    case "started":
    case "already":
      return outcome;
    case "conflict":
      throw new ProblemError(
        "conflictingRepeat",
        "This Idempotency-Key started a case with another body; use a new key",
      );
    case "unavailable":
      throw unavailable("Temporal is");
    case "refused": {
      const { reasons, caseId } = outcome;
      if (caseId === undefined)
        throw new ProblemError("invalidRequest", "The body is not valid; see the reasons", { reasons });
      throw new ProblemError("alreadyExists", `There is a case for this already, at /cases/${caseId}`, {
        reasons,
        caseId,
      });
    }
  }
}
