import type { Client, Process } from "../../client/index.ts";

/** Processes as a whole: those of these names, or every one. None that the API does not tell. */
export async function processes(client: Client, told?: readonly string[]): Promise<readonly Process[]> {
  const listed = told ? undefined : await client.processes.list();
  const names = told ?? (listed?.ok ? listed.value.map(({ process }) => process) : []);
  const found = await Promise.all(names.map((name) => client.processes.get(name)));
  return found.flatMap((each) => (each.ok ? [each.value] : []));
}
