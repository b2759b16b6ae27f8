import { dateInWords } from "../shared/calendar/london.ts";
import { resumed } from "../shared/case-life/pausing-clock.ts";
import { today } from "../shared/case-life/schedule.ts";
import { eligibilityFacts, livesAt, varied } from "./changes.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { collected, collecting } from "./collecting.ts";
import type { EmTagContext } from "./context.ts";
import { failedCriteria, type CriterionCode } from "./criteria.ts";
import { amendOrder } from "./ems.ts";
import { needsCalendar } from "./horizon.ts";
import { recalledOn } from "./place.ts";
import { untilFitted } from "./sending.ts";
import { isReleasedAndReachable } from "./validating.ts";
import { elsewhere, process, records, recordsDates, send, when, type EventOf } from "./vocabulary.ts";
import type { EarlyEnd } from "./vocabulary-lists.ts";

/** Recalled: the clock stands still and the equipment is collected. Source: processes.md section 2, Recall. */
export const recalled = process.createStateConfig({
  type: "parallel",
  always: { guard: elsewhere("recalled"), target: "#emTag.arriving" },
  on: {
    equipmentCollected: collected,
    returnedToCustody: { actions: records<"returnedToCustody">(() => ({ unlawfullyAtLarge: false })) },
    residenceChanged: { actions: records<"residenceChanged">(livesAt) },
    eligibilityFactsChanged: { actions: records<"eligibilityFactsChanged">(eligibilityFacts) },
    reReleased: {
      actions: [
        recordsDates<"reReleased">(reRelease),
        when(
          ({ ended }) => ended === undefined,
          amendOrder(
            ({ releasedOn = "" }) => `Released again on ${dateInWords(releasedOn)}. Please fit the equipment again.`,
          ),
        ),
        when(isReleasedAndReachable, send(untilFitted)),
      ],
    },
  },
  states: {
    clock: {
      initial: "stopped",
      states: {
        stopped: {
          after: {
            licenceEnds: "#emTag.arriving",
            calendarEnds: { target: "#emTag.arriving", actions: needsCalendar },
          },
          on: { licenceVaried: { target: "stopped", reenter: true, actions: recordsDates<"licenceVaried">(varied) } },
        },
      },
    },
    collecting,
    order: acknowledgement,
  },
});

/**
 * A re-release is judged like any release, by the criteria in force on its day: with 30 days of licence left or more the
 * clock goes on; with less, or out of the areas, monitoring has ended with the recall.
 */
function reRelease(context: EmTagContext, { on, residence }: EventOf<"reReleased">): Partial<EmTagContext> {
  const change = {
    recalls: resumed(context.recalls, on),
    releasedOn: on,
    unlawfullyAtLarge: false,
    ...(residence && livesAt(context, residence)),
  };
  const failed = failedCriteria({ ...context, ...change }, on);
  if (failed.length === 0) return change;
  return { ...change, ended: { because: whyNot(failed), on: recalledOn(context) ?? today(context) } };
}

function whyNot(failed: readonly CriterionCode[]): EarlyEnd {
  if (failed.includes("licenceLeft")) return "tooLittleLicenceLeft";
  return failed.includes("specifiedArea") ? "movedOutOfAreas" : "conditionNotMet";
}
