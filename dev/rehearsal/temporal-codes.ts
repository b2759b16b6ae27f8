/** Numbers that Temporal answers with, where its client has no names for them. */

/** `temporal.api.enums.v1.WorkflowExecutionStatus`. */
export const RUNNING = 1;

/** gRPC's own. */
export const CANCELLED = 1;
export const DEADLINE_EXCEEDED = 4;
export const NOT_FOUND = 5;
