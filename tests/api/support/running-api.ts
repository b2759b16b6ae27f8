import { pino } from "pino";
import { afterAll, beforeAll } from "vitest";
import type { ApiDeps } from "../../../api/api-deps.ts";
import { TokenRefused } from "../../../api/auth/token-refused.ts";
import { tokenVerifier, type TokenVerifier } from "../../../api/auth/token-verifier.ts";
import { createApi } from "../../../api/create-api.ts";
import type { CaseService } from "../../../cases/case-service.ts";
import { userNameOf, type SignIn } from "../../../dev/demo/sign-in.ts";
import { Caller } from "./caller.ts";
import { openService } from "./open-service.ts";
import { TestIssuer, type Whose } from "./test-issuer.ts";

/** The bearer token of delivery receipts. */
export const NOTIFY_TOKEN = "agreed-with-notify";

export interface RunningApi {
  /** Asks as somebody who has every role, in every region. */
  readonly api: Caller;
  /** Asks as somebody else. */
  as(whose: Whose): Promise<Caller>;
  readonly issuer: TestIssuer;
  /** As the demo and the courses sign people in: each with the one role they have. */
  readonly signIn: SignIn;
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
    const issuer = await TestIssuer.start();
    closing.unshift(() => issuer.close());
    const app = await createApi({
      ...someDeps(service, log, tokenVerifier(issuer.trusted, KEEPING)),
      ...changes(service),
    });
    closing.unshift(() => app.close());
    const api = new Caller(await app.listen({ host: "127.0.0.1", port: 0 }), await issuer.token());
    running = {
      api,
      as: async (whose) => api.as(await issuer.token(whose)),
      issuer,
      signIn: async (actor) =>
        issuer.token({ id: userNameOf(actor), ...(actor && { roles: [actor.role], name: actor.name }) }),
      service,
      log,
    };
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return () => {
    if (!running) throw new Error("The API runs from beforeAll on");
    return running;
  };
}

/** Keys are asked for again at once, and kept as long as they are in production. */
const KEEPING = { cooldownMs: 0 };

const nobody: TokenVerifier = async () => {
  throw new TokenRefused("unknownKey");
};

/** What an API of a test is made of; `log` receives its lines. */
export function someDeps(service: CaseService, log: string[], verify: TokenVerifier = nobody): ApiDeps {
  return {
    service,
    verify,
    uiUrl: "http://127.0.0.1:8233",
    namespace: "default",
    outboxUrl: "http://127.0.0.1:3001",
    receipts: { token: NOTIFY_TOKEN, onPermanentFailure: async () => {} },
    buildInfo: { name: "throughcare", version: "0.0.0-test", processVersions: { optInLetter: 1, optInCampaign: 1 } },
    // Whatever may be logged at any level is looked at.
    logger: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
  };
}
