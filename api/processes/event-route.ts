import { sendEvent } from "../../cases/send-event.ts";
import type { EventContract, ProcessContract } from "../../machines/shared/process-contract.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { rolesWith } from "../auth/permissions.ts";
import { orAway } from "../away/or-away.ts";
import { answer, COMMAND_PROBLEMS, problems } from "../openapi/answers.ts";
import { pascal } from "../openapi/operation-id.ts";
import { caseParams } from "../requests/case-params.ts";
import { commandHeaders, commandOf } from "../requests/command-headers.ts";
import { noQuery } from "../requests/no-query.ts";
import { withoutBodyValidation } from "../requests/without-body-validation.ts";
import { elsewhereSchema } from "./elsewhere.ts";
import { refuseLockingOut } from "./locking-out.ts";
import { reaching } from "./reaching.ts";
import { sentAnswer, takenSchema } from "./sent-answer.ts";

/** `POST /processes/{process}/cases/{caseId}/events/{event}`: tells a case what happened, once per client and key. */
export function eventRoute(
  app: Api,
  deps: ApiDeps,
  { process, title, words, restrictedBy }: ProcessContract,
  [event, contract]: readonly [string, EventContract],
): void {
  const roles = rolesWith(`${process}:send:${event}`);
  app.post(
    `/processes/${process}/cases/:caseId/events/${event}`,
    {
      config: { access: { roles } },
      schema: {
        tags: [title],
        operationId: `${process}${pascal(event)}`,
        summary: words.events[event] ?? event,
        description: `${contract.description}\n\nSent by: ${contract.sentBy.join(", ")}.`,
        headers: commandHeaders,
        params: caseParams,
        querystring: noQuery,
        body: contract.body.meta({ examples: [contract.example] }),
        response: {
          200: answer("Taken and written down; the case after it. `repeated` when it had been before", takenSchema),
          202: answer("Taken by the case and not written down yet", elsewhereSchema),
          ...problems(...COMMAND_PROBLEMS, "notFound", "refused"),
        },
      },
      validatorCompiler: withoutBodyValidation,
    },
    async (request, reply) => {
      const receivedAt = Date.now();
      const principal = principalOf(request);
      const { caseId } = request.params;
      refuseLockingOut({ restrictedBy }, principal, contract.body, request.body);
      const told = {
        ...commandOf(request, roles),
        process,
        caseId,
        event,
        body: request.body ?? {},
        receivedAt,
        reaches: reaching(principal),
      };
      const sent = await orAway(deps.service, sendEvent(deps.service, told));
      const { code, body: answered } = await sentAnswer(deps, principal, told, sent);
      if (code === 202) reply.header("location", `/cases/${caseId}`);
      return reply.code(code).send(answered);
    },
  );
}
