import type { FastifyRequest } from "fastify";

/** Seconds for which a browser need not ask again. */
const REMEMBERED_FOR = "600";

/** Headers that let a page of the Web UI read the answer; none for any other page, which the browser then keeps out. */
export function corsFor({ headers: { origin } }: FastifyRequest, allowed: readonly string[]): Record<string, string> {
  if (origin === undefined || !allowed.includes(origin)) return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "authorization, content-type, x-namespace",
    "access-control-max-age": REMEMBERED_FOR,
  };
}

/** The Web UI's origin; on this machine by both of its names, since people type either. */
export function originsOf(uiUrl: string): string[] {
  const url = new URL(uiUrl);
  const names = ["127.0.0.1", "localhost"];
  if (!names.includes(url.hostname)) return [url.origin];
  return names.map((name) => url.origin.replace(url.hostname, name));
}
