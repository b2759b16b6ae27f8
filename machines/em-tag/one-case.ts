/** One case per person and sentence (processes.md section 2, Identified): what a case holds while it goes on. */
export function caseName(crn: string, reference: string): string {
  return `emTag/${crn}/${reference}`;
}

/** Claimed again by whatever may bring back a case that had given its name up. */
export function oneCase(_body: never, facts: Readonly<Record<string, unknown>>): readonly string[] {
  const { person, sentences } = facts as {
    readonly person?: { readonly crn: string };
    readonly sentences?: { readonly reference: string };
  };
  return person && sentences ? [caseName(person.crn, sentences.reference)] : [];
}
