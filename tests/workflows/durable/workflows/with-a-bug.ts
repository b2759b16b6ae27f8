import { runCase, type CaseEnd } from "../../../../workflows/interpreter/case-run.ts";
import type { CaseArgument } from "../../../../workflows/interpreter/live-case.ts";
import { inspectionWith } from "../../processes/inspection.ts";

const inspectionDefinition = inspectionWith(() => {
  throw new TypeError("Cannot read properties of undefined");
});

/** The inspection as it was deployed before its bug was found. */
export async function inspection(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inspectionDefinition, argument);
}
