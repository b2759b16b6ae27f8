import { createClient, type Client, type ClientOptions } from "../../../client/index.ts";
import type { RunningApi } from "../../api/support/running-api.ts";

/** A client of the API of a test, as another application has one. Asks as somebody who has every role, unless told. */
export function clientFor(
  { api, issuer }: Pick<RunningApi, "api" | "issuer">,
  options: Partial<ClientOptions> = {},
): Client {
  return createClient({ baseUrl: api.url, token: async () => issuer.token(), ...options });
}
