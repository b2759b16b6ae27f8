import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { postgresBinaries } from "./postgres-binaries.ts";

export interface RunningPostgres {
  readonly url: string;
  /** Stops it by its process id and removes its data. */
  stop(): Promise<void>;
}

/** PostgreSQL in a temporary directory, reachable on the loopback interface only. Nothing it holds survives. */
export async function startPostgres(): Promise<RunningPostgres | { readonly notRun: string }> {
  const binaries = await postgresBinaries();
  if (binaries === undefined) {
    return { notRun: "no PostgreSQL server binaries (initdb, postgres) on the PATH or in /usr/lib/postgresql" };
  }
  const user = unprivileged();
  const directory = await mkdtemp(join(tmpdir(), "throughcare-postgres-"));
  if (user.uid !== undefined && user.gid !== undefined) await chown(directory, user.uid, user.gid);
  const data = join(directory, "data");
  // It must not start in a directory its user cannot read.
  const options = { ...user, cwd: directory, stdio: "pipe" } as const;
  const init = spawn(
    join(binaries, "initdb"),
    ["-D", data, "-U", "throughcare", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C"],
    options,
  );
  await succeeded(init, "initdb");
  const port = await freePort();
  const server = spawn(join(binaries, "postgres"), serverArguments(data, directory, port), options);
  const log = collect(server);
  const url = `postgres://throughcare@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await stopped(server);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await accepting(url, server);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start:\n${log()}`, { cause: error });
  }
  return { url, stop };
}

function serverArguments(data: string, directory: string, port: number): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: directory,
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  };
  return [
    "-D",
    data,
    "-p",
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

/** initdb refuses to run as root: `postgres` where there is such a user, else `nobody`. */
function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // The next one.
    }
  }
  return {};
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function accepting(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = postgres(url, { max: 1, connect_timeout: 2, backoff: false, onnotice: () => {} });
    try {
      await client`select 1`;
      return;
    } catch (error) {
      if (Date.now() > until || server.exitCode !== null) throw error;
      await wait(50);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
}

/** SIGINT is its "fast" shutdown: it does not wait for clients. */
async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, "exit");
  server.kill("SIGINT");
  await exited;
}

async function succeeded(child: ChildProcess, name: string): Promise<void> {
  const log = collect(child);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${name} failed:\n${log()}`);
}

function collect(child: ChildProcess): () => string {
  let text = "";
  const take = (chunk: Buffer) => {
    // The end of the log says what went wrong.
    text = (text + chunk.toString()).slice(-10_000);
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  return () => text;
}
