import type { FastifyInstance } from "fastify";

/** One line a request: the route's pattern and not its address, for an address holds ids; never a body or a name. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url ?? "none";
    request.log.info({ method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, "request");
  });
}
