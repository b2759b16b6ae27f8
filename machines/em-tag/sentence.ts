import type { LocalDate } from "../shared/time.ts";
import type { Term } from "./term.ts";

/** Offences as the practitioner records them; which of them are specified is policy. */
export const OFFENCES = ["theft", "robbery", "burglary", "aggravatedBurglary", "other"] as const;
export type Offence = (typeof OFFENCES)[number];

/** A Standard Determinate Sentence is the only type in scope [003]. */
export const SENTENCE_TYPES = ["standardDeterminate", "otherDeterminate", "indeterminate"] as const;
export type SentenceType = (typeof SENTENCE_TYPES)[number];

/** One single sentence, whatever else is served with it. */
export interface SingleSentence {
  /** Names it within the case. */
  readonly id: string;
  readonly type: SentenceType;
  readonly offence: Offence;
  readonly sentencedOn: LocalDate;
  /** As stated by the court; none for an indeterminate sentence. */
  readonly term?: Term | undefined;
}

/** Everything a person serves, and which single sentence the case is about. */
export interface Sentences {
  /** Reference of the sentence the tag belongs to: one case per person and sentence. */
  readonly reference: string;
  /** `id` of the single sentence for the acquisitive offence. */
  readonly forTheOffence: string;
  readonly all: readonly SingleSentence[];
}
