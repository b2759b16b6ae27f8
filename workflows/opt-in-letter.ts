import { optInLetterDefinition } from "../machines/opt-in-letter/definition.ts";
import { inVersion } from "../machines/shared/in-version.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function optInLetter(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inVersion([optInLetterDefinition], argument.definitionVersion), argument);
}
