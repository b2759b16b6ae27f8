import { bbrGroupDefinition } from "../machines/bbr-group/definition.ts";
import { inVersion } from "../machines/shared/in-version.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function bbrGroup(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inVersion([bbrGroupDefinition], argument.definitionVersion), argument);
}
