import { and, eq, isNull, type SQL } from "drizzle-orm";
import { domainEvents } from "../schema/domain-events.ts";
import type { WaitingEvent } from "./waiting-event.ts";

/** The row of a taken event, unless another publisher has taken it since or its commit was replaced. */
export function thisAttempt({ id, attempts }: WaitingEvent): SQL | undefined {
  return and(eq(domainEvents.id, id), eq(domainEvents.attempts, attempts), isNull(domainEvents.publishedAt));
}
