import { definitionOf } from "../machines/definitions.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function emTag(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(definitionOf("emTag", argument.definitionVersion), argument);
}
