import type { Api } from "./api.ts";
import { NotLoopback } from "./not-loopback.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/**
 * Listens on this machine's own address; port 0 takes a free one. Returns the address as `http://127.0.0.1:<port>`.
 * Throws NotLoopback for any other host, and what Node throws when the port is taken.
 */
export async function listenOnLoopback(
  app: Api,
  { host = "127.0.0.1", port }: { readonly host?: string; readonly port: number },
): Promise<string> {
  if (!LOOPBACK.has(host)) throw new NotLoopback();
  return app.listen({ host, port });
}
