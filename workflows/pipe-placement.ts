import { definitionOf } from "../machines/definitions.ts";
import { runCase, type CaseEnd } from "./interpreter/case-run.ts";
import type { CaseArgument } from "./interpreter/live-case.ts";

export async function pipePlacement(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(definitionOf("pipePlacement", argument.definitionVersion), argument);
}
