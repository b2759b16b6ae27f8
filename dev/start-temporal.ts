import path from "node:path";
import {
  CASE_STATE,
  NEXT_DEADLINE,
  OPEN_TASKS,
  OWNER_ROLE,
  REGION,
} from "../workflows/interpreter/search-attributes.ts";
import { startDevServer } from "./temporal/dev-server.ts";
import { findTemporal } from "./temporal/find-temporal.ts";
import { portOrFree } from "./temporal/free-port.ts";

export interface RunningTemporal {
  readonly address: string;
  readonly uiUrl?: string;
  stop(): Promise<void>;
}

interface Options {
  readonly home: string;
  readonly ports: { readonly temporal: number; readonly temporalUi: number };
  /** Where the Web UI asks for encrypted payloads to be shown. */
  readonly codecEndpoint?: string;
  readonly say: (line: string) => void;
}

/** A Temporal server to work with: one that somebody runs, or a development server whose database is kept in `home`. */
export async function startTemporal({ home, ports, codecEndpoint, say }: Options): Promise<RunningTemporal> {
  const found = await findTemporal({ say });
  if (found.kind === "address") {
    say(`Temporal at ${found.address}`);
    return { address: found.address, stop: async () => {} };
  }
  const frontend = await portOrFree(ports.temporal);
  const ui = await portOrFree(ports.temporalUi);
  for (const [what, { port, insteadOf }] of [
    ["Temporal", frontend],
    ["Temporal UI", ui],
  ] as const) {
    if (insteadOf !== undefined) say(`${what}: port ${insteadOf} is taken; using ${port}`);
  }
  const server = await startDevServer({
    cli: found.path,
    dbFile: path.join(home, "temporal.db"),
    port: frontend.port,
    uiPort: ui.port,
    searchAttributes: [CASE_STATE, OWNER_ROLE, REGION, NEXT_DEADLINE, OPEN_TASKS],
    codecEndpoint,
    timeSkipping: true,
    logFile: path.join(home, "temporal.log"),
    say,
  });
  say(`Temporal server ${found.server}, from ${found.from}`);
  return {
    address: server.address,
    ...(server.uiUrl !== undefined && { uiUrl: server.uiUrl }),
    stop: () => server.stop(),
  };
}
