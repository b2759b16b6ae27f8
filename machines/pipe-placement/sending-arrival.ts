import { inLondon } from "../shared/calendar/london.ts";
import type { Send } from "../shared/effects.ts";
import { keyWorkerOf, type PipeContext } from "./context.ts";
import { firstReviewDueAt } from "./schedule.ts";
import { bullets, inWords, message, todayWhile } from "./sending.ts";

/** Before arrival, and the arrival: what each message says to whom, worked out from what is known. */

type Told = "offenderManager" | "sendingPrison";
export const arrivalArranged =
  (to: Told) =>
  (context: PipeContext): Send =>
    message(
      context,
      "arrivalArranged",
      to,
      { arrivalOn: inWords(context.bed?.arrivalOn), room: context.bed?.room ?? "" },
      { while: "expected" },
    );

/** What has to be done before somebody arrives, and is not. */
export function toDoBeforeArrival({ bed, keyWorkers, joining, basis }: PipeContext): string[] {
  return [
    ...(bed ? [] : ["allocate a bed"]),
    ...(keyWorkers.length > 0 ? [] : ["allocate a key worker"]),
    ...(joining ? [] : ["plan the joining process with the clinical lead"]),
    ...(basis ? [] : ["record the residence requirement, or the voluntary basis"]),
  ];
}

export const arrivalReminder =
  (to: "owner" | "offenderManager", when: string) =>
  (context: PipeContext): Send =>
    message(
      context,
      "arrivalReminder",
      to,
      {
        when,
        arrivalOn: inWords(context.bed?.arrivalOn),
        room: context.bed?.room ?? "",
        toDo: bullets(toDoBeforeArrival(context), "Nothing."),
      },
      todayWhile(context, "expected"),
    );

const NON_ARRIVAL: Readonly<Record<string, string>> = {
  notReleased: "they were not released",
  releasedLater: "they are released later",
  failedToReport: "they were released and have not reported",
  recalledOnTheWay: "they were recalled on the way",
  inHospital: "they are in hospital",
  notKnown: "nothing yet",
};

export const notArrivedTold = (context: PipeContext): Send => {
  const { on, reason } = context.nonArrivals.at(-1) ?? { on: undefined, reason: "notKnown" };
  return message(context, "notArrivedTold", "offenderManager", {
    expectedOn: inWords(on),
    reason: NON_ARRIVAL[reason] ?? reason,
  });
};

const ENDED: Readonly<Record<string, string>> = {
  didNotArrive: "the person did not arrive",
  remainsInCustody: "the person remains in custody",
  releasedElsewhere: "the person is released elsewhere",
  recalled: "the person was recalled",
  bedNoLongerAvailable: "the bed is no longer available",
  consentWithdrawn: "the person no longer consents",
  riskChanged: "the risk has changed",
  other: "another reason, recorded on the case",
};

export const placementEnded =
  (to: Told) =>
  (context: PipeContext): Send =>
    message(context, "placementEnded", to, { reason: ENDED[context.ended?.reason ?? "other"] ?? "" });

export const keyWorkerAllocated = (context: PipeContext): Send =>
  message(context, "keyWorkerAllocated", "keyWorker", {
    coWorking: keyWorkerOf(context)?.complex
      ? `It is a complex case: ${context.owner.name} works with you.`
      : "Ask the PIPE officer for support whenever you need it.",
  });

export const arrivedTold = (context: PipeContext): Send =>
  message(context, "arrivedTold", "offenderManager", {
    arrivedOn: inWords(context.arrival?.on),
    arrivedAt: context.arrival?.at ?? "",
    departureOn: inWords(context.plannedDepartureOn),
    reviewBy: inLondon(context.calendar, firstReviewDueAt(context)),
  });
