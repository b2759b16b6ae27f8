import { bbrProgrammeDefinition } from "../machines/bbr-programme/definition.ts";
import { inVersion } from "../machines/shared/in-version.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function bbrProgramme(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inVersion([bbrProgrammeDefinition], argument.definitionVersion), argument);
}
