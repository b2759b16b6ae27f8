import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { open, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Connection } from "@temporalio/client";
import { SearchAttributeType } from "@temporalio/common";
import { isFree } from "../../dev/temporal/free-port.ts";
import { untilServing } from "../../dev/temporal/until-serving.ts";
import {
  CASE_STATE,
  NEXT_DEADLINE,
  OPEN_TASKS,
  OWNER_ROLE,
  REGION,
} from "../../workflows/interpreter/search-attributes.ts";
import type { BuiltServer } from "./build.ts";

const run = promisify(execFile);
/** As Temporal's API numbers the types that are used here. */
const TYPES: Partial<Readonly<Record<SearchAttributeType, number>>> = {
  [SearchAttributeType.KEYWORD]: 2,
  [SearchAttributeType.DATETIME]: 6,
  [SearchAttributeType.KEYWORD_LIST]: 7,
};
const PORTS = ["frontend", "matching", "history", "worker"] as const;
const SERVING_WITHIN_MS = 90_000;

/** A Temporal server as in production: on PostgreSQL, all its services in one process. `stop` ends it. */
export async function startTemporalServer(
  built: BuiltServer,
  postgresUrl: string,
  folder: string,
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const { hostname, port, username } = new URL(postgresUrl);
  for (const [database, schema] of Object.entries({ temporal: "temporal", temporal_visibility: "visibility" })) {
    const to = [
      "--plugin",
      "postgres12",
      "--ep",
      hostname,
      "-p",
      port,
      "-u",
      username,
      "--pw",
      "none",
      "--db",
      database,
    ];
    await run(built.sqlTool, [...to, "create-database"]);
    await run(built.sqlTool, [...to, "setup-schema", "-v", "0.0"]);
    await run(built.sqlTool, [...to, "update-schema", "-d", path.join(built.schema, schema, "versioned")]);
  }
  const ports = await freePorts(PORTS.length * 2);
  const config = path.join(folder, "temporal.json");
  // JSON is YAML.
  await writeFile(config, JSON.stringify(configuration(`${hostname}:${port}`, username, ports, folder)));
  await writeFile(path.join(folder, "dynamic.yaml"), "{}\n");
  const log = await open(path.join(folder, "temporal.log"), "w");
  const stdio = ["ignore", log.fd, log.fd] as const;
  const child = spawn(built.server, ["--config-file", config, "--allow-no-auth", "start"], { stdio: [...stdio] });
  const ended = once(child, "exit").then(() => log.close());
  const gone = new AbortController();
  void ended.then(() => gone.abort());
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  const address = `127.0.0.1:${ports[0]}`;
  try {
    await register(address);
    const trouble = await untilServing(address, SERVING_WITHIN_MS, gone.signal);
    if (trouble !== "serving") throw trouble;
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

/** Temporal keeps its ports as a smallint, and the ports an operating system gives are above. */
async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  for (let port = 17_233; ports.length < count; port += 1) if (await isFree(port)) ports.push(port);
  return ports;
}

function configuration(connectAddr: string, user: string, ports: readonly number[], folder: string) {
  const store = (databaseName: string) => ({
    sql: {
      pluginName: "postgres12",
      databaseName,
      connectAddr,
      connectProtocol: "tcp",
      user,
      password: "none",
      maxConns: 20,
      maxIdleConns: 20,
    },
  });
  const services = PORTS.map((name, at) => {
    const rpc = { grpcPort: ports[at * 2], membershipPort: ports[at * 2 + 1], bindOnLocalHost: true };
    return [name, { rpc }] as const;
  });
  const frontend = `127.0.0.1:${ports[0]}`;
  return {
    log: { stdout: true, level: "warn" },
    persistence: {
      defaultStore: "default",
      visibilityStore: "visibility",
      numHistoryShards: 16,
      datastores: { default: store("temporal"), visibility: store("temporal_visibility") },
    },
    global: { membership: { maxJoinDuration: "30s", broadcastAddress: "127.0.0.1" } },
    services: Object.fromEntries(services),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: "active",
      currentClusterName: "active",
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: "frontend", rpcAddress: frontend },
      },
    },
    publicClient: { hostPort: frontend },
    dynamicConfigClient: { filepath: path.join(folder, "dynamic.yaml"), pollInterval: "60s" },
  };
}

/** The namespace, and the search attributes the service needs. */
async function register(address: string): Promise<void> {
  const deadline = Date.now() + SERVING_WITHIN_MS;
  const patiently = async (work: () => Promise<unknown>): Promise<void> => {
    for (;;) {
      try {
        return void (await work());
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }
  };
  const connection = Connection.lazy({ address });
  const day = { seconds: 86_400 as never };
  try {
    await patiently(() => connection.ensureConnected());
    await patiently(() =>
      connection.workflowService
        .registerNamespace({ namespace: "default", workflowExecutionRetentionPeriod: day })
        .catch((error: unknown) => {
          if (!String(error).includes("ALREADY_EXISTS")) throw error;
        }),
    );
    const all = [CASE_STATE, OWNER_ROLE, REGION, NEXT_DEADLINE, OPEN_TASKS];
    const searchAttributes = Object.fromEntries(all.map(({ name, type }) => [name, TYPES[type] ?? 0]));
    await patiently(() => connection.operatorService.addSearchAttributes({ namespace: "default", searchAttributes }));
  } finally {
    await connection.close();
  }
}
