import type { Module } from "../bbr-shared/modules.ts";
import type { SharedPolicy } from "../shared/case-life/shared-case.ts";
import type { PolicyVersion } from "../shared/policy.ts";
import { routesByOrder, type EnforcementRoutes } from "./enforcement-routes.ts";

/** Every number and list of a participant's programme. Times are London civil time; days are calendar days unless named. */
export interface BbrPolicy extends SharedPolicy {
  readonly moduleTitles: Readonly<Record<Module, string>>;
  /** The order in which the modules are delivered when no group gives one. */
  readonly moduleOrder: readonly Module[];
  readonly weeksFromGoalSettingToGroup: number;
  readonly weeksFromLastSessionToReview: number;
  readonly reviewWithinWeeks: number;
  /** One group session every so many days, to work out how much sentence a programme needs. */
  readonly daysBetweenSessions: number;
  readonly remindDaysBefore: number;
  readonly promptEveryDays: number;
  readonly goalSettingPromptDays: number;
  readonly moveOnWarningWorkingDays: number;
  readonly holdDays: number;
  readonly startAssessmentDueInWorkingDays: number;
  readonly assessmentDueInWorkingDays: number;
  readonly formatDueInWorkingDays: number;
  readonly placeDueInWorkingDays: number;
  readonly catchUpDueInWorkingDays: number;
  readonly oneToOneDueInWorkingDays: number;
  readonly safeguardingDueInWorkingDays: number;
  readonly conflictDueInWorkingDays: number;
  readonly enforcementDueInWorkingDays: number;
  readonly warningCountsForMonths: number;
  readonly enforcement: EnforcementRoutes;
}

const BBR = "[003] Brochure of Probation Interventions: Building Better Relationships";
const SECTION = "processes.md section 3";

export const bbrSettings: readonly PolicyVersion<BbrPolicy>[] = [
  {
    validFrom: "2022-11-01",
    items: {
      remindersAt: { value: "09:00", source: "processes.md, Clocks" },
      moduleTitles: {
        value: { foundation: "Foundation", moduleB: "Module two", moduleC: "Module three", moduleD: "Module four" },
        source: "The source names Foundation only; the others are numbered until somebody names them",
        assumption: true,
      },
      moduleOrder: {
        value: ["foundation", "moduleB", "moduleC", "moduleD"],
        source: "Foundation first is the source's; the others in the order of their names for delivery to one person",
        assumption: true,
      },
      weeksFromGoalSettingToGroup: { value: 3, source: `[MoJ] ${SECTION}: at least three weeks to the first session` },
      weeksFromLastSessionToReview: { value: 6, source: `[MoJ] ${SECTION}: at least six weeks to the review` },
      reviewWithinWeeks: { value: 2, source: "Time to find a day with the offender manager", assumption: true },
      daysBetweenSessions: { value: 7, source: `${SECTION}: a timetable is generated from weekly slots` },
      remindDaysBefore: { value: 2, source: `${SECTION}: by text message two days before and on the morning` },
      promptEveryDays: { value: 28, source: "Somebody looks at everybody who waits once a month", assumption: true },
      goalSettingPromptDays: {
        value: 7,
        source: "A week is left to hold the pre-programme session before it would be too late",
        assumption: true,
      },
      moveOnWarningWorkingDays: {
        value: 2,
        source: "Time to hold what is still open before the group moves on",
        assumption: true,
      },
      holdDays: { value: 84, source: `[MoJ] ${SECTION}: on hold to join another group within 12 weeks` },
      startAssessmentDueInWorkingDays: { value: 5, source: "A referral is looked at within a week", assumption: true },
      assessmentDueInWorkingDays: { value: 15, source: "Three weeks to assess", assumption: true },
      formatDueInWorkingDays: { value: 5, source: "The referral waits for this decision", assumption: true },
      placeDueInWorkingDays: { value: 10, source: "A fortnight to look for a place", assumption: true },
      catchUpDueInWorkingDays: { value: 5, source: "Before the next weekly session but one", assumption: true },
      oneToOneDueInWorkingDays: { value: 4, source: "Before the next weekly session", assumption: true },
      safeguardingDueInWorkingDays: {
        value: 1,
        source: "Partner and children may be at risk from the day on which something happened",
        assumption: true,
      },
      conflictDueInWorkingDays: {
        value: 1,
        source: "People who must not meet are in one group until one of them leaves it",
        assumption: true,
      },
      enforcementDueInWorkingDays: { value: 5, source: "A response within a working week", assumption: true },
      warningCountsForMonths: {
        value: 12,
        source: `${SECTION}: 12 months beginning on the warning day`,
        assumption: true,
      },
      enforcement: {
        value: routesByOrder,
        source: `${SECTION}, Enforcement: by kind of order`,
        assumption: true,
      },
      taskDueInWorkingDays: { value: 2, source: "Any other task; after that it goes up a role", assumption: true },
      staysDays: {
        value: 28,
        source: "design.md, Outcomes: receipts, notes and corrections still arrive",
        assumption: true,
      },
      alertAgainAfterMinutes: {
        value: [15, 30, 60, 240],
        source:
          "An urgent alert that nobody takes in hand within a quarter of an hour was not seen; later ones come less often, so that an alert nobody takes in hand for weeks does not fill the case's history",
        assumption: true,
      },
    },
  },
];

/** Who is eligible; in force on the day of the referral that it judges (processes.md, Counting). */
export interface Eligibility {
  readonly adultFrom: number;
  readonly risks: readonly string[];
  readonly orders: readonly string[];
}

export const bbrEligibility: readonly PolicyVersion<Eligibility>[] = [
  {
    validFrom: "2021-06-26",
    items: {
      adultFrom: { value: 18, source: `${BBR}, Age: 18+; reached on the day of the referral`, assumption: true },
      risks: { value: ["moderate", "high"], source: `${BBR}: a moderate or high risk of future IPV offences` },
      orders: {
        value: ["communityOrder", "suspendedSentence", "licence", "pss"],
        source: `${SECTION}: a requirement of a community order or suspended sentence order, a licence condition or PSS`,
      },
    },
  },
];
