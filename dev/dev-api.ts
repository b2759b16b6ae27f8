import { readFile } from "node:fs/promises";
import path from "node:path";
import { pino } from "pino";
import { tokenVerifier } from "../api/auth/token-verifier.ts";
import { createApi } from "../api/create-api.ts";
import type { CaseService } from "../cases/case-service.ts";
import { tellDeliveryFailure } from "../cases/delivery-failures.ts";
import { definitions } from "../machines/definitions.ts";
import { HOME } from "./home.ts";
import type { DevIssuer } from "./issuer/start-dev-issuer.ts";
import { ofThisMachine } from "./of-this-machine.ts";
import { createRehearsal } from "./rehearsal/forward.ts";

interface Options {
  readonly service: CaseService;
  readonly namespace: string;
  readonly port: number;
  /** Whose tokens it trusts, and where they are to be had. */
  readonly issuer: Pick<DevIssuer, "trusted" | "signIn">;
  readonly callbackToken: string;
  /** Stands in the address at which the Web UI asks for payloads. */
  readonly codecToken: string;
  readonly temporal: { readonly address: string; readonly uiUrl?: string };
  readonly outbox: string;
}

/** The HTTP API as it runs on a developer's machine: with rehearsals, its log in a file. */
export async function startDevApi(options: Options): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { service, namespace, port, issuer, callbackToken, codecToken, temporal, outbox } = options;
  const { version } = JSON.parse(await readFile(path.join(import.meta.dirname, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const api = await createApi({
    service,
    verify: tokenVerifier(issuer.trusted),
    signIn: { ...issuer.signIn, clientId: "throughcare-docs" },
    namespace,
    uiUrl: temporal.uiUrl ?? `http://${temporal.address}`,
    outboxUrl: outbox,
    receipts: {
      token: callbackToken,
      onPermanentFailure: (caseId, failure) => tellDeliveryFailure(service, caseId, failure),
    },
    codec: { token: codecToken, inAddress: true },
    // Applications under development, on whatever port.
    pagesAt: ofThisMachine,
    rehearsal: createRehearsal(service, namespace),
    buildInfo: {
      name: "throughcare",
      version,
      processVersions: Object.fromEntries(Object.values(definitions).map((each) => [each.process, each.version])),
    },
    logger: pino(pino.destination({ dest: path.join(HOME, "api.log"), sync: false })),
  });
  // Never further than this machine: anybody here gets any token.
  const url = await api.listen({ host: "127.0.0.1", port });
  return { url, close: () => api.close() };
}
