import { caseDiagram } from "../../diagrams/process-diagrams.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { principalOf } from "../auth/principal-of.ts";
import { problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { MERMAID, mermaidAnswer } from "../openapi/mermaid-answer.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { caseParams } from "../requests/case-params.ts";
import { noQuery } from "../requests/no-query.ts";
import { visibleCase } from "./visible-case.ts";

/** `GET /cases/{caseId}/diagram`: where a case stands in its process, in a picture. */
export function caseDiagramRoute(app: Api, deps: ApiDeps): void {
  app.get(
    "/cases/:caseId/diagram",
    {
      config: { access: "readers" },
      schema: {
        tags: ["Cases"],
        operationId: "drawCase",
        summary: "Where a case stands, as a Mermaid diagram",
        description:
          "The closest diagram of its process that shows every state the case is in, with these and the states around them marked. Holds no data of the case.",
        params: caseParams,
        querystring: noQuery,
        response: { 200: mermaidAnswer("The diagram"), ...problems(...READ_PROBLEMS, "notFound") },
      },
    },
    async (request, reply) => {
      const found = await visibleCase(deps, principalOf(request), request.params.caseId);
      const text = caseDiagram(found.process, found.definitionVersion, found.paths);
      if (text === undefined) throw noSuchVersion();
      return reply.type(MERMAID).send(text);
    },
  );
}

function noSuchVersion(): ProblemError {
  const message = "The case ran on a version of its process that is no longer kept, so it cannot be drawn";
  return new ProblemError("notFound", message, { reasons: [{ code: "versionGone", message }] });
}
