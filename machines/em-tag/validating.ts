import { withdrawal } from "../shared/case-life/at-any-time.ts";
import { today } from "../shared/case-life/schedule.ts";
import { cancellation, eligibilityFacts, livesAt, varied } from "./changes.ts";
import { failedCriteria } from "./criteria.ts";
import type { EmTagContext } from "./context.ts";
import { closeTask, elsewhere, openTaskWith, process, records, recordsDates, send, when } from "./vocabulary.ts";
import { caseIdentified, untilFitted } from "./sending.ts";
import { placeOf } from "./place.ts";
import { validationDueAt } from "./schedule.ts";

/** Opening it again moves its due date with the release. */
const openValidation = openTaskWith((context) => ({
  task: "validateEligibility",
  reason: "A person was identified for the tag",
  due: validationDueAt(context),
}));

/** Identified: the practitioner validates the case against the EQuiP guidance. Processes.md section 2, Identified. */
export const validating = process.createStateConfig({
  entry: [
    // Who found the person through EPF2 knows already.
    when(({ identifiedBy, sequence }) => identifiedBy === "misReport" && sequence === 0, send(caseIdentified)),
    openValidation,
  ],
  exit: closeTask("validateEligibility"),
  always: { guard: elsewhere("validating"), target: "#emTag.arriving" },
  on: {
    eligibilityValidated: {
      actions: [
        records<"eligibilityValidated">((context, { unsuitable }) => {
          const judged = { ...context, ...(unsuitable && { unsuitable }) };
          return {
            validatedOn: today(context),
            ...(unsuitable && { unsuitable }),
            // Released before anybody validated the case: judged as on that day.
            ...(context.firstReleasedOn !== undefined && {
              failedAtRelease: failedCriteria(judged, context.firstReleasedOn),
            }),
          };
        }),
        when(isReleasedAndReachable, send(untilFitted)),
      ],
    },
    eligibilityFactsChanged: { actions: records<"eligibilityFactsChanged">(eligibilityFacts) },
    releaseDateChanged: {
      actions: [
        recordsDates<"releaseDateChanged">(({ release }, { plannedOn, kind = release.kind }) => ({
          release: { plannedOn, kind },
        })),
        openValidation,
      ],
    },
    releaseCancelled: { actions: records<"releaseCancelled">(cancellation) },
    residenceChanged: { actions: records<"residenceChanged">(livesAt) },
    licenceVaried: { actions: records<"licenceVaried">(varied) },
    released: {
      actions: records<"released">((_context, { on }) => ({ firstReleasedOn: on, releasedOn: on })),
    },
    ...withdrawal<EmTagContext, never>("#emTag.arriving"),
  },
});

/** On licence now, and there is somewhere to write to. */
export function isReleasedAndReachable(context: EmTagContext): boolean {
  return placeOf(context) === "onLicence" && context.person.contact !== undefined;
}
