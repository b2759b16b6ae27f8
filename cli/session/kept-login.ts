import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { home } from "./home.ts";

/** A token, and the API it is for: it is sent to no other. */
export interface KeptLogin {
  readonly url: string;
  readonly token: string;
  readonly role: string;
}

const file = (): string => path.join(home(), "login.json");

/** Keeps it in the home folder, readable by its owner only. Returns where. */
export function keepLogin(login: KeptLogin): string {
  mkdirSync(home(), { recursive: true });
  // A file that was there already would keep the mode it had.
  forgetLogin();
  writeFileSync(file(), `${JSON.stringify(login)}\n`, { mode: 0o600, flag: "wx" });
  return file();
}

export function keptLogin(): KeptLogin | undefined {
  try {
    return JSON.parse(readFileSync(file(), "utf8")) as KeptLogin;
  } catch {
    return undefined;
  }
}

export function forgetLogin(): void {
  rmSync(file(), { force: true });
}
