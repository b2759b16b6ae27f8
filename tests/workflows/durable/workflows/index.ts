import { runCase, type CaseEnd } from "../../../../workflows/interpreter/case-run.ts";
import type { CaseArgument } from "../../../../workflows/interpreter/live-case.ts";
import { appointment as appointmentDefinition } from "../../processes/appointment.ts";
import { bed as bedDefinition } from "../../processes/bed.ts";
import { inspectionWith } from "../../processes/inspection.ts";
import { referral as referralDefinition } from "../../processes/referral.ts";

/** The front door of the bundle these tests run: the small processes on the real interpreter. */
export async function appointment(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(appointmentDefinition, argument);
}

export async function referral(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(referralDefinition, argument);
}

const inspectionDefinition = inspectionWith(() => true);

export async function inspection(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(inspectionDefinition, argument);
}

export async function bed(argument: CaseArgument): Promise<CaseEnd> {
  return runCase(bedDefinition, argument);
}
