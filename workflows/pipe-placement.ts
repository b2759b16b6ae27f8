import { pipePlacementVersions } from "../machines/pipe-placement/versions.ts";
import { inVersion } from "../machines/shared/in-version.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function pipePlacement(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inVersion(pipePlacementVersions, argument.definitionVersion), argument);
}
