import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { answer } from "../openapi/answers.ts";

const infoSchema = z
  .object({
    build: z.object({ name: z.string(), version: z.string(), buildNumber: z.string().optional() }),
    git: z.object({ branch: z.string(), commit: z.object({ id: z.string(), time: z.string().optional() }) }).optional(),
    processes: z.array(z.object({ process: z.string(), title: z.string(), version: z.int().optional() })),
    uptime: z.number().meta({ description: "Seconds" }),
  })
  .meta({ id: "Info" });

/** `GET /info`: which build this is and which processes it runs, in the department's shape. */
export function infoRoute(app: Api, { buildInfo: { git, processVersions, ...build } }: ApiDeps): void {
  const processes = Object.values(contracts).map(({ process: name, title }) => {
    const version = processVersions?.[name];
    return { process: name, title, ...(version !== undefined && { version }) };
  });
  app.get(
    "/info",
    {
      config: { access: "public" },
      schema: {
        tags: ["Status"],
        operationId: "info",
        summary: "Which build this is, and which processes it runs",
        response: { 200: answer("The build", infoSchema) },
      },
    },
    async () => ({ build, ...(git && { git }), processes, uptime: process.uptime() }),
  );
}
