import { eligibilityFacts, judgedAgain, livesAt, varied } from "./changes.ts";
import { cancelOrder, instructRemoval } from "./ems.ts";
import { isConditionIn } from "./missing.ts";
import { notEligible } from "./sending.ts";
import { closeTask, elsewhere, notes, openTask, process, records, send, when } from "./vocabulary.ts";

/** How a case ends. An outcome is not the end: what is learnt later can still lead elsewhere. */

const nothingToPrepare = [
  closeTask("getConditionIn"),
  closeTask("reviewLicence"),
  notes(() => ({ licenceReview: undefined })),
];

/** Names every criterion that failed; judged again when a date or a fact moves. */
export const ineligible = process.createStateConfig({
  tags: "outcome",
  entry: [
    ...nothingToPrepare,
    send(notEligible),
    ...cancelOrder("the person is not eligible"),
    when(
      (context) => context.firstReleasedOn !== undefined && isConditionIn(context),
      notes(() => ({ conditionToRemove: "due" })),
      openTask("varyLicence", "Released with a condition that does not apply", "varyLicenceDueInWorkingDays"),
    ),
  ],
  always: { guard: elsewhere("ineligible"), target: "#emTag.arriving" },
  on: {
    eligibilityFactsChanged: {
      target: "#emTag.arriving",
      actions: records<"eligibilityFactsChanged">((context, event) =>
        judgedAgain(context, eligibilityFacts(context, event)),
      ),
    },
    residenceChanged: {
      target: "#emTag.arriving",
      actions: records<"residenceChanged">((context, event) => judgedAgain(context, livesAt(context, event))),
    },
    licenceVaried: {
      target: "#emTag.arriving",
      actions: records<"licenceVaried">((context, event) => judgedAgain(context, varied(context, event))),
    },
    releaseDateChanged: {
      target: "#emTag.arriving",
      actions: records<"releaseDateChanged">(({ release }, { plannedOn, kind = release.kind }) => ({
        release: { plannedOn, kind },
      })),
    },
  },
});

export const cancelledBeforeRelease = process.createStateConfig({
  tags: "outcome",
  entry: [...nothingToPrepare, ...cancelOrder("the person will not be released")],
  always: { guard: elsewhere("cancelledBeforeRelease"), target: "#emTag.arriving" },
});

/** Only a correction leads out of it. */
export const withdrawn = process.createStateConfig({
  tags: "outcome",
  entry: [...nothingToPrepare, ...cancelOrder("the case was withdrawn")],
});

export const completed = process.createStateConfig({
  tags: "outcome",
  always: { guard: elsewhere("completed"), target: "#emTag.arriving" },
});

export const endedEarly = process.createStateConfig({
  tags: "outcome",
  // Somebody who died without a tag comes here at once: EMS must not go and fit one.
  entry: instructRemoval,
  always: { guard: elsewhere("endedEarly"), target: "#emTag.arriving" },
});
