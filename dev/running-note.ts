import { readFile } from "node:fs/promises";
import { RUNNING_NOTE } from "./home.ts";
import type { System } from "./system.ts";

/** Where everything of a running system is. */
export type Running = Pick<System, "api" | "issuer" | "outbox" | "temporalUi">;

/** The addresses of a system that runs on this machine and answers; nothing when there is none. */
export async function runningHere(): Promise<Running | undefined> {
  try {
    const note = JSON.parse(await readFile(RUNNING_NOTE, "utf8")) as Running;
    const answer = await fetch(new URL("/ping", note.api), { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? note : undefined;
  } catch {
    return undefined;
  }
}
