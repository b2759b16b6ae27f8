import { emTagDefinition } from "../machines/em-tag/definition.ts";
import { inVersion } from "../machines/shared/in-version.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function emTag(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inVersion([emTagDefinition], argument.definitionVersion), argument);
}
