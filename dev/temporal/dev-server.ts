import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { devServerArguments, type DevServerArguments } from "./dev-server-arguments.ts";
import { isFree } from "./free-port.ts";
import { stopLeftBehind } from "./left-behind.ts";
import { processIdentity, type ProcessIdentity } from "./process-identity.ts";
import { removeServerNote, writeServerNote } from "./server-note.ts";
import { stopProcess } from "./stop-process.ts";
import { untilServing } from "./until-serving.ts";
import { stopWithParent } from "./with-parent.ts";

/** Real milliseconds; an idle machine takes under one second, a busy one with a large database several. */
const SERVING_WITHIN_MS = 60_000;

export interface DevServerOptions extends DevServerArguments {
  /** The Temporal CLI, from `findTemporal`. */
  readonly cli: string;
  /** What the server itself says. Started anew each time. */
  readonly logFile: string;
  readonly say: (line: string) => void;
}

export interface DevServer {
  readonly address: string;
  /** Absent when no UI port was given. */
  readonly uiUrl?: string;
  readonly pid: number;
  /** Settles when the server has ended, also by itself. */
  readonly ended: Promise<void>;
  /** Ends the server and returns when it has gone. May be called twice. */
  stop(): Promise<void>;
}

/** The server did not come up. The message ends with the last lines of its log. */
export class DevServerNotStarted extends Error {
  override readonly name = "DevServerNotStarted";

  constructor(why: string, logFile: string, lastLines: string) {
    super(
      `The Temporal development server did not start: ${why}. All it said is in ${logFile}; the end of it:\n${lastLines}`,
    );
  }
}

/** A port is taken, so whatever answers there is not the server that would be started. */
export class DevServerPortTaken extends Error {
  override readonly name = "DevServerPortTaken";

  constructor(port: number) {
    super(`Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another port (see portOrFree).`);
  }
}

/**
 * Starts `temporal server start-dev` on 127.0.0.1 and returns when it serves. It runs in a process group of its own:
 * Ctrl-C in a terminal reaches this process only, which stops its workers first and the server after them.
 * Throws {@link DevServerPortTaken}, {@link DevServerNotStarted} and `DevServerInUse`.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { cli, logFile, say, port, uiPort } = options;
  // One spelling for the command line and the note, from wherever the next start is made.
  const dbFile = options.dbFile === undefined ? undefined : path.resolve(options.dbFile);
  if (dbFile !== undefined) {
    await mkdir(path.dirname(dbFile), { recursive: true });
    await stopLeftBehind(dbFile, say);
  }
  // After a server left behind was stopped: it may have held these very ports.
  for (const each of [port, uiPort])
    if (each !== undefined && !(await isFree(each))) throw new DevServerPortTaken(each);

  const { identity, ended, hold, letGo } = await launch(cli, devServerArguments({ ...options, dbFile }), logFile);
  const stop = async (): Promise<void> => {
    letGo();
    hold();
    await stopProcess(identity);
    await ended;
    if (dbFile !== undefined) await removeServerNote(dbFile);
  };

  const address = `127.0.0.1:${port}`;
  try {
    if (dbFile !== undefined) await writeServerNote({ ...identity, owner: await thisProcess(), port, uiPort, dbFile });
    await serving(address, ended, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  const uiUrl = uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`;
  return { address, uiUrl, pid: identity.pid, ended, stop };
}

interface Launched {
  readonly identity: ProcessIdentity;
  readonly ended: Promise<void>;
  /** Keeps this process from ending before the server has. */
  readonly hold: () => void;
  /** Leaves the server to itself when this process ends. */
  readonly letGo: () => void;
}

async function launch(cli: string, args: readonly string[], logFile: string): Promise<Launched> {
  await mkdir(path.dirname(logFile), { recursive: true });
  const log = await open(logFile, "w");
  const child = spawn(cli, args, { detached: true, stdio: ["ignore", log.fd, log.fd] });
  try {
    await once(child, "spawn");
  } catch (error) {
    throw new DevServerNotStarted(
      `${cli} does not run`,
      logFile,
      error instanceof Error ? error.message : String(error),
    );
  } finally {
    await log.close();
  }
  const pid = child.pid!;
  const letGo = stopWithParent(pid);
  // Until it is being stopped it must not keep this process from ending: that stops it.
  child.unref();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void ended.then(letGo);
  return { identity: await identityOf(pid), ended, hold: () => child.ref(), letGo };
}

async function serving(address: string, ended: Promise<void>, logFile: string): Promise<void> {
  const giveUp = new AbortController();
  const died = ended.then(() => {
    giveUp.abort();
    return new Error("it ended at once");
  });
  const outcome = await Promise.race([untilServing(address, SERVING_WITHIN_MS, giveUp.signal), died]);
  if (outcome === "serving") return;
  const log = await readFile(logFile, "utf8").catch(() => "");
  throw new DevServerNotStarted(outcome.message, logFile, log.trimEnd().split("\n").slice(-5).join("\n"));
}

async function thisProcess(): Promise<ProcessIdentity> {
  return identityOf(process.pid);
}

/** Where the operating system does not say when a process started, its id has to do. */
async function identityOf(pid: number): Promise<ProcessIdentity> {
  return (await processIdentity(pid)) ?? { pid, startTime: "unknown" };
}
