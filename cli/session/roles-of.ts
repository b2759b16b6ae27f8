import type { Process } from "../../client/index.ts";

/** Every role that some of these processes knows, by name. */
export function rolesOf(processes: readonly Process[]): readonly string[] {
  const roles = processes.flatMap(({ startedBy, readBy, events }) => [
    ...startedBy,
    ...readBy,
    ...events.flatMap(({ sentBy }) => sentBy),
  ]);
  return [...new Set(roles)].filter((role) => role !== "system").sort();
}
