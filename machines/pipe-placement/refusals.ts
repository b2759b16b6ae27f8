import { sharedRefusals } from "../shared/case-life/at-any-time-refusals.ts";
import type { Refusal } from "../shared/process-definition.ts";
import type { PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { arrivalRefusals } from "./refusals-arrival.ts";
import { decisionRefusals } from "./refusals-decision.ts";
import { leavingRefusals } from "./refusals-leaving.ts";
import { referralRefusals } from "./refusals-referral.ts";
import { residenceRefusals } from "./refusals-residence.ts";

/** Why the data of an event is not acceptable although the state allows the event; empty when it is. Pure. */
export function refusals(context: PipeContext, event: PipeEvent): readonly Refusal[] {
  return [
    sharedRefusals,
    referralRefusals,
    decisionRefusals,
    arrivalRefusals,
    residenceRefusals,
    leavingRefusals,
  ].flatMap((part) => part(context, event));
}
