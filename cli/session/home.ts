import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const NAME = ".throughcare";

/** Where a system of this machine, and the command line, keep things: THROUGHCARE_HOME, the checkout's, or one's own. */
export function home(): string {
  const told = process.env["THROUGHCARE_HOME"];
  if (told !== undefined && told !== "") return path.resolve(told);
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, NAME))) return path.join(folder, NAME);
    if (folder === path.dirname(folder)) return path.join(homedir(), NAME);
  }
}

/** Where a system that runs on this machine says that it is. */
export interface RunningNote {
  readonly api?: string;
  readonly issuer?: string;
}

export function runningNote(): RunningNote {
  try {
    return JSON.parse(readFileSync(path.join(home(), "running.json"), "utf8")) as RunningNote;
  } catch {
    return {};
  }
}

/** The API: what was told, else a system that runs here, else where `npm start` puts it. */
export function apiUrl(told: string | undefined): string {
  const url = told ?? process.env["THROUGHCARE_URL"] ?? runningNote().api ?? "http://127.0.0.1:3000";
  return url.replace(/\/+$/, "");
}
