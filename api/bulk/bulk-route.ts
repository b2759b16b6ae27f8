import type { EventContract, ProcessContract } from "../../machines/shared/process-contract.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { rolesWith } from "../auth/permissions.ts";
import { principalOf } from "../auth/principal-of.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { pascal } from "../openapi/operation-id.ts";
import { reaching } from "../processes/reaching.ts";
import { commandHeaders, commandOf } from "../requests/command-headers.ts";
import { noQuery } from "../requests/no-query.ts";
import { withoutBodyValidation } from "../requests/without-body-validation.ts";
import { bulkBodySchema, toEachCase } from "./bulk-body.ts";
import { bulkResultSchema, counted } from "./bulk-result.ts";
import { tellEach } from "./tell-each.ts";

/** Room for as many cases as a request may name, each with something of its own to hear. */
const MOST_BYTES = 1024 * 1024;

/**
 * `POST /processes/{process}/events/{event}/bulk`: tells many cases the same event, each as if it were told alone, once
 * per client, case and key. None for an event that only the service itself sends.
 */
export function bulkRoute(
  app: Api,
  deps: ApiDeps,
  { process, title, words }: ProcessContract,
  [event, contract]: readonly [string, EventContract],
): void {
  const roles = rolesWith(`${process}:send:${event}`);
  if (roles.every((role) => role === "system")) return;
  app.post(
    `/processes/${process}/events/${event}/bulk`,
    {
      bodyLimit: MOST_BYTES,
      config: { access: { roles } },
      schema: {
        tags: [title],
        operationId: `${process}${pascal(event)}Bulk`,
        summary: `${words.events[event] ?? event}: many cases at once`,
        description: `${contract.description}\n\nEach case takes it or not by itself, under the same rules as alone, and the answer says which did. The key is each case's own: the same request again tells only those that had not taken it, in one request or one by one.\n\nSent by: ${contract.sentBy.join(", ")}.`,
        headers: commandHeaders,
        querystring: noQuery,
        body: bulkBodySchema(process, contract),
        response: {
          200: answer("What became of it, case by case", bulkResultSchema),
          ...problems(...READ_PROBLEMS, "tooLarge", "unsupportedMediaType"),
        },
      },
      validatorCompiler: withoutBodyValidation,
    },
    async (request) => {
      const receivedAt = Date.now();
      const principal = principalOf(request);
      const told = { ...commandOf(request, roles), process, event, receivedAt, reaches: reaching(principal) };
      const results = await tellEach(deps, principal, told, toEachCase(contract, request.body), request.log);
      return { results: [...results], counts: counted(results) };
    },
  );
}
