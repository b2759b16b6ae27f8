import { z } from "zod";
import { messagesOf } from "../../records/queries/messages-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { caseParams } from "../requests/case-params.ts";
import { noQuery } from "../requests/no-query.ts";
import { messageJson } from "./message-json.ts";
import { messageSchema } from "./message-schema.ts";
import { readKnownCase } from "./read-case.ts";

/** `GET /cases/{caseId}/messages`: every email, text and letter, and what became of it. */
export function messagesRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases/:caseId/messages",
    {
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
    async ({ params: { caseId } }) => {
      const found = await fromRecords(() => messagesOf(deps.service.records, caseId));
      if (found.length === 0) await readKnownCase(deps, caseId);
      return { messages: found.map(messageJson) };
    },
  );
}
