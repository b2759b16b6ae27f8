import type { FastifyRequest } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses a request that came by another name than this machine's own. Until there is authentication this keeps web
 * pages of others out, whose name may be made to point here (DNS rebinding).
 */
export async function onlyByLoopbackName({ headers }: FastifyRequest): Promise<void> {
  if (headers.host !== undefined && LOOPBACK.test(headers.host)) return;
  throw new ProblemError(
    "misdirected",
    "Until there is authentication this service answers by the name localhost or 127.0.0.1 only",
  );
}
