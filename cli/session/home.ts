import { existsSync, lstatSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const NAME = ".throughcare";

/**
 * Where a system of this machine, and the command line, keep things: THROUGHCARE_HOME, the checkout's, or one's own. A
 * folder that somebody else put above the working folder is none: what it says is theirs, and so is what is kept there.
 */
export function home(): string {
  const told = process.env["THROUGHCARE_HOME"];
  if (told !== undefined && told !== "") return path.resolve(told);
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const found = path.join(folder, NAME);
    if (existsSync(found) && isOwn(found)) return found;
    if (folder === path.dirname(folder)) return path.join(homedir(), NAME);
  }
}

/** A link counts as its maker's, wherever it leads. Windows knows no user ids. */
function isOwn(folder: string): boolean {
  return lstatSync(folder).uid === (process.getuid?.() ?? 0);
}

/** Where a system that runs on this machine says that it is. */
export interface RunningNote {
  readonly api?: string;
  readonly issuer?: string;
}

/** What the note says of this machine. A token goes to no other because of a file. */
export function runningNote(): RunningNote {
  try {
    const note = JSON.parse(readFileSync(path.join(home(), "running.json"), "utf8")) as Record<
      keyof RunningNote,
      unknown
    >;
    const { api, issuer } = note;
    return { ...(isHere(api) && { api }), ...(isHere(issuer) && { issuer }) };
  } catch {
    return {};
  }
}

function isHere(url: unknown): url is string {
  if (typeof url !== "string" || !URL.canParse(url)) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}

/** The API: what was told, else a system that runs here, else where `npm start` puts it. */
export function apiUrl(told: string | undefined): string {
  const url = told ?? process.env["THROUGHCARE_URL"] ?? runningNote().api ?? "http://127.0.0.1:3000";
  return url.replace(/\/+$/, "");
}
