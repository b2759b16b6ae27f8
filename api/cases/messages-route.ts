import { z } from "zod";
import { messagesOf } from "../../records/queries/messages-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { principalOf } from "../auth/principal-of.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { caseParams } from "../requests/case-params.ts";
import { noQuery } from "../requests/no-query.ts";
import { messageJson } from "./message-json.ts";
import { messageSchema } from "./message-schema.ts";
import { visibleCase } from "./visible-case.ts";

/** `GET /cases/{caseId}/messages`: every email, text and letter, and what became of it. */
export function messagesRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases/:caseId/messages",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "readMessages",
        summary: "The messages of a case, oldest first",
        params: caseParams,
        querystring: noQuery,
        response: {
          200: answer("The messages", z.object({ messages: z.array(messageSchema) })),
          ...problems(...READ_PROBLEMS, "notFound"),
        },
      },
    },
    async (request) => {
      const { caseId } = request.params;
      const [found] = await Promise.all([
        fromRecords(deps.service, (records) => messagesOf(records, caseId)),
        visibleCase(deps, principalOf(request), caseId),
      ]);
      return { messages: found.map(messageJson) };
    },
  );
}
