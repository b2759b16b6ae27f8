import type { Organisation, Origin } from "./scope.ts";

/** The paragraph of the letter that depends on where somebody came from. Sources: [003], [A] for the wording. */
const FROM: Readonly<Record<Origin, string>> = {
  parentOrganisation: "You transferred to us from a parent organisation of a Community Rehabilitation Company.",
  supplyChain: "You transferred to us from a supply-chain organisation.",
  formerCrc: "You transferred to us from a Community Rehabilitation Company and your pay has not been aligned yet.",
  other: "",
};

/** The paragraph that depends on where somebody works now: whose pay scales theirs would be aligned to. */
const TO: Readonly<Record<Organisation, string>> = {
  probationService: "If you opt in, your pay is aligned to the pay scales of the Probation Service.",
  hmppsHq: "If you opt in, your pay is aligned to the pay scales of HMPPS Headquarters.",
  moj: "If you opt in, your pay is aligned to the pay scales of the Ministry of Justice.",
};

/** The terms paragraph of the letter: its text varies by origin and by current organisation. */
export function termsParagraph(origin: Origin, organisation: Organisation): string {
  return `${FROM[origin]} ${TO[organisation]}`.trim();
}
