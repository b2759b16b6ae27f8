import type { FastifyRequest } from "fastify";
import type { Principal } from "./principal.ts";

/** Who asks, on a route that takes a token. */
export function principalOf({ principal }: FastifyRequest): Principal {
  if (!principal) throw new Error("A route that anybody may call asks who is calling");
  return principal;
}
