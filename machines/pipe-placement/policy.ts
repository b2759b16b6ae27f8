import type { PolicyVersion } from "../shared/policy.ts";
import type { LocalTime } from "../shared/time.ts";
import type { SharedPolicy } from "../shared/case-life/shared-case.ts";
import type { ClockPolicy } from "./decision-clock.ts";

/** Every number of a PIPE placement. All times are London civil time, all days calendar days unless named otherwise. */
export interface PipePolicy extends SharedPolicy, ClockPolicy {
  readonly remindersAt: LocalTime;
  readonly criteriaDueInWorkingDays: number;
  readonly contactDueInWorkingDays: number;
  readonly chaseInformationEveryWorkingDays: number;
  readonly obtainInformationAfterChases: number;
  readonly chaseFurtherInformationEveryWorkingDays: number;
  readonly jointDiscussionDueInWorkingDays: number;
  readonly higherDecisionDueInWorkingDays: number;
  readonly appealWithinWorkingDays: number;
  readonly appealDecisionDueInWorkingDays: number;
  readonly arrivalReminderDaysBefore: readonly [number, number];
  readonly keyWorkerDueInWorkingDays: number;
  readonly joiningDueInWorkingDays: number;
  readonly basisDueInWorkingDays: number;
  readonly keyWorkEveryDays: number;
  readonly sweepEveryDays: number;
  readonly engagementReviewAfterDays: number;
  readonly firstReviewAfterHours: number;
  readonly reviewEveryDays: number;
  readonly reviewNoticeDays: number;
  readonly mappaRecordDueInWorkingDays: number;
  readonly stayDays: number;
  readonly departureReminderDaysBefore: readonly [number, number];
  readonly resettlementStartsDaysBefore: number;
  readonly leavingStartsDaysBefore: number;
  readonly resettlementDueInWorkingDays: number;
  readonly leavingDueInWorkingDays: number;
  readonly handOverDueInWorkingDays: number;
}

const CLOCK =
  "processes.md section 4, Deadline for a decision: as the Approved Premises service of the MoJ counts today";
const SECTION = "processes.md section 4";

export const pipePolicy: readonly PolicyVersion<PipePolicy>[] = [
  {
    validFrom: "2021-01-01",
    items: {
      remindersAt: { value: "09:00", source: "processes.md, Clocks" },
      standardWorkingDays: { value: 10, source: CLOCK },
      shortNoticeWithinDays: { value: 28, source: CLOCK },
      shortNoticeWorkingDays: { value: 5, source: CLOCK },
      emergencyWithinDays: { value: 7, source: CLOCK },
      emergencyHours: { value: 2, source: CLOCK },
      startsTheSameDayBefore: { value: "13:00", source: CLOCK },
      otherwiseStartsAt: { value: "09:00", source: CLOCK },
      criteriaDueInWorkingDays: { value: 5, source: "No referral is submitted without them", assumption: true },
      contactDueInWorkingDays: { value: 10, source: "A visit or a video link has to be arranged", assumption: true },
      chaseInformationEveryWorkingDays: {
        value: 3,
        source: "Three chases within the standard deadline",
        assumption: true,
      },
      obtainInformationAfterChases: {
        value: 2,
        source: "Then a person has to find another way to it",
        assumption: true,
      },
      chaseFurtherInformationEveryWorkingDays: {
        value: 2,
        source: "The clock of the decision stands still meanwhile",
        assumption: true,
      },
      jointDiscussionDueInWorkingDays: { value: 2, source: `${SECTION}, Decision`, assumption: true },
      higherDecisionDueInWorkingDays: { value: 2, source: "As long as the joint discussion had", assumption: true },
      appealWithinWorkingDays: { value: 10, source: `${SECTION}, Decision`, assumption: true },
      appealDecisionDueInWorkingDays: { value: 5, source: "Half as long as a decision takes", assumption: true },
      arrivalReminderDaysBefore: { value: [14, 2], source: `${SECTION}, Before arrival: two weeks, two days` },
      keyWorkerDueInWorkingDays: {
        value: 5,
        source: "In time to plan the joining with them; an arrival that is sooner makes it due sooner",
        assumption: true,
      },
      joiningDueInWorkingDays: {
        value: 10,
        source: "The clinical lead has to be met; an arrival that is sooner makes it due sooner",
        assumption: true,
      },
      basisDueInWorkingDays: {
        value: 10,
        source: "A requirement is asked of others; an arrival that is sooner makes it due sooner",
        assumption: true,
      },
      keyWorkEveryDays: { value: 7, source: `${SECTION}, Residence: weekly`, assumption: true },
      sweepEveryDays: { value: 7, source: `${SECTION}, Residence: weekly`, assumption: true },
      engagementReviewAfterDays: { value: 14, source: `${SECTION}, Residence: a review in two weeks` },
      firstReviewAfterHours: { value: 72, source: `${SECTION}, Residence: first 72 hours after arrival` },
      reviewEveryDays: { value: 28, source: `${SECTION}, Residence: arrival + 28 days each`, assumption: true },
      reviewNoticeDays: { value: 7, source: "A week for the offender manager to contribute", assumption: true },
      mappaRecordDueInWorkingDays: {
        value: 1,
        source: "A meeting may end in the evening",
        assumption: true,
      },
      stayDays: { value: 182, source: `${SECTION}, Stay: 26 weeks by default, as the MoJ's service has it` },
      departureReminderDaysBefore: { value: [42, 14], source: `${SECTION}, Stay: six and two weeks before` },
      resettlementStartsDaysBefore: { value: 84, source: `${SECTION}, Residence: 12 weeks before`, assumption: true },
      leavingStartsDaysBefore: { value: 42, source: "With the first reminder of the departure", assumption: true },
      resettlementDueInWorkingDays: {
        value: 20,
        source: "Four of the twelve weeks: housing has to be asked for",
        assumption: true,
      },
      leavingDueInWorkingDays: {
        value: 10,
        source: "Two of the six weeks: planned with the resident and the clinical lead",
        assumption: true,
      },
      handOverDueInWorkingDays: { value: 2, source: "What comes next must not wait long for it", assumption: true },
      taskDueInWorkingDays: { value: 2, source: "Any other task; after that it goes up a role", assumption: true },
      staysDays: {
        value: 28,
        source: "design.md, Outcomes: receipts, notes and corrections still arrive",
        assumption: true,
      },
      alertAgainAfterMinutes: {
        value: [15, 30, 60, 240],
        source: "Soon at first, then more slowly, until somebody acknowledges",
        assumption: true,
      },
    },
  },
];
