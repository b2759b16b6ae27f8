import { dateInWords } from "../shared/calendar/london.ts";
import { withdrawal } from "../shared/case-life/at-any-time.ts";
import { cancellation, eligibilityFacts, livesAt, varied } from "./changes.ts";
import { condition, conditionEvents, preparationIsUnlocked } from "./condition.ts";
import { acknowledgement } from "./acknowledgement.ts";
import type { EmTagContext } from "./context.ts";
import { failedCriteria } from "./criteria.ts";
import { amendOrder, orderFromEms } from "./ems.ts";
import { needsFittingPlace } from "./missing.ts";
import { preparationDueAt } from "./schedule.ts";
import { preparationPrompt, untilFitted } from "./sending.ts";
import { isReleasedAndReachable } from "./validating.ts";
import {
  closeTask,
  elsewhere,
  notes,
  openTask,
  openTaskWith,
  process,
  records,
  recordsDates,
  send,
  when,
} from "./vocabulary.ts";

interface At {
  readonly context: EmTagContext;
}

/** Opening them again moves their due date with the release. */
const openPreparePerson = when(
  ({ preparedOn }) => preparedOn === undefined,
  openTaskWith((context) => ({
    task: "preparePerson",
    reason: "The person is to be released with a tag",
    due: preparationDueAt(context),
  })),
);
const openAgreeFittingPlace = when(
  needsFittingPlace,
  openTaskWith((context) => ({
    task: "agreeFittingPlace",
    reason: "The person has no fixed abode",
    due: preparationDueAt(context),
  })),
);

const prompt = { guard: "somethingIsMissing", actions: send(preparationPrompt) } as const;

/** Prompts, the lock, and the release itself. */
const countdown = process.createStateConfig({
  initial: "running",
  states: {
    running: {
      after: {
        firstPrompt: prompt,
        secondPrompt: prompt,
        lastPrompt: prompt,
        preparationLocks: [
          {
            guard: "conditionIsNotIn",
            actions: [
              notes(({ release }) => ({ lockedFor: release.plannedOn, licenceReview: "due" })),
              closeTask("enterCondition"),
              openTask("getConditionIn", "Licence preparation has locked without it", "lockMissedDueInWorkingDays"),
              openTask("reviewLicence", "The condition was not in at the lock", "licenceReviewDueInWorkingDays"),
            ],
          },
          { actions: notes(({ release }) => ({ lockedFor: release.plannedOn })) },
        ],
        releaseUnrecorded: {
          actions: openTask(
            "recordRelease",
            "The planned day of release is over and nothing is recorded",
            "recordReleaseDueInWorkingDays",
          ),
        },
      },
      on: {
        releaseDateChanged: {
          target: "running",
          reenter: true,
          actions: [
            recordsDates<"releaseDateChanged">(({ release }, { plannedOn, kind = release.kind }) => ({
              release: { plannedOn, kind },
            })),
            closeTask("recordRelease"),
            preparationIsUnlocked,
            openPreparePerson,
            openAgreeFittingPlace,
            amendOrder(({ release }) => `The planned release is now on ${dateInWords(release.plannedOn)}.`),
          ],
        },
      },
    },
  },
});

const person = process.createStateConfig({
  initial: "unprepared",
  states: {
    unprepared: {
      entry: openPreparePerson,
      exit: closeTask("preparePerson"),
      on: { personPrepared: { actions: records<"personPrepared">((_context, { on }) => ({ preparedOn: on })) } },
      always: { guard: ({ context }: At) => context.preparedOn !== undefined, target: "prepared" },
    },
    prepared: { always: { guard: ({ context }: At) => context.preparedOn === undefined, target: "unprepared" } },
  },
});

/** Somebody with no fixed abode qualifies; a place to fit the tag is agreed. */
const place = process.createStateConfig({
  initial: "settled",
  states: {
    settled: { always: { guard: ({ context }: At) => needsFittingPlace(context), target: "unagreed" } },
    unagreed: {
      entry: openAgreeFittingPlace,
      exit: closeTask("agreeFittingPlace"),
      on: {
        fittingPlaceAgreed: {
          actions: [
            records<"fittingPlaceAgreed">((_context, { place: fittingPlace }) => ({ fittingPlace })),
            amendOrder(({ fittingPlace = "" }) => `The tag can be fitted here: ${fittingPlace}.`),
          ],
        },
      },
      always: { guard: ({ context }: At) => !needsFittingPlace(context), target: "settled" },
    },
  },
});

/** Eligible and to be released. Source: processes.md section 2, Before release. */
export const preparing = process.createStateConfig({
  type: "parallel",
  tags: "preparing",
  // A case that was ineligible for a while lost its order; the condition may be in the licence still.
  entry: orderFromEms,
  exit: closeTask("recordRelease"),
  always: { guard: elsewhere("preparing"), target: "#emTag.arriving" },
  on: {
    ...conditionEvents,
    eligibilityFactsChanged: { actions: records<"eligibilityFactsChanged">(eligibilityFacts) },
    residenceChanged: {
      actions: [
        records<"residenceChanged">(livesAt),
        amendOrder(({ residence }) => `The person will reside in another place: ${residence.policeForceArea}.`),
      ],
    },
    licenceVaried: {
      actions: [
        records<"licenceVaried">(varied),
        amendOrder(({ licence }) => `The licence now ends on ${dateInWords(licence.endsOn)}.`),
      ],
    },
    releaseCancelled: { actions: records<"releaseCancelled">(cancellation) },
    released: {
      actions: [
        recordsDates<"released">((context, { on }) => ({
          firstReleasedOn: on,
          releasedOn: on,
          failedAtRelease: failedCriteria(context, on),
        })),
        when(
          ({ release, releasedOn }) => releasedOn !== release.plannedOn,
          amendOrder(({ releasedOn = "" }) => `Released on ${dateInWords(releasedOn)}, another day than planned.`),
        ),
        when(isReleasedAndReachable, send(untilFitted)),
      ],
    },
    ...withdrawal<EmTagContext, never>("#emTag.arriving"),
  },
  states: { countdown, condition, order: acknowledgement, person, place },
});
