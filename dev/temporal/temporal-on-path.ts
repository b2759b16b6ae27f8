import { access, constants } from "node:fs/promises";
import path from "node:path";
import { OLDEST_SERVER, readCliVersion } from "./cli-version.ts";
import type { CliAttempt } from "./temporal-not-found.ts";

/** The first `temporal` on the PATH that holds a recent enough server; older ones are passed over and named. */
export async function temporalOnPath(searchPath: string): Promise<CliAttempt> {
  const passedOver: string[] = [];
  for (const folder of searchPath.split(path.delimiter).filter(Boolean)) {
    const executable = path.join(folder, executableName());
    if (!(await isExecutable(executable))) continue;
    const version = await readCliVersion(executable);
    if (version?.recentEnough) return { path: executable, version };
    passedOver.push(`${executable} ${version ? `holds server ${version.server}` : "does not say its version"}`);
  }
  const needed = `server ${OLDEST_SERVER.major}.${OLDEST_SERVER.minor} or later is needed`;
  return { failed: passedOver.length > 0 ? `${passedOver.join("; ")}; ${needed}` : "none there" };
}

export function executableName(platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? "temporal.exe" : "temporal";
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
