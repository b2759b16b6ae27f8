import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { pipePlacementDefinition } from "../../../machines/pipe-placement/definition.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { CaseByHand, type LondonTime, type Process } from "./case-by-hand.ts";

export const PIPE: Process = {
  definition: pipePlacementDefinition as unknown as ProcessDefinition,
  contract: pipePlacement,
};

export const WHY = { explanation: "It was entered wrongly." };
export const ACCEPT = { decision: "accept", rationale: "Ready." };
/** What a refusal says beside who refuses. */
export const REFUSAL = { rationale: "Not here.", reason: "residentMix", standardPlacementSuitable: true };
export const REFUSE = { decision: "refuse", ...REFUSAL };
export const CONTACT = { name: "Dr Iris Cole", email: "iris.cole@health.example" };
export const STRANDS = ["clinical", "risk", "pathway"] as const;

/** A referral from its start, Monday 1 February 2027 unless told; no arrival is intended yet. */
export function referralCase(
  at: LondonTime = "2027-02-01 10:00",
  changed: Readonly<Record<string, unknown>> = {},
): CaseByHand {
  const { intendedArrivalOn: _none, ...input } = pipePlacement.inputExample;
  return CaseByHand.started(PIPE, at, { ...input, ...changed });
}

/** Criteria recorded as met, and all three strands received on the day of the time given. */
export function collated(jo: CaseByHand, at: LondonTime, strands: readonly string[] = STRANDS): CaseByHand {
  jo.send(at, "criteriaChecked", { ...pipePlacement.events.criteriaChecked.example });
  for (const strand of strands) jo.send(at, "informationReceived", { strand, on: at.slice(0, 10) });
  return jo;
}

/** Submitted on Thursday 4 February 2027 at 10:00 unless told, with everything there. */
export function submitted(
  at: LondonTime = "2027-02-04 10:00",
  changed: Readonly<Record<string, unknown>> = {},
): CaseByHand {
  const jo = collated(referralCase(`${at.slice(0, 10)} 00:01`, changed), at);
  jo.send(at, "referralSubmitted");
  return jo;
}

/** Both leads accepted on Friday 5 February 2027. */
export function accepted(): CaseByHand {
  const jo = submitted();
  jo.send("2027-02-05 10:00", "clinicalDecided", ACCEPT);
  jo.send("2027-02-05 11:00", "operationalDecided", ACCEPT);
  return jo;
}

/** Both leads refused on Friday 5 February 2027. */
export function refusedCase(): CaseByHand {
  const jo = submitted();
  jo.send("2027-02-05 10:00", "clinicalDecided", REFUSE);
  jo.send("2027-02-05 11:00", "operationalDecided", REFUSE);
  return jo;
}

/** One lead accepted and the other refused on Friday 5 February 2027. */
export function differing(): CaseByHand {
  const jo = submitted();
  jo.send("2027-02-05 10:00", "clinicalDecided", ACCEPT);
  jo.send("2027-02-05 11:00", "operationalDecided", REFUSE);
  return jo;
}

/** Expected on Monday 15 March 2027 in room 12. */
export function expected(arrivalOn = "2027-03-15"): CaseByHand {
  const jo = accepted();
  jo.send("2027-02-08 10:00", "bedAllocated", { room: "12", arrivalOn });
  return jo;
}

/** Everything that is done before an arrival. */
export function prepared(arrivalOn?: string): CaseByHand {
  const jo = expected(arrivalOn);
  const { keyWorkerAllocated, joiningPlanned, residenceBasisRecorded } = pipePlacement.events;
  jo.send("2027-02-09 10:00", "keyWorkerAllocated", keyWorkerAllocated.example);
  jo.send("2027-02-09 10:00", "joiningPlanned", { ...joiningPlanned.example, on: "2027-02-09" });
  jo.send("2027-02-09 10:00", "residenceBasisRecorded", residenceBasisRecorded.example);
  return jo;
}

/** Arrived on Monday 15 March 2027 at 14:30, two weeks before summer time begins; departure planned for 13 September. */
export function resident(): CaseByHand {
  const jo = prepared();
  jo.send("2027-03-15 15:00", "arrived", { on: "2027-03-15", at: "14:30" });
  return jo;
}

export const DEPARTED = { reason: "planned", moveOn: "supportedHousing", explanation: "Moved on." };
export const REVIEW = { treatmentNeeds: "None beyond the plan.", sentencePlanning: "No change." };
