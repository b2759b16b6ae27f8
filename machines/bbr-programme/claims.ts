import { isOver, type BbrContext } from "./context.ts";

/** One programme per person at a time; let go of when the case has its outcome. */
export const participantClaim = (crn: string): string => `bbrProgramme/${crn}`;

export const holds = (context: BbrContext): readonly string[] =>
  isOver(context) ? [] : [participantClaim(context.person.crn)];
