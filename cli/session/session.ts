import type { Command } from "commander";
import { createClient, type Client, type Retries } from "../../client/index.ts";
import { Output } from "../output/output.ts";
import { apiUrl } from "./home.ts";
import { keptLogin } from "./kept-login.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly url?: string;
  readonly json?: true;
  readonly input: boolean;
}

/** What a command works with. */
export interface Session {
  readonly url: string;
  readonly client: Client;
  /** What the API is asked with. */
  readonly token: string | undefined;
  readonly out: Output;
  /** Somebody sits there who can be asked. */
  readonly asks: boolean;
}

export function sessionOf(command: Command, retries: Partial<Retries> = {}): Session {
  const { url: told, json = false, input } = command.optsWithGlobals<GlobalOptions>();
  const url = apiUrl(told);
  const token = tokenFor(url);
  const client = createClient({ baseUrl: url, retries, ...(token !== undefined && { token: async () => token }) });
  const asks = input && process.stdin.isTTY && process.stderr.isTTY;
  return { url, client, token, out: new Output({ json }), asks };
}

/** THROUGHCARE_TOKEN, or that of the last login, if it was for this API. */
function tokenFor(url: string): string | undefined {
  const told = process.env["THROUGHCARE_TOKEN"];
  if (told !== undefined && told !== "") return told;
  const kept = keptLogin();
  return kept?.url === url ? kept.token : undefined;
}
