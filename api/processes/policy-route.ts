import { contractOf } from "../../machines/contracts.ts";
import { localDateOf } from "../../machines/shared/calendar/london.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { Instant, LocalDate } from "../../machines/shared/time.ts";
import type { Api } from "../api.ts";
import { answer, problems } from "../openapi/answers.ts";
import { noSuchProcess } from "../problems/no-such-process.ts";
import { noQuery } from "../requests/no-query.ts";
import { policyJson } from "./policy-json.ts";
import { policySchema } from "./policy-schema.ts";
import { processParams } from "./process-params.ts";

const DAY_MS = 86_400_000;

/** `GET /processes/{process}/policy`: its numbers and lists, since when each holds, and who says so. */
export function policyRoute(app: Api): void {
  app.get(
    "/processes/:process/policy",
    {
      schema: {
        tags: ["Processes"],
        operationId: "readPolicy",
        summary: "The policy of a process: every value with its source and its dates",
        description: "A case keeps the values it started with; reading it says of which version they are.",
        params: processParams,
        querystring: noQuery,
        response: {
          200: answer("The policy", policySchema),
          ...problems("invalidRequest", "misdirected", "notFound", "unexpected"),
        },
      },
    },
    async ({ params: { process } }) => {
      const contract = contractOf(process);
      if (!contract) throw noSuchProcess();
      return policyJson(contract, londonDate(Date.now()));
    },
  );
}

function londonDate(now: Instant): LocalDate {
  return localDateOf(calendarFor(new Date(now - DAY_MS).toISOString().slice(0, 10)), now);
}
