import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import type { Chases } from "../shared/case-life/chasing.ts";
import type { Pauses } from "../shared/case-life/pausing-clock.ts";
import { beginningOfCase, type SharedCase } from "../shared/case-life/shared-case.ts";
import type { InForce } from "../shared/policy.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import type { EmTagInput } from "./contract.ts";
import type { CriterionCode } from "./criteria.ts";
import type { Criteria } from "./criteria-policy.ts";
import type { EmTagPolicy } from "./policy.ts";
import type { BreachRoute, EarlyEnd, EquipmentKind, ConditionRoute } from "./vocabulary-lists.ts";

/** What is known of one tag: facts only. Where the case stands follows from them (`place.ts`). Plain data. */
export interface EmTagContext extends SharedCase {
  readonly policy: InForce<EmTagPolicy>;
  /** Every version of the statutory criteria; the one of the release's date judges it. */
  readonly criteria: readonly Criteria[];
  readonly person: EmTagInput["person"];
  readonly dutyManager: EmTagInput["dutyManager"];
  readonly region: EmTagInput["region"];
  readonly identifiedBy: EmTagInput["identifiedBy"];
  readonly sentences: EmTagInput["sentences"];
  /** The release that is planned; the date moves. */
  readonly release: EmTagInput["release"];
  readonly licence: EmTagInput["licence"];
  readonly residence: EmTagInput["residence"];
  readonly postSentenceSupervision: boolean;
  readonly alreadyTaggedForFullPeriod: boolean;
  readonly unsuitable?: EmTagInput["unsuitable"];
  /** The practitioner validated the case against the EQuiP guidance. */
  readonly validatedOn?: LocalDate;
  readonly cancelled?: { readonly reason: string; readonly on: LocalDate };

  readonly condition?: Condition;
  readonly preparedOn?: LocalDate;
  readonly fittingPlace?: string;
  /** The licence preparation for a release on this date has locked. */
  readonly lockedFor?: LocalDate;
  readonly licenceReview?: "due" | "done";
  readonly order?: Order;
  readonly chases: Chases;

  readonly firstReleasedOn?: LocalDate;
  /** The latest release or re-release. */
  readonly releasedOn?: LocalDate;
  /** Criteria that failed on the day of the release itself. */
  readonly failedAtRelease?: readonly CriterionCode[];
  readonly recalls: Pauses<LocalDate>;
  readonly unlawfullyAtLarge: boolean;
  readonly remands: readonly LocalDate[];

  readonly equipment: readonly Equipment[];
  readonly failedFittingVisits: readonly Visit[];
  readonly reviews: readonly LocalDate[];
  readonly meetings: readonly LocalDate[];
  readonly breaches: readonly Breach[];
  readonly violations: readonly Violation[];
  readonly tampers: readonly LocalDate[];

  /** Monitoring was ended before its last day, for good. */
  readonly ended?: { readonly because: EarlyEnd; readonly on: LocalDate };
  /** The licence still holds a condition that no longer applies. */
  readonly conditionToRemove?: "due" | "done";
  /** The last monitored day whose end EMS has been instructed of. */
  readonly removalInstructedFor?: LocalDate;
  /** EMS has confirmed that nothing is monitored after this day. */
  readonly switchedOffAfter?: LocalDate;
  readonly removalVisit?: LocalDate;
  readonly missedVisits: readonly Visit[];
  /** The last monitored day of which the person has been told in writing. */
  readonly toldOfEnd?: LocalDate;
}

/** The monitoring condition on its way into the licence. */
export interface Condition {
  readonly route: ConditionRoute;
  readonly enteredOn: LocalDate;
  readonly approvedOn?: LocalDate;
}

/** What EMS was told, numbered; every amendment is one more. */
export interface Order {
  readonly version: number;
  readonly acknowledged: number;
}

export interface Equipment {
  readonly kind: EquipmentKind;
  readonly fittedOn: LocalDate;
  /** How many recalls came before it was fitted. */
  readonly afterRecalls: number;
  readonly backOn?: LocalDate;
}

export interface Visit {
  readonly on: LocalDate;
  readonly reason: string;
}

export interface Breach {
  readonly on: LocalDate;
  readonly route: BreachRoute;
}

/** A violation on which nobody has decided yet. */
export interface Violation {
  /** Number of the entry that reported it. */
  readonly sequence: number;
  readonly kind: string;
}

export type MachineInput = EmTagInput & {
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: InForce<EmTagPolicy>;
  readonly criteria: readonly Criteria[];
};

/** The context a case begins with. Total, also for `undefined`: XState calls it again on every transition. */
export function beginning(input: MachineInput | undefined): EmTagContext {
  const known = input ?? ({} as MachineInput);
  const { now, sequence, calendar, policy, criteria, practitioner, unsuitable } = known;
  const { person, dutyManager, region, identifiedBy, sentences, release, licence, residence } = known;
  const { postSentenceSupervision, alreadyTaggedForFullPeriod } = known;
  return {
    now,
    sequence,
    calendar,
    policy,
    criteria,
    person,
    dutyManager,
    region,
    identifiedBy,
    sentences,
    release,
    licence,
    residence,
    postSentenceSupervision,
    alreadyTaggedForFullPeriod,
    ...(unsuitable && { unsuitable }),
    ...beginningOfCase,
    owner: { role: "practitioner", name: practitioner?.name ?? "", email: practitioner?.email ?? "" },
    chases: {},
    recalls: [],
    unlawfullyAtLarge: false,
    remands: [],
    equipment: [],
    failedFittingVisits: [],
    reviews: [],
    meetings: [],
    breaches: [],
    violations: [],
    tampers: [],
    missedVisits: [],
  };
}
