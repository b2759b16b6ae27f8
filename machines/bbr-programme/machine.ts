import { atAnyTime } from "./at-any-time.ts";
import { beginning, type BbrContext } from "./context.ts";
import { completed, endedByDeath, ineligible, notCompleted, notImposed, notSuitable, withdrawn } from "./endings.ts";
import { breach, deferred, recall, returnedToCourt } from "./interruptions.ts";
import { isUnderway } from "./progress.ts";
import { assessing, decidingFormat, proposed, referred } from "./referral.ts";
import { underway } from "./underway.ts";
import { process } from "./vocabulary.ts";
import { awaitingPlace, deprioritised, placing, suitableNotReady } from "./waiting.ts";

const is =
  (holds: (context: BbrContext) => boolean) =>
  ({ context }: { readonly context: BbrContext }): boolean =>
    holds(context);

/**
 * One participant's way through Building Better Relationships, from the proposal to the review. Source: processes.md
 * section 3. The states stand in the order in which a case usually meets them.
 */
export const bbrMachine = process.createMachine({
  id: "bbrProgramme",
  context: ({ input }) => beginning(input),
  initial: "arriving",
  on: atAnyTime,
  states: {
    // Where a case belongs by what is known of it: a new one, and one that goes on after a correction. Nothing before an
    // ending can be undone while the ending stands, so nobody arrives at one, but for a death recorded after it.
    arriving: {
      always: [
        { guard: is(({ died }) => died !== undefined), target: "endedByDeath" },
        { guard: is(({ imposed }) => imposed === undefined), target: "proposed" },
        { guard: is(({ proceedings }) => proceedings?.kind === "breach"), target: "breach" },
        { guard: is(({ proceedings }) => proceedings?.kind === "recall"), target: "recall" },
        { guard: is(({ proceedings }) => proceedings?.kind === "court"), target: "returnedToCourt" },
        { guard: is(({ proceedings }) => proceedings?.kind === "deferred"), target: "deferred" },
        { guard: is(({ barriers, format }) => barriers.length > 0 && format === undefined), target: "decidingFormat" },
        { guard: is(({ assessmentBegun }) => assessmentBegun !== true), target: "referred" },
        { guard: is(({ assessment }) => assessment === undefined), target: "assessing" },
        { guard: is(({ assessment }) => assessment === "suitableNotReady"), target: "suitableNotReady" },
        { guard: is(({ assessment }) => assessment === "deprioritised"), target: "deprioritised" },
        { guard: is(isUnderway), target: "underway" },
        { target: "awaitingPlace" },
      ],
    },
    proposed,
    decidingFormat,
    referred,
    assessing,
    awaitingPlace,
    suitableNotReady,
    deprioritised,
    placing,
    underway,
    breach,
    recall,
    returnedToCourt,
    deferred,
    completed,
    notCompleted,
    notImposed,
    ineligible,
    notSuitable,
    withdrawn,
    endedByDeath,
  },
});
