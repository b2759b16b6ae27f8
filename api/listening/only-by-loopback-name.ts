import type { FastifyInstance } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";
import { isLoopback } from "../../cases/is-loopback.ts";

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * While the API listens on the loopback alone it refuses a request that came by another name than this machine's own:
 * it keeps web pages of others out, whose name may be made to point here (DNS rebinding).
 */
export function onlyByLoopbackName(app: FastifyInstance): void {
  app.addHook("onRequest", async ({ headers: { host } }) => {
    const bound = app.server.address();
    if (typeof bound !== "object" || bound === null || !isLoopback(bound.address)) return;
    if (host !== undefined && LOOPBACK_NAME.test(host)) return;
    throw new ProblemError("misdirected", "Here this service answers by the name localhost or 127.0.0.1 only");
  });
}
