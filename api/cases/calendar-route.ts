import { deliver } from "../../cases/send-event.ts";
import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { rolesWith } from "../auth/permissions.ts";
import { principalOf } from "../auth/principal-of.ts";
import { orAway } from "../away/or-away.ts";
import { answer, COMMAND_PROBLEMS, problems } from "../openapi/answers.ts";
import { elsewhereSchema } from "../processes/elsewhere.ts";
import { sentAnswer, takenSchema } from "../processes/sent-answer.ts";
import { caseParams } from "../requests/case-params.ts";
import { commandHeaders, commandOf } from "../requests/command-headers.ts";
import { noQuery } from "../requests/no-query.ts";
import { visibleCase } from "./visible-case.ts";

/** How far before its start a case can look back, as when it was started. Days. */
const LOOKS_BACK_DAYS = 60;

/** `POST /cases/{caseId}/calendar`: gives a running case the calendar this service has now. */
export function calendarRoute(app: Api, deps: ApiDeps): void {
  app.post(
    "/cases/:caseId/calendar",
    {
      config: { access: "involved" },
      schema: {
        tags: ["Cases"],
        operationId: "renewCalendar",
        summary: "Renew a case's calendar",
        description:
          "Bank holidays and clock changes travel with a case. One that reaches the end of its calendar opens a task; this gives it the present one. Takes no body.",
        headers: commandHeaders,
        params: caseParams,
        querystring: noQuery,
        response: {
          200: answer("Renewed; the case after it", takenSchema),
          202: answer("Taken by the case and not written down yet", elsewhereSchema),
          ...problems(...COMMAND_PROBLEMS, "notFound", "refused"),
        },
      },
    },
    async (request, reply) => {
      const receivedAt = Date.now();
      const principal = principalOf(request);
      const { caseId } = request.params;
      const { process, startedAt } = await visibleCase(deps, principal, caseId);
      // The same for every repeat: it hangs on the case's start and not on today.
      const calendar = calendarFor(addDays(new Date(startedAt).toISOString().slice(0, 10), -LOOKS_BACK_DAYS));
      const event = {
        ...commandOf(request, rolesWith(`${process}:renewCalendar`)),
        process,
        caseId,
        event: "calendarRenewed",
        body: { calendar },
        receivedAt,
      };
      const sent = await orAway(deps.service, deliver(deps.service, event));
      const { code, body } = await sentAnswer(deps, principal, event, sent);
      if (code === 202) reply.header("location", `/cases/${caseId}`);
      return reply.code(code).send(body);
    },
  );
}
