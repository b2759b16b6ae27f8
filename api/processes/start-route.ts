import { z } from "zod";
import { startCase, type Started, type StartRequest } from "../../cases/start-case.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import type { Principal } from "../auth/principal.ts";
import { principalOf } from "../auth/principal-of.ts";
import { rolesWith } from "../auth/permissions.ts";
import { orAway } from "../away/or-away.ts";
import { caseSchema, type CaseJson } from "../cases/case-schema.ts";
import { untilWritten } from "../cases/until-written.ts";
import { answer, COMMAND_PROBLEMS, problems } from "../openapi/answers.ts";
import { pascal } from "../openapi/operation-id.ts";
import { noSuchCase } from "../problems/no-such-case.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { unavailable } from "../problems/unavailable.ts";
import { commandHeaders, commandOf } from "../requests/command-headers.ts";
import { instantField } from "../requests/instant-field.ts";
import { withoutBodyValidation } from "../requests/without-body-validation.ts";
import { aboutCasesKnown, isKnown } from "./about-cases-known.ts";
import { elsewhereSchema, startedElsewhere } from "./elsewhere.ts";
import { refuseLockingOut } from "./locking-out.ts";
import { refuseOtherRegions } from "./refuse-other-regions.ts";

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
  const roles = rolesWith(`${process}:start`);
  app.post(
    `/processes/${process}/cases`,
    {
      config: { access: { roles } },
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
    async (request, reply) => {
      const { query, body } = request;
      const principal = principalOf(request);
      refuseOtherRegions(contract, principal, body);
      refuseLockingOut(contract, principal, input, body);
      const from = query.from === undefined ? undefined : Date.parse(query.from);
      const asked: StartRequest = {
        ...commandOf(request, roles),
        process,
        body: body ?? {},
        ...(query.rehearsal === "true" && { rehearsal: from === undefined ? {} : { notBefore: from } }),
      };
      const { code, caseId, found } = await started(deps, principal, asked);
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

async function started(deps: ApiDeps, principal: Principal, request: StartRequest): Promise<StartAnswer> {
  const start = async (): Promise<Accepted> =>
    accepted(deps, principal, request, await orAway(deps.service, startCase(deps.service, request)));
  const { result, caseId } = await start();
  const { notBefore } = request.rehearsal ?? {};
  if (notBefore !== undefined && result === "started") await deps.rehearsal?.begin(caseId, notBefore);
  const found = await untilWritten(deps, principal, caseId);
  if (!found) return { code: 202, caseId, found };
  if (result === "started") return { code: 201, caseId, found };
  // Only now do the records know which body this key came with: a case that was not written down yet could not say.
  await start();
  // It may have been restricted since, to others than whoever asks again.
  if (!(await isKnown(deps, principal, caseId))) throw noSuchCase();
  return { code: 200, caseId, found };
}

type Accepted = Extract<Started, { readonly result: "started" | "already" | "conflict" }>;

/** Throws ProblemError unless the case has been started by this very request, now or before. */
async function accepted(
  deps: ApiDeps,
  principal: Principal,
  request: StartRequest,
  outcome: Started,
): Promise<Accepted> {
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
      const { caseId } = outcome;
      if (caseId === undefined)
        throw new ProblemError("invalidRequest", "The body is not valid; see the reasons", {
          reasons: outcome.reasons,
        });
      const reasons = await aboutCasesKnown(deps, principal, request.process, outcome.reasons);
      if (!(await isKnown(deps, principal, caseId))) {
        throw new ProblemError(
          "alreadyExists",
          "There is a case for this already, which is not yours to see, or not written down yet",
          {
            reasons,
          },
        );
      }
      throw new ProblemError("alreadyExists", `There is a case for this already, at /cases/${caseId}`, {
        reasons,
        caseId,
      });
    }
  }
}
