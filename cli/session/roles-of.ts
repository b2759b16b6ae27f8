import type { Client } from "../../client/index.ts";
import { processes } from "./processes.ts";

/** Every role that some process knows, by name. Told to anybody, signed in or not. */
export async function rolesOf(client: Client): Promise<readonly string[]> {
  const roles = (await processes(client)).flatMap(({ startedBy, readBy, events }) => [
    ...startedBy,
    ...readBy,
    ...events.flatMap(({ sentBy }) => sentBy),
  ]);
  return [...new Set(roles)].filter((role) => role !== "system").sort();
}
