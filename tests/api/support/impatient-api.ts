import { afterAll, beforeAll } from "vitest";
import { tokenVerifier } from "../../../api/auth/token-verifier.ts";
import { createApi } from "../../../api/create-api.ts";
import { asInProduction } from "../../support/patience.ts";
import { Caller } from "./caller.ts";
import { someDeps, type RunningApi } from "./running-api.ts";

/** A second API for the tests of one file, beside the first: it waits for an answer as long as one in production does. */
export function impatientApi(running: () => RunningApi): () => Caller {
  let impatient: Caller | undefined;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const { service, issuer } = running();
    const app = await createApi(someDeps(asInProduction(service), [], tokenVerifier(issuer.trusted)));
    closing.push(() => app.close());
    impatient = new Caller(await app.listen({ host: "127.0.0.1", port: 0 }), await issuer.token());
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return () => {
    if (!impatient) throw new Error("The API runs from beforeAll on");
    return impatient;
  };
}
