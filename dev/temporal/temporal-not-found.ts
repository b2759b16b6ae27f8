import { CLI_VERSION, OLDEST_SERVER, type CliVersion } from "./cli-version.ts";

/** What one place gave: a CLI that runs, or the reason why there is none, as half a sentence. */
export type CliAttempt = { readonly path: string; readonly version: CliVersion } | { readonly failed: string };

export interface TriedPlace {
  readonly place: string;
  readonly failed: string;
}

/** There is no Temporal server to use and none could be fetched. */
export class TemporalNotFound extends Error {
  override readonly name = "TemporalNotFound";
  readonly tried: readonly TriedPlace[];

  constructor(tried: readonly TriedPlace[]) {
    super(
      [
        "No Temporal server was found. Tried, in this order:",
        ...tried.map(({ place, failed }) => `  - ${place}: ${failed}`),
        `Install the Temporal CLI ${CLI_VERSION} or later (https://docs.temporal.io/cli) so that "temporal --version" shows`,
        `server ${OLDEST_SERVER.major}.${OLDEST_SERVER.minor} or later, or set TEMPORAL_ADDRESS to a server that runs, like 127.0.0.1:7233.`,
      ].join("\n"),
    );
    this.tried = tried;
  }
}
