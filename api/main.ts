import { readFile } from "node:fs/promises";
import path from "node:path";
import { pino } from "pino";
import { z } from "zod";
import { tellDeliveryFailure } from "../cases/delivery-failures.ts";
import { commonEnvironment, readEnvironment } from "../cases/environment.ts";
import { openCaseService } from "../cases/open-case-service.ts";
import { issuerEnvironment, issuerOf, refuseOwnIssuerBeyondLoopback } from "./auth/issuer-environment.ts";
import { tokenVerifier } from "./auth/token-verifier.ts";
import { createApi } from "./create-api.ts";
import { originsField } from "./cross-origin/origins-field.ts";
import { REQUESTS_PER_MINUTE } from "./requests/limit-rate.ts";

/** The HTTP API as its own process. It does not start without an issuer whose tokens it trusts. */

const environment = readEnvironment({
  ...commonEnvironment,
  ...issuerEnvironment,
  HOST: z.string().min(1).default("127.0.0.1").describe("Address to listen on: 0.0.0.0 for every one of this machine"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("Port to listen on"),
  TEMPORAL_UI_URL: z.url().describe("Temporal's Web UI, for links to cases"),
  NOTIFY_CALLBACK_TOKEN: z.string().min(20).describe("Bearer token agreed with GOV.UK Notify for its callbacks"),
  CORS_ORIGINS: originsField.optional().describe("Origins of other applications' pages that may use the API"),
  REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(REQUESTS_PER_MINUTE)
    .describe("How often anybody may ask, each by this process's own count"),
  CODEC_TOKEN: z.string().min(20).optional().describe("Bearer token by which the Web UI and the CLI read payloads"),
});
refuseOwnIssuerBeyondLoopback(environment);
const { version } = JSON.parse(await readFile(path.join(import.meta.dirname, "..", "package.json"), "utf8")) as {
  version: string;
};
const logger = pino();
const service = await openCaseService(environment);
const api = await createApi({
  service,
  verify: tokenVerifier(issuerOf(environment)),
  uiUrl: environment.TEMPORAL_UI_URL.replace(/\/$/, ""),
  namespace: environment.TEMPORAL_NAMESPACE,
  receipts: {
    token: environment.NOTIFY_CALLBACK_TOKEN,
    onPermanentFailure: (caseId, failure) => tellDeliveryFailure(service, caseId, failure),
  },
  ...(environment.CODEC_TOKEN !== undefined && { codec: { token: environment.CODEC_TOKEN, inAddress: false } }),
  ...(environment.CORS_ORIGINS && { pagesAt: (origin) => environment.CORS_ORIGINS?.includes(origin) === true }),
  requestsPerMinute: environment.REQUESTS_PER_MINUTE,
  buildInfo: { name: "throughcare", version },
  logger,
});
logger.info({ url: await api.listen({ host: environment.HOST, port: environment.PORT }) }, "listening");

async function stop(): Promise<void> {
  await api.close();
  await service.close();
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
