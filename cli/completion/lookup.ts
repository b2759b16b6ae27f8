import type { Client, Result } from "../../client/index.ts";
import { processes } from "../session/processes.ts";
import { rolesOf } from "../session/roles-of.ts";
import type { Candidate, Lookup } from "./candidates.ts";
import { regionsOf } from "./regions-of.ts";

/** What the API knows. Nothing when it does not answer: a shell must not wait. */
export function lookupAt(client: Client): Lookup {
  return async (what, before) => {
    switch (what) {
      case "process": {
        const found = all(await client.processes.list());
        return found.map(({ process, title }): Candidate => [process, title]);
      }
      case "case":
      case "memberOf": {
        const found = await client.cases.list({ limit: 200, ...(what === "memberOf" && { process: "optInCampaign" }) });
        if (!found.ok) return [];
        return found.value.items.map(({ caseId, state }): Candidate => [caseId, state.words.join("; ")]);
      }
      case "event":
        return eventsOf(client, before[0]);
      case "role":
        return words(rolesOf(all(await processes(client))));
      case "region":
        return words(all(await processes(client)).flatMap(({ input }) => regionsOf(input.schema)));
      case "state":
        return words(all(await processes(client)).flatMap(({ states }) => states.map(({ path }) => path)));
      default:
        return [];
    }
  };
}

/** Of a case those it takes now; of a process all; of none those of all processes. */
async function eventsOf(client: Client, of: string | undefined): Promise<readonly Candidate[]> {
  if (of?.includes("-")) {
    const found = await client.cases.get(of);
    return found.ok ? found.value.allowed().map(({ event, title }): Candidate => [event, title]) : [];
  }
  const found = all(await processes(client, of === undefined ? undefined : [of]));
  return [...new Map(found.flatMap(({ events }) => events.map(({ event, title }) => [event, title] as const)))];
}

function words(found: readonly string[]): readonly Candidate[] {
  return [...new Set(found)].sort().map((word): Candidate => [word, ""]);
}

function all<Item>(result: Result<readonly Item[]>): readonly Item[] {
  return result.ok ? result.value : [];
}
