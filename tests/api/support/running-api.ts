import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import type { ApiDeps } from "../../../api/api-deps.ts";
import { createApi } from "../../../api/create-api.ts";
import { listenOnLoopback } from "../../../api/listen-on-loopback.ts";
import type { CaseService } from "../../../cases/case-service.ts";
import { Caller } from "./caller.ts";
import { openService } from "./open-service.ts";

/** The bearer token of delivery receipts. */
export const NOTIFY_TOKEN = "agreed-with-notify";

export interface RunningApi {
  readonly api: Caller;
  readonly service: CaseService;
  /** What was logged, a line each. */
  readonly log: readonly string[];
}

/**
 * The API on a free port for the tests of one file, with records of its own and the run's Temporal server. No worker:
 * tests that need one are in `with-worker/`.
 */
export function runningApi(changes: (service: CaseService) => Partial<ApiDeps> = () => ({})): () => RunningApi {
  let running: RunningApi | undefined;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const { service, close } = await openService();
    closing.push(close);
    const log: string[] = [];
    const app = await createApi({ ...someDeps(service, log), ...changes(service) });
    closing.unshift(() => app.close());
    running = { api: new Caller(await listenOnLoopback(app, { port: 0 })), service, log };
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return () => {
    if (!running) throw new Error("The API runs from beforeAll on");
    return running;
  };
}

/** What an API of a test is made of; `log` receives its lines. */
export function someDeps(service: CaseService, log: string[]): ApiDeps {
  return {
    service,
    uiUrl: "http://127.0.0.1:8233",
    namespace: "default",
    outboxUrl: "http://127.0.0.1:3001",
    receipts: { token: NOTIFY_TOKEN, onPermanentFailure: async () => {} },
    buildInfo: { name: "throughcare", version: "0.0.0-test", processVersions: { optInLetter: 1, optInCampaign: 1 } },
    logger: pino({}, { write: (line: string) => void log.push(line) }),
  };
}
