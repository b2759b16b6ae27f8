import type { FastifyRequest } from "fastify";

/** Scheme and host the request came to, for the links in an answer: `http://127.0.0.1:6001`. */
export function rootOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
