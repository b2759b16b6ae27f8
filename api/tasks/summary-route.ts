import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";
import { region } from "../../machines/shared/fields.ts";
import { countTasks } from "../../records/queries/count-tasks.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { viewerOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { taskCountsSchema } from "./task-counts-schema.ts";

const summaryQuery = z.strictObject({
  mine: z.enum(["true", "false"]).default("false").meta({ description: "Only tasks of the roles that your token has" }),
  process: z.enum(Object.keys(contracts)).optional().meta({ description: "Tasks of cases of this process" }),
  region: region.optional().meta({ description: "Tasks of cases in this region" }),
});

/** `GET /tasks/summary`: how much each role has to do, as far as whoever asks may know of it. */
export function tasksSummaryRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/tasks/summary",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Tasks"],
        operationId: "countTasks",
        summary: "How many tasks each role has, by process",
        description: "Counts what `GET /tasks` would list to you, and nothing of cases that you may not know of.",
        querystring: summaryQuery,
        response: { 200: answer("The counts", taskCountsSchema), ...problems(...READ_PROBLEMS) },
      },
    },
    async (request) => {
      const { mine, process, region } = request.query;
      const principal = principalOf(request);
      const roles = mine === "true" ? principal.roles : undefined;
      const filter = { roles, process, region, viewer: viewerOf(principal, process) };
      const counts = await fromRecords(deps.service, (records) => countTasks(records, filter));
      return { counts: [...counts] };
    },
  );
}
