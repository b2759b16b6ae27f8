import { claim } from "../records/claims/claim.ts";
import { claimDigests } from "../records/claims/claim-digests.ts";
import { releaseClaim } from "../records/claims/release-claim.ts";
import { takeOverClaim } from "../records/claims/take-over-claim.ts";
import { withdrawReservation } from "../records/claims/withdraw-reservation.ts";
import type { CaseService } from "./case-service.ts";
import { passesOn } from "./passes-on.ts";

/** Who claims: a case for good, or, with an event's key, a case for that event. */
export interface Claimant {
  readonly caseId: string;
  readonly eventKey?: string;
}

/**
 * Claims every name the case must have for itself, or none; returns the id of the case that has one already. A claim
 * passes on only when it came to nothing. Throws when Temporal, asked for that, is away: what is claimed by then stays,
 * for an earlier try may have come through with it, and a repeat claims the same.
 */
export async function claimAll(
  service: CaseService,
  names: readonly string[],
  claimant: Claimant,
): Promise<string | undefined> {
  const taken: string[] = [];
  for (const digest of claimDigests(service.records.keyring, names)) {
    const holder = await claimOne(service, digest, claimant);
    if (holder !== undefined) {
      await giveBack(service, taken, claimant);
      return holder;
    }
    taken.push(digest);
  }
  return undefined;
}

/** Ends the reservation of names for an event whose fate is known. */
export async function reserveNoMore(
  { records }: CaseService,
  names: readonly string[],
  { caseId, eventKey }: Required<Claimant>,
): Promise<void> {
  await withdrawReservation(records, claimDigests(records.keyring, names), caseId, eventKey);
}

async function claimOne(
  service: CaseService,
  digest: string,
  { caseId, eventKey }: Claimant,
): Promise<string | undefined> {
  for (;;) {
    const claimed = await claim(service.records, digest, caseId, eventKey);
    if (claimed.claimed) return undefined;
    if (!(await passesOn(service, claimed))) return claimed.by;
    // Another may have taken it over meanwhile, or its holder got it for good: ask again.
    if (await takeOverClaim(service.records, digest, claimed, caseId, eventKey)) return undefined;
  }
}

async function giveBack(
  { records }: CaseService,
  taken: readonly string[],
  { caseId, eventKey }: Claimant,
): Promise<void> {
  if (eventKey !== undefined) return withdrawReservation(records, taken, caseId, eventKey);
  for (const each of taken) await releaseClaim(records, each, caseId);
}
