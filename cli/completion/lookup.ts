import type { Client, Result } from "../../client/index.ts";
import type { Candidate, Lookup } from "./candidates.ts";

/** What the API knows of processes, cases and events. Nothing, when it does not answer: a shell must not wait. */
export function lookupAt(client: Client): Lookup {
  return async (what, before) => {
    switch (what) {
      case "process": {
        const found = all(await client.processes.list());
        return found.map(({ process, title }): Candidate => [process, title]);
      }
      case "case":
      case "memberOf": {
        const found = await client.cases.list({ limit: 200 });
        if (!found.ok) return [];
        return found.value.items.map(({ caseId, state }): Candidate => [caseId, state.words.join("; ")]);
      }
      case "event":
        return eventsOf(client, before[0] ?? "");
      default:
        return [];
    }
  };
}

/** Of a case those it takes now; of a process all. */
async function eventsOf(client: Client, of: string): Promise<readonly Candidate[]> {
  if (of.includes("-")) {
    const found = await client.cases.get(of);
    return found.ok ? found.value.allowed().map(({ event, title }): Candidate => [event, title]) : [];
  }
  const found = await client.processes.get(of);
  return found.ok ? found.value.events.map(({ event, title }): Candidate => [event, title]) : [];
}

function all<Item>(result: Result<readonly Item[]>): readonly Item[] {
  return result.ok ? result.value : [];
}
