/** One programme per person at a time; let go of when the case has its outcome. */
export const participantClaim = (crn: string): string => `bbrProgramme/${crn}`;
