import { z } from "zod";
import { processDiagrams } from "../../diagrams/process-diagrams.ts";
import { contracts } from "../../machines/contracts.ts";
import type { Api } from "../api.ts";
import { problems } from "../openapi/answers.ts";
import { MERMAID, mermaidAnswer } from "../openapi/mermaid-answer.ts";
import { noSuchProcess } from "../problems/no-such-process.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { statePath } from "../requests/state-path.ts";
import { processParams } from "./process-params.ts";

const query = z.strictObject({
  state: statePath.optional().meta({ description: "The inside of this state, in place of the overview" }),
});

/** `GET /processes/{process}/diagram`: the process in a picture, drawn from its definition. */
export function processDiagramRoute(app: Api): void {
  const all = new Map(Object.keys(contracts).map((process) => [process, processDiagrams(process)]));
  app.get(
    "/processes/:process/diagram",
    {
      schema: {
        tags: ["Processes"],
        operationId: "drawProcess",
        summary: "A process as a Mermaid diagram",
        description:
          "The overview, or the inside of one of the states that it shows closed; `GET /processes/{process}` lists these.",
        params: processParams,
        querystring: query,
        response: {
          200: mermaidAnswer("The diagram"),
          ...problems("invalidRequest", "misdirected", "notFound", "unexpected"),
        },
      },
    },
    async ({ params: { process }, query: { state = "" } }, reply) => {
      const diagrams = all.get(process);
      if (!diagrams) throw noSuchProcess();
      const found = diagrams.find((diagram) => diagram.state === state);
      if (!found) throw noSuchDiagram(diagrams.map((diagram) => diagram.state));
      return reply.type(MERMAID).send(found.text);
    },
  );
}

function noSuchDiagram(states: readonly string[]): ProblemError {
  const others = states.filter((state) => state !== "").join(", ");
  const message = `There is no diagram of this state. States with one: ${others || "none"}`;
  return new ProblemError("notFound", message, { reasons: [{ code: "noSuchDiagram", message, field: "state" }] });
}
