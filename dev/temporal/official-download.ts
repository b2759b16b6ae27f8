import { writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { fetchIntoCache } from "./cli-cache.ts";
import { CLI_VERSION } from "./cli-version.ts";
import { downloadWithProgress } from "./download-with-progress.ts";
import { fileFromTarGz } from "./file-from-tar-gz.ts";
import { executableName } from "./temporal-on-path.ts";
import type { CliAttempt } from "./temporal-not-found.ts";

/** The answer of the version service, as the Temporal SDKs' core reads it (`ephemeral_server/mod.rs`). */
const DownloadInfo = z.object({ archiveUrl: z.url(), fileToExtract: z.string().min(1) });

/** Real milliseconds to wait for the version service's first answer: where it cannot be reached, a start goes on. */
const CONNECT_WITHIN_MS = 3_000;

export interface OfficialDownloadOptions {
  readonly cacheFolder: string;
  readonly say: (line: string) => void;
  /** The version service, `https://temporal.download` but in tests. */
  readonly service: string;
}

/** Fetches the CLI from Temporal's own download service, the one `@temporalio/testing` uses. */
export async function officialDownload({ cacheFolder, say, service }: OfficialDownloadOptions): Promise<CliAttempt> {
  try {
    const { archiveUrl, fileToExtract } = await askForArchive(service);
    return await fetchIntoCache(cacheFolder, async (workFolder) => {
      const archive = await downloadWithProgress(archiveUrl, `Temporal CLI ${CLI_VERSION}`, say);
      const executable = path.join(workFolder, executableName());
      await writeFile(executable, fileFromTarGz(archive, fileToExtract));
      return executable;
    });
  } catch (error) {
    return { failed: `${new URL(service).host} could not be used (${reason(error)})` };
  }
}

async function askForArchive(service: string): Promise<z.infer<typeof DownloadInfo>> {
  const platform = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform as string];
  const arch = { x64: "amd64", arm64: "arm64" }[process.arch as string];
  if (!platform || !arch) throw new Error(`nothing is published for ${process.platform} on ${process.arch}`);
  const wanted = new URLSearchParams({ arch, platform, format: "tar.gz" });
  const answer = await fetch(`${service}/cli/v${CLI_VERSION}?${wanted.toString()}`, {
    signal: AbortSignal.timeout(CONNECT_WITHIN_MS),
  });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  return DownloadInfo.parse(await answer.json());
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${CONNECT_WITHIN_MS / 1000} seconds`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
