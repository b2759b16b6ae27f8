import type { ProcessDefinition } from "./process-definition.ts";

/** A case runs on a version this worker does not have: it was deleted too early, or the worker is older than the case. */
export class DefinitionMissing extends Error {
  override readonly name = "DefinitionMissing";
}

/**
 * The definition a case runs on: the version it was started on, also after it continues as new. A version is given for as
 * long as cases use it.
 * @throws DefinitionMissing when that version is not among them; the case waits, whole, for a worker that has it.
 */
export function inVersion(versions: readonly ProcessDefinition[], version: number): ProcessDefinition {
  const found = versions.find((definition) => definition.version === version);
  if (found) return found;
  const [{ process } = { process: "A process" }] = versions;
  const known = versions.map((definition) => definition.version).join(", ");
  throw new DefinitionMissing(`Version ${version} of ${process} is not in this bundle, which holds: ${known}`);
}
