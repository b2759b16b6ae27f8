import { today } from "../shared/case-life/schedule.ts";
import { failedCriteria, noLongerMet } from "./criteria.ts";
import type { EmTagContext } from "./context.ts";
import type { EventOf } from "./vocabulary.ts";

/** What an event changes of what is known, where several states take it. */

type Change = Partial<EmTagContext>;

export function eligibilityFacts(context: EmTagContext, event: EventOf<"eligibilityFactsChanged">): Change {
  const { sentences, dateOfBirth, postSentenceSupervision, alreadyTaggedForFullPeriod, unsuitable } = event;
  return {
    ...(sentences && { sentences }),
    ...(dateOfBirth !== undefined && { person: { ...context.person, dateOfBirth } }),
    ...(postSentenceSupervision !== undefined && { postSentenceSupervision }),
    ...(alreadyTaggedForFullPeriod !== undefined && { alreadyTaggedForFullPeriod }),
    ...(unsuitable !== undefined && { unsuitable: unsuitable ?? undefined }),
  };
}

/** Where they live, and so where they are written to; a place agreed for the fitting was for the former residence. */
export function livesAt(
  { person }: EmTagContext,
  { policeForceArea, noFixedAbode, contact }: Omit<EventOf<"residenceChanged">, "type" | "on">,
): Change {
  return {
    residence: { policeForceArea, noFixedAbode },
    person: { ...person, ...(contact && { contact }) },
    fittingPlace: undefined,
  };
}

export function varied(_context: EmTagContext, { endsOn, sentenceEndsOn }: EventOf<"licenceVaried">): Change {
  return { licence: { endsOn, sentenceEndsOn } };
}

export function cancellation(context: EmTagContext, { reason }: EventOf<"releaseCancelled">): Change {
  return { cancelled: { reason, on: today(context) } };
}

/** A change while nobody is eligible: judged again, as on the day of the release when there was one. */
export function judgedAgain(context: EmTagContext, change: Change): Change {
  const { firstReleasedOn } = context;
  return firstReleasedOn === undefined
    ? change
    : { ...change, failedAtRelease: failedCriteria({ ...context, ...change }, firstReleasedOn) };
}

/** Whether the person, released already, would no longer meet a criterion after a change. */
export function wouldEnd(context: EmTagContext, change: Change): boolean {
  return noLongerMet({ ...context, ...change }, context.releasedOn ?? today(context)).length > 0;
}
