import type { Client } from "@temporalio/client";
import { TemporalAway } from "./temporal-away.ts";
import { withinMs } from "./within-ms.ts";

/**
 * Whether Temporal answers. Throws TemporalAway, or what the client says. Not by the call's own deadline alone: the
 * client retries, and sleeps past it between two attempts.
 */
export async function temporalAnswers({ connection, workflowService }: Client, ms: number): Promise<void> {
  const asking = connection.withDeadline(Date.now() + ms, () => workflowService.getSystemInfo({}));
  await withinMs(ms, asking, () => new TemporalAway());
}
