import { createClient, type Client, type ClientOptions } from "../../../client/index.ts";
import type { RunningApi } from "../../api/support/running-api.ts";

/** A client of the API of a test, as another application has one. The one place where tests say who asks. */
export function clientFor({ api }: Pick<RunningApi, "api">, options: Partial<ClientOptions> = {}): Client {
  return createClient({ baseUrl: api.url, ...options });
}
