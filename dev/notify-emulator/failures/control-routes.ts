import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { MessageStore } from "../messages/message-store.ts";
import { FAILURE_MODES, type FailureState } from "./failure-mode.ts";
import type { FailureSwitch } from "./failure-switch.ts";

const failureState = z.strictObject({
  mode: z.enum(FAILURE_MODES),
  count: z.int().positive().optional(),
});

/** For tests and demonstrations: the failure switch, and how often each reference was accepted. */
export function controlRoutes(app: FastifyInstance, failures: FailureSwitch, store: MessageStore): void {
  app.get("/control/failures", () => failures.state);

  app.post("/control/failures", (request, reply) => {
    const parsed = failureState.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
    const { mode, count } = parsed.data;
    failures.set({ mode, ...(count === undefined ? {} : { count }) } satisfies FailureState);
    return reply.send(failures.state);
  });

  app.get("/control/stats", () => {
    const { accepted, references, duplicates } = store.counts();
    return { accepted, references, duplicates, acceptedMoreThanOnce: Object.keys(duplicates).length };
  });
}
