/** Where a member of staff came from, and where they work now. */
export const ORIGINS = ["parentOrganisation", "supplyChain", "formerCrc", "other"] as const;
export type Origin = (typeof ORIGINS)[number];

export const ORGANISATIONS = ["probationService", "hmppsHq", "moj"] as const;
export type Organisation = (typeof ORGANISATIONS)[number];

/**
 * Whether the opt-in is for this person: staff formerly in parent and supply-chain organisations, and former CRC staff
 * now in HMPPS HQ or MoJ roles awaiting pay alignment. Trade union membership does not matter. Source: [003].
 */
export function isInScope(person: {
  readonly origin: Origin;
  readonly organisation: Organisation;
  readonly awaitingPayAlignment: boolean;
}): boolean {
  if (person.origin === "parentOrganisation" || person.origin === "supplyChain") return true;
  return person.origin === "formerCrc" && person.organisation !== "probationService" && person.awaitingPayAlignment;
}
