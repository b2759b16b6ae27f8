import { randomUUID } from "node:crypto";
import { fastify, LogController, type FastifyBaseLogger } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { contracts } from "../machines/contracts.ts";
import type { ProcessContract } from "../machines/shared/process-contract.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Api } from "./api.ts";
import { authenticate } from "./auth/authenticate.ts";
import { bulkRoute } from "./bulk/bulk-route.ts";
import { calendarRoute } from "./cases/calendar-route.ts";
import { caseRoute } from "./cases/case-route.ts";
import { casesCsvRoute } from "./cases/csv-route.ts";
import { caseDiagramRoute } from "./cases/diagram-route.ts";
import { listCasesRoute } from "./cases/list-route.ts";
import { messagesRoute } from "./cases/messages-route.ts";
import { searchCasesRoute } from "./cases/search-route.ts";
import { timelineRoute } from "./cases/timeline-route.ts";
import { codecRoutes } from "./codec/codec-routes.ts";
import { pagesElsewhere } from "./cross-origin/pages-elsewhere.ts";
import { asyncApiRoute } from "./events-out/asyncapi-route.ts";
import { eventsOutRoute } from "./events-out/read-route.ts";
import { retryRoute } from "./events-out/retry-route.ts";
import { frontPageRoutes } from "./front-page/front-page-routes.ts";
import { logRequests } from "./logging/log-requests.ts";
import { registerDocs } from "./openapi/register-docs.ts";
import { registerOpenApi } from "./openapi/register-openapi.ts";
import { meRoute } from "./me/me-route.ts";
import { clientErrorHandler } from "./problems/client-error.ts";
import { errorHandler } from "./problems/error-handler.ts";
import { KnownAddresses } from "./problems/known-addresses.ts";
import { notFoundHandler, pathOf } from "./problems/not-found-handler.ts";
import { processDiagramRoute } from "./processes/diagram-route.ts";
import { eventRoute } from "./processes/event-route.ts";
import { policyRoute } from "./processes/policy-route.ts";
import { processRoutes } from "./processes/process-routes.ts";
import { startRoute } from "./processes/start-route.ts";
import { callbackRoute } from "./receipts/callback-route.ts";
import { forwardRoute } from "./rehearsal/forward-route.ts";
import { onlyByLoopbackName } from "./listening/only-by-loopback-name.ts";
import { limitRate } from "./requests/limit-rate.ts";
import { readJson } from "./requests/read-json.ts";
import { refuseUnclear } from "./requests/refuse-unclear.ts";
import { rosterReportRoute } from "./roster/report-route.ts";
import { submitRosterRoute } from "./roster/submit-route.ts";
import { sweepEveryHour } from "./roster/sweep-every-hour.ts";
import { securityHeaders } from "./security-headers.ts";
import { listTasksRoute } from "./tasks/list-route.ts";
import { tasksSummaryRoute } from "./tasks/summary-route.ts";
import { healthRoute } from "./status/health-route.ts";
import { infoRoute } from "./status/info-route.ts";
import { pingRoute } from "./status/ping-route.ts";

/** Of a JSON body. A file of people has a limit of its own. */
const MOST_BYTES = 64 * 1024;

/** To send a request, body included: Node's own limit, which Fastify lifts unless told. Milliseconds. */
const REQUEST_WITHIN_MS = 300_000;

/** Builds the HTTP API of every process; whoever calls lets it listen, and closes it. */
export async function createApi(deps: ApiDeps): Promise<Api> {
  const loggerInstance: FastifyBaseLogger = deps.logger;
  const app: Api = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: MOST_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    clientErrorHandler,
    frameworkErrors: (error, request, reply) => void errorHandler(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setErrorHandler(errorHandler);
  app.setValidatorCompiler(validatorCompiler);
  // Answers are built to their schemas and typed by them; checking each again would cost more than making it.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  readJson(app);

  const addresses = new KnownAddresses();
  app.addHook("onRoute", (route) => addresses.add(route));
  const notFound = notFoundHandler(addresses);
  app.setNotFoundHandler(notFound);
  logRequests(app);
  await securityHeaders(app);
  if (deps.pagesAt) pagesElsewhere(app, deps.pagesAt);
  onlyByLoopbackName(app);
  // Before a body is read, whose faults would otherwise be answered in the place of the address's.
  app.addHook("onRequest", async (request) => {
    if (request.is404 || addresses.isMistaken(pathOf(request), request.method)) notFound(request);
  });
  refuseUnclear(app);
  authenticate(app, deps.verify);
  await limitRate(app, deps.requestsPerMinute);

  await registerOpenApi(app, deps);
  await processesRoutes(app, deps);
  sweepEveryHour(app, deps);
  commonRoutes(app, deps);
  if (deps.codec) codecRoutes(app, deps, deps.codec);
  if (deps.rehearsal) forwardRoute(app, deps, deps.rehearsal);
  await frontPageRoutes(app, deps);
  await registerDocs(app, deps);
  await app.ready();
  return app;
}

async function processesRoutes(app: Api, deps: ApiDeps): Promise<void> {
  for (const contract of Object.values<ProcessContract>(contracts)) {
    startRoute(app, deps, contract);
    if (contract.members) {
      await submitRosterRoute(app, deps, contract, contract.members);
      rosterReportRoute(app, deps, contract);
    }
    for (const event of Object.entries(contract.events)) {
      eventRoute(app, deps, contract, event);
      bulkRoute(app, deps, contract, event);
    }
  }
}

function commonRoutes(app: Api, deps: ApiDeps): void {
  listCasesRoute(app, deps);
  casesCsvRoute(app, deps);
  searchCasesRoute(app, deps);
  caseRoute(app, deps);
  timelineRoute(app, deps);
  messagesRoute(app, deps);
  caseDiagramRoute(app, deps);
  calendarRoute(app, deps);
  listTasksRoute(app, deps);
  tasksSummaryRoute(app, deps);
  processRoutes(app);
  processDiagramRoute(app);
  policyRoute(app);
  callbackRoute(app, deps);
  eventsOutRoute(app, deps);
  retryRoute(app, deps);
  asyncApiRoute(app);
  meRoute(app);
  pingRoute(app);
  healthRoute(app, deps);
  infoRoute(app, deps);
}
