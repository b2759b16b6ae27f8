import type { Instant } from "./time.ts";

/** Who and what a case is about, told once, when it starts. */
export interface CaseOpening {
  readonly startedAt: Instant;
  readonly region?: string;
  /** The case this one belongs to: a campaign, a group. */
  readonly memberOf?: string;
  /** Identifiers a person can search the case by; stored as keyed hashes only. */
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[];
  /** Born as a rehearsal: its clock may be moved. */
  readonly rehearsal: boolean;
}

export type IdentifierKind = "crn" | "prisonNumber" | "employeeNumber";
