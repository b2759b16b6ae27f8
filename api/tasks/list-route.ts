import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";
import { region } from "../../machines/shared/fields.ts";
import { ROLES } from "../../machines/shared/roles.ts";
import { listTasks } from "../../records/queries/list-tasks.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { viewerOf } from "../auth/viewer-of.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { dueBeforeOf, dueFields, oneOfDue } from "../requests/due-fields.ts";
import { next, nextPage, paging } from "../requests/paging.ts";
import { taskJson } from "./task-json.ts";
import { taskSchema } from "./task-schema.ts";

const listQuery = z
  .strictObject({
    role: z.enum(Object.keys(ROLES)).optional().meta({ description: "Tasks this role has now" }),
    mine: z
      .enum(["true", "false"])
      .default("false")
      .meta({ description: "Only tasks of the roles that your token has" }),
    process: z.enum(Object.keys(contracts)).optional().meta({ description: "Tasks of cases of this process" }),
    caseId: z.string().max(100).optional().meta({ description: "Tasks of this case" }),
    region: region.optional().meta({ description: "Tasks of cases in this region" }),
    overdue: z.enum(["true", "false"]).optional().meta({ description: "Open and past their due instant, or not" }),
    escalated: z
      .enum(["true", "false"])
      .optional()
      .meta({ description: "Gone up a role because they were overdue, or not" }),
    closed: z
      .enum(["true", "false"])
      .default("false")
      .meta({ description: "Those that are closed, in place of the open" }),
    ...dueFields,
    ...paging,
  })
  .refine(oneOfDue.holds, oneOfDue.otherwise);

/** `GET /tasks`: what people must do, the first due first. */
export function listTasksRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/tasks",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Tasks"],
        operationId: "listTasks",
        summary: "Tasks by due date",
        querystring: listQuery,
        response: {
          200: answer("A page of tasks", z.object({ tasks: z.array(taskSchema), next })),
          ...problems(...READ_PROBLEMS),
        },
      },
    },
    async (request) => {
      const { query, url } = request;
      const { role, mine, process, caseId, region, overdue, escalated, closed, limit, after, ...due } = query;
      const principal = principalOf(request);
      const asked = {
        role,
        process,
        caseId,
        region,
        limit,
        after,
        open: closed === "false",
        dueBefore: dueBeforeOf(due),
      };
      const filter = {
        ...asked,
        ...(mine === "true" && { roles: principal.roles }),
        overdue: overdue && overdue === "true",
        escalated: escalated && escalated === "true",
        viewer: viewerOf(principal, process),
      };
      const page = await fromRecords(deps.service, (records) => listTasks(records, filter));
      return { tasks: page.items.map(taskJson), ...nextPage(url, page.after) };
    },
  );
}
