import { emTag } from "../../../machines/em-tag/contract.ts";
import { emTagDefinition } from "../../../machines/em-tag/definition.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { CaseByHand, type LondonTime, type Process } from "../support/case-by-hand.ts";

export const TAG: Process = {
  definition: emTagDefinition as unknown as ProcessDefinition,
  contract: emTag,
};

export const HOME = { channel: "letter", lines: ["Dale Whitcombe", "4 Orchard Rise", "Bristol", "BS5 6QX"] };
export const WHY = { explanation: "It was another person's." };

type Fields = Readonly<Record<string, unknown>>;

export interface Circumstances {
  readonly person?: Fields;
  readonly identifiedBy?: "misReport" | "epf2";
  readonly all?: readonly Fields[];
  readonly plannedOn?: string;
  readonly kind?: string;
  readonly endsOn?: string;
  readonly sentenceEndsOn?: string;
  readonly residence?: Fields;
  readonly more?: Fields;
}

/** The single sentence for the burglary: a standard determinate sentence of two years, of 1 December 2025. */
export const BURGLARY = {
  id: "1",
  type: "standardDeterminate",
  offence: "burglary",
  sentencedOn: "2025-12-01",
  term: { years: 2 },
};

/** Dale Whitcombe, to be released to Bristol on Tuesday 1 December 2026, on licence to 30 November 2027. */
export function tagInput(circumstances: Circumstances = {}): Fields {
  const { person, identifiedBy = "epf2", all = [BURGLARY], residence, more } = circumstances;
  const { plannedOn = "2026-12-01", kind = "conditional", endsOn = "2027-11-30" } = circumstances;
  return {
    person: { crn: "X320741", name: "Dale Whitcombe", dateOfBirth: "1991-04-02", contact: HOME, ...person },
    practitioner: { name: "Ngozi Adeyemi", email: "ngozi.adeyemi@justice.example" },
    dutyManager: { channel: "sms", phone: "07700900123" },
    region: "South West",
    identifiedBy,
    sentences: { reference: "S-2025-118", forTheOffence: "1", all },
    release: { plannedOn, kind },
    licence: { endsOn, sentenceEndsOn: circumstances.sentenceEndsOn ?? endsOn },
    residence: { policeForceArea: "Avon and Somerset", ...residence },
    ...more,
  };
}

export function tagCase(at: LondonTime = "2026-10-26 10:00", circumstances: Circumstances = {}): CaseByHand {
  return CaseByHand.started(TAG, at, tagInput(circumstances));
}

/** Identified on Monday 26 October 2026 and validated the same day. */
export function validated(circumstances: Circumstances = {}): CaseByHand {
  const dale = tagCase("2026-10-26 10:00", circumstances);
  dale.send("2026-10-26 11:00", "eligibilityValidated");
  return dale;
}

/** The condition approved on 2 November, acknowledged by EMS, the person prepared: nothing is missing. */
export function ready(circumstances: Circumstances = {}): CaseByHand {
  const dale = validated(circumstances);
  dale.send("2026-11-02 10:00", "conditionEntered", { route: "createAndVaryALicence", on: "2026-11-02" });
  dale.send("2026-11-02 11:00", "conditionApproved", { on: "2026-11-02" });
  dale.send("2026-11-02 12:00", "orderAcknowledged");
  dale.send("2026-11-02 13:00", "personPrepared", { on: "2026-11-02" });
  return dale;
}

/** Released on Tuesday 1 December 2026, as planned. */
export function released(circumstances: Circumstances = {}): CaseByHand {
  const dale = ready(circumstances);
  dale.send("2026-12-01 11:00", "released", { on: "2026-12-01" });
  return dale;
}

/** Tag and Home Monitoring Unit fitted on the day of the release. */
export function monitored(circumstances: Circumstances = {}): CaseByHand {
  const dale = released(circumstances);
  dale.send("2026-12-01 18:30", "tagFitted", { on: "2026-12-01", homeMonitoringUnit: true });
  return dale;
}
