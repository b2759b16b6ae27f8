import { signal } from "./stop-process.ts";

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const children = new Set<number>();

/**
 * Stops a detached process when this one ends: at its exit, and at a signal that nobody else here handles (a handler of
 * the caller's drains first and exits by itself). Returns how to let go of it. Nothing can be done about SIGKILL; see
 * `left-behind.ts`.
 */
export function stopWithParent(pid: number): () => void {
  if (children.size === 0) {
    process.on("exit", stopAll);
    for (const name of ENDING) process.on(name, atSignal);
  }
  children.add(pid);
  return () => {
    if (children.delete(pid) && children.size === 0) listenNoLonger();
  };
}

function stopAll(): void {
  for (const pid of children) signal(pid, "SIGTERM");
  children.clear();
}

function atSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return;
  stopAll();
  listenNoLonger();
  process.kill(process.pid, name);
}

function listenNoLonger(): void {
  process.off("exit", stopAll);
  for (const name of ENDING) process.off(name, atSignal);
}
