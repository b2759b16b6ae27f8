import type { Client, Process, Result } from "../../client/index.ts";

/** Processes as a whole: those of these names, or every one. The first that the API does not tell is the answer. */
export async function processes(client: Client, told?: readonly string[]): Promise<Result<readonly Process[]>> {
  const listed = told ? undefined : await client.processes.list();
  if (listed && !listed.ok) return listed;
  const names = told ?? listed?.value.map(({ process }) => process) ?? [];
  const found = await Promise.all(names.map((name) => client.processes.get(name)));
  const value: Process[] = [];
  for (const each of found) {
    if (!each.ok) return each;
    value.push(each.value);
  }
  return { ok: true, value };
}
