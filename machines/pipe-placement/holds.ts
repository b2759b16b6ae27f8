import type { PipeContext } from "./context.ts";

/** The name of which at most one case of a person may hold each: nobody lives in two premises. */
export function bedOf(crn: string): string {
  return `apBed/${crn}`;
}

/** What an event that takes a bed claims: one bed per person, for nobody lives in two premises. */
export const bedOfPerson = (_body: unknown, facts: Readonly<Record<string, unknown>>): readonly string[] => [
  bedOf((facts["person"] as { readonly crn: string }).crn),
];

/**
 * Held from the allocation of a bed, or an arrival without one, until the departure; given up when the placement ends,
 * is withdrawn, or the person dies before they arrive. The bed of somebody who died here is theirs until the departure
 * is recorded.
 */
export function holds({ person, bed, arrival, departure, ended, withdrawal, died }: PipeContext): readonly string[] {
  const comes = bed !== undefined && !ended && !withdrawal && !died;
  const lives = arrival !== undefined && departure === undefined;
  return lives || (arrival === undefined && comes) ? [bedOf(person.crn)] : [];
}
