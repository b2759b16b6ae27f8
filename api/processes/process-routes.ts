import { z } from "zod";
import { contractOf, contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { Api } from "../api.ts";
import { answer, problems } from "../openapi/answers.ts";
import { noSuchProcess } from "../problems/no-such-process.ts";
import { noQuery } from "../requests/no-query.ts";
import { processJson, processSummaryJson } from "./process-json.ts";
import { processParams } from "./process-params.ts";
import { processSchema, processSummarySchema } from "./process-schema.ts";

/** `GET /processes` and `GET /processes/{process}`: what there is, in words, schemas and examples. */
export function processRoutes(app: Api): void {
  const tags = ["Processes"];
  const all = Object.values<ProcessContract>(contracts);
  const described = new Map(all.map((contract) => [contract.process, processJson(contract)]));
  app.get(
    "/processes",
    {
      schema: {
        tags,
        operationId: "listProcesses",
        summary: "Every process",
        querystring: noQuery,
        response: {
          200: answer("The processes", z.object({ processes: z.array(processSummarySchema) })),
          ...problems("invalidRequest", "misdirected", "unexpected"),
        },
      },
    },
    async () => ({ processes: all.map(processSummaryJson) }),
  );
  app.get(
    "/processes/:process",
    {
      schema: {
        tags,
        operationId: "readProcess",
        summary: "One process: its states, events, deadlines, tasks and messages",
        params: processParams,
        querystring: noQuery,
        response: {
          200: answer("The process", processSchema),
          ...problems("invalidRequest", "misdirected", "notFound", "unexpected"),
        },
      },
    },
    async ({ params }) => {
      const found = contractOf(params.process) && described.get(params.process);
      if (!found) throw noSuchProcess();
      return found;
    },
  );
}
