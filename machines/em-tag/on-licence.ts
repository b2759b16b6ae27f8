import { withdrawal } from "../shared/case-life/at-any-time.ts";
import { dateInWords } from "../shared/calendar/london.ts";
import { paused } from "../shared/case-life/pausing-clock.ts";
import { raisesAlert } from "../shared/case-life/alerts.ts";
import { today } from "../shared/case-life/schedule.ts";
import { areaInWords } from "./area-in-words.ts";
import { eligibilityFacts, livesAt, varied, wouldEnd } from "./changes.ts";
import { collected, collectionTasks } from "./collecting.ts";
import { conditionEvents, openGetConditionIn } from "./condition.ts";
import type { EmTagContext } from "./context.ts";
import { needsCalendar } from "./horizon.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { amendOrder, recallInWords } from "./ems.ts";
import { monitoring } from "./monitoring.ts";
import { isConditionIn } from "./missing.ts";
import { isTagOn } from "./place.ts";
import { arrangeFittingDueAt } from "./schedule.ts";
import { endReminder } from "./sending.ts";
import {
  closeTask,
  elsewhere,
  openTask,
  openTaskWith,
  process,
  records,
  recordsDates,
  send,
  when,
  type EventOf,
} from "./vocabulary.ts";

interface At {
  readonly context: EmTagContext;
}

/** Until fitted: failed visits are counted; not fitted within two days opens a task. */
const awaitingFitting = process.createStateConfig({
  tags: "awaitingFitting",
  initial: "waiting",
  always: { guard: ({ context }: At) => isTagOn(context), target: "monitoring" },
  on: {
    tagFitted: {
      actions: records<"tagFitted">(({ equipment, recalls }, { on, homeMonitoringUnit }) => {
        const fitted = { fittedOn: on, afterRecalls: recalls.length };
        const unit = { kind: "homeMonitoringUnit", ...fitted } as const;
        return { equipment: [...equipment, { kind: "tag", ...fitted }, ...(homeMonitoringUnit ? [unit] : [])] };
      }),
    },
    fittingVisitFailed: {
      actions: records<"fittingVisitFailed">(({ failedFittingVisits }, { on, reason }) => ({
        failedFittingVisits: [...failedFittingVisits, { on, reason }],
      })),
    },
  },
  states: {
    waiting: { after: { fittingOverdue: "overdue" } },
    overdue: {
      entry: openTaskWith((context) => ({
        task: "arrangeFitting",
        reason: "The tag was not fitted within two days",
        due: arrangeFittingDueAt(context),
      })),
      exit: closeTask("arrangeFitting"),
    },
  },
});

/** The monitoring period: reminders to the practitioner, and its end. It runs whether or not the tag is fitted yet. */
const clock = process.createStateConfig({
  initial: "running",
  states: {
    running: {
      after: {
        firstEndReminder: { actions: send(endReminder) },
        secondEndReminder: { actions: send(endReminder) },
        monitoringEnds: "#emTag.arriving",
        calendarEnds: { target: "#emTag.arriving", actions: needsCalendar },
      },
      on: {
        licenceVaried: {
          target: "running",
          reenter: true,
          actions: [
            recordsDates<"licenceVaried">(varied),
            amendOrder(({ licence }) => `The licence was varied and now ends on ${dateInWords(licence.endsOn)}.`),
          ],
        },
      },
    },
  },
});

const varyLicence = openTask(
  "varyLicence",
  "The licence holds a condition that no longer applies",
  "varyLicenceDueInWorkingDays",
);

/** A recall stops the clock and has the equipment collected; whoever cannot be found is an urgent matter. */
export const recall = {
  actions: [
    recordsDates<"recalled">(({ recalls }, { on, unlawfullyAtLarge }) => ({
      recalls: paused(recalls, on),
      unlawfullyAtLarge,
    })),
    amendOrder(recallInWords),
    when(
      ({ unlawfullyAtLarge }) => unlawfullyAtLarge,
      ...raisesAlert<EmTagContext>(
        "absconded",
        (context) => `Somebody recalled from a tagged licence is unlawfully at large (${areaInWords(context)}).`,
      ),
    ),
  ],
};

/** Released on licence with the condition. Source: processes.md section 2, Release → fitting and Monitoring. */
export const onLicence = process.createStateConfig({
  type: "parallel",
  tags: "onLicence",
  // After a correction, too: what was asked for in error is asked for no more.
  entry: [when((context) => !isConditionIn(context), openGetConditionIn), ...collectionTasks],
  exit: closeTask("getConditionIn"),
  always: { guard: elsewhere("onLicence"), target: "#emTag.arriving" },
  on: {
    ...conditionEvents,
    recalled: recall,
    equipmentCollected: collected,
    remandedInCustody: {
      // No recall: the licence goes on, and so does the clock.
      actions: records<"remandedInCustody">(({ remands }, { on }) => ({ remands: [...remands, on] })),
    },
    residenceChanged: [
      {
        guard: ({ context, event }) => wouldEnd(context, livesAt(context, event)),
        actions: [
          recordsDates<"residenceChanged">((context, event) => ({
            ...livesAt(context, event),
            ended: { because: "movedOutOfAreas", on: event.on },
            conditionToRemove: "due",
          })),
          varyLicence,
        ],
      },
      {
        actions: [
          records<"residenceChanged">(livesAt),
          amendOrder(({ residence }) => `The person resides in another place: ${residence.policeForceArea}.`),
        ],
      },
    ],
    eligibilityFactsChanged: [
      {
        guard: ({ context, event }) => wouldEnd(context, eligibilityFacts(context, event)),
        actions: [
          recordsDates<"eligibilityFactsChanged">((context, event) => ({
            ...eligibilityFacts(context, event),
            ended: { because: "conditionNotMet", on: today(context) },
            conditionToRemove: "due",
          })),
          varyLicence,
        ],
      },
      { actions: records<"eligibilityFactsChanged">(eligibilityFacts) },
    ],
    monitoringEndedEarly: [
      {
        guard: ({ event }: { readonly event: EventOf<"monitoringEndedEarly"> }) => event.reason === "unsuitable",
        actions: [
          recordsDates<"monitoringEndedEarly">((_context, { reason, on }) => ({
            ended: { because: reason, on },
            conditionToRemove: "due",
          })),
          varyLicence,
        ],
      },
      {
        actions: recordsDates<"monitoringEndedEarly">((_context, { reason, on }) => ({
          ended: { because: reason, on },
        })),
      },
    ],
    ...withdrawal<EmTagContext, never>("#emTag.arriving"),
  },
  states: {
    tag: { initial: "awaitingFitting", states: { awaitingFitting, monitoring } },
    clock,
    order: acknowledgement,
  },
});
