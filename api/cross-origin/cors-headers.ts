import type { FastifyRequest } from "fastify";

/** Which pages of other origins may ask what, and read the answer. */
export interface CrossOrigin {
  readonly allows: (origin: string) => boolean;
  readonly methods: string;
  /** Headers they may send. */
  readonly headers: string;
  /** Headers of an answer they may read. */
  readonly exposes?: string;
  /** Whether the browser adds cookies and the like. */
  readonly withCredentials?: true;
}

/** Seconds for which a browser need not ask again. */
const REMEMBERED_FOR = "600";

/** Headers that let a page of an allowed origin read the answer; none for any other page, which the browser keeps out. */
export function corsHeaders({ headers: { origin } }: FastifyRequest, allowed: CrossOrigin): Record<string, string> {
  if (origin === undefined || !allowed.allows(origin)) return { vary: "origin" };
  return {
    vary: "origin",
    "access-control-allow-origin": origin,
    ...(allowed.withCredentials && { "access-control-allow-credentials": "true" }),
    ...(allowed.exposes !== undefined && { "access-control-expose-headers": allowed.exposes }),
    "access-control-allow-methods": allowed.methods,
    "access-control-allow-headers": allowed.headers,
    "access-control-max-age": REMEMBERED_FOR,
  };
}
