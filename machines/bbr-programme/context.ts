import type { Attendance } from "../bbr-shared/attendance.ts";
import type { Session } from "../bbr-shared/between-cases.ts";
import type { Module } from "../bbr-shared/modules.ts";
import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import type { Chases } from "../shared/case-life/chasing.ts";
import { beginningOfCase, type SharedCase } from "../shared/case-life/shared-case.ts";
import type { InForce, PolicyVersion } from "../shared/policy.ts";
import type { Instant, LocalDate, LocalTime } from "../shared/time.ts";
import type { Appointment } from "./codes.ts";
import type { BbrInput } from "./input.ts";
import type { EnforcementAction, Order } from "./enforcement-routes.ts";
import type { BbrPolicy, Eligibility } from "./policy.ts";

type Given = Pick<
  BbrInput,
  | "person"
  | "dutyManager"
  | "programmeTeam"
  | "referral"
  | "offence"
  | "risk"
  | "barriers"
  | "willing"
  | "needAreas"
  | "restrictedTo"
  | "mustNotShareWith"
  | "notWithFacilitators"
>;

/** What is known of one participant's programme. Plain data; the state of a case follows from it. */
export interface BbrContext extends SharedCase, Given {
  readonly caseId: string;
  readonly policy: InForce<BbrPolicy>;
  /** All versions: the one in force on the day of the referral judges it. */
  readonly eligibility: readonly PolicyVersion<Eligibility>[];
  /** The sentence or licence the programme is attended under; absent while it is only proposed. */
  readonly imposed?: Imposed | undefined;
  readonly format?: "group" | "oneToOne" | "alternativeFormat" | undefined;
  readonly assessmentBegun?: boolean | undefined;
  readonly assessment?: "suitable" | "suitableNotReady" | "deprioritised" | undefined;
  /** A place that was asked for and not answered yet. */
  readonly asking?: Asking | undefined;
  /** A conflict that the person's group has to hear of, until it has taken it. */
  readonly conflictTelling?: ConflictTelling | undefined;
  /** Groups that had no place, with their reasons. */
  readonly placeRefusals: readonly PlaceRefusal[];
  readonly place?: Place | undefined;
  /** Groups the person has left; their registers may still be corrected. */
  readonly formerGroups: readonly string[];
  /** Delivered one-to-one, exceptionally. */
  readonly individually?: Individually | undefined;
  readonly hold?: { readonly from: LocalDate; readonly reason: string } | undefined;
  readonly goalSetting?: { readonly on: LocalDate; readonly goals: readonly string[] } | undefined;
  readonly records: readonly SessionRecord[];
  /** Sessions caught up, by their id; kept apart so that a correction of one leaves later registers alone. */
  readonly catchUps: readonly { readonly id: string; readonly on: LocalDate }[];
  readonly oneToOnes: readonly OneToOne[];
  readonly missedAppointments: readonly MissedAppointment[];
  readonly appointments: readonly Booked[];
  /** Failures to comply with other requirements of the order. */
  readonly otherFailures: readonly { readonly entry: number; readonly on: LocalDate }[];
  readonly decisions: readonly Decision[];
  /** What opened a safeguarding review that has not been done. */
  readonly safeguarding: readonly SafeguardingCause[];
  /** Tasks that are open because of what is known (`concerns.ts`). */
  readonly opened: readonly OpenedTask[];
  readonly review?: { readonly on: LocalDate; readonly progress: readonly GoalProgress[] } | undefined;
  readonly proceedings?: Proceedings | undefined;
  readonly ending?: Ending | undefined;
  readonly safeNumber?: BbrInput["person"]["safeNumber"];
  /** Nobody is to be texted: no number is safe, or the person does not want it. */
  readonly noSafeNumber: boolean;
  /** The last day of the sentence about which somebody was warned that it comes too early. */
  readonly warnedOfEnd?: LocalDate | undefined;
  readonly chases: Chases;
}

export interface Imposed {
  readonly on: LocalDate;
  readonly order: Order;
  readonly endsOn: LocalDate;
}

export interface Asking {
  readonly groupCaseId: string;
  readonly key: string;
}

/** `refused`: somebody the person must not be with is in the group, or runs it. */
export interface ConflictTelling {
  readonly key: string;
  readonly stage: "toTell" | "told" | "refused";
}

export interface PlaceRefusal {
  readonly groupCaseId: string;
  readonly on: LocalDate;
  readonly reasons: readonly string[];
}

export interface Facilitator {
  readonly employeeNumber: string;
  readonly name: string;
  readonly email: string;
}

export interface Place {
  readonly groupCaseId: string;
  readonly kind: "closed" | "rolling";
  readonly facilitator: Facilitator;
  /** Sessions to come, as the group told them last. */
  readonly sessions: readonly Session[];
  readonly timetable: number;
  /** The modules in the order in which this group delivers them to this person. */
  readonly order: readonly Module[];
}

export interface Individually {
  readonly reason: string;
  readonly facilitator: Facilitator;
}

export interface SessionRecord {
  /** Module and number: `foundation-1`. */
  readonly id: string;
  readonly module: Module;
  readonly on: LocalDate;
  readonly attendance: Attendance;
  readonly disclosure: boolean;
  /** Absent when delivered one-to-one. */
  readonly groupCaseId?: string | undefined;
  readonly register: number;
  /** Number of the entry that recorded it first; how a failure is named. */
  readonly entry: number;
}

export interface OneToOne {
  readonly module: Module;
  readonly on: LocalDate;
  readonly progress: string;
}

export interface MissedAppointment {
  readonly entry: number;
  readonly appointment: Appointment;
  readonly on: LocalDate;
  readonly attendance: Attendance;
}

export interface Booked {
  readonly appointment: Appointment;
  readonly on: LocalDate;
  readonly at: LocalTime;
}

export interface Decision {
  readonly failure: number;
  readonly action: EnforcementAction;
  readonly on: LocalDate;
}

export interface SafeguardingCause {
  /** Number of the entry that opened it; how the review is named. */
  readonly entry: number;
  readonly cause: string;
  /** The session's record it comes from; a corrected register takes it back. */
  readonly record?: number;
}

export interface OpenedTask {
  readonly task: string;
  readonly key: string;
  readonly due: Instant;
}

export interface GoalProgress {
  readonly goal: number;
  readonly progress: string;
}

export interface Proceedings {
  readonly kind: "breach" | "recall" | "court" | "deferred";
  readonly since: LocalDate;
}

/** An ending that is neither completion, withdrawal nor death. */
export interface Ending {
  readonly as: "notImposed" | "ineligible" | "notSuitable" | "notCompleted";
  readonly reason: string;
}

export type MachineInput = BbrInput & {
  readonly caseId: string;
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: InForce<BbrPolicy>;
  readonly eligibility: readonly PolicyVersion<Eligibility>[];
};

/** The context a case begins with. Total, also for `undefined`: XState calls it again on every transition. */
export function beginning(input: MachineInput | undefined): BbrContext {
  const { practitioner, region: _region, ...given } = input ?? ({} as MachineInput);
  const { referral, person } = given;
  const imposed = referral?.stage === "imposed" && referral.endsOn !== undefined;
  return {
    ...given,
    ...beginningOfCase,
    owner: { role: "practitioner", name: practitioner?.name ?? "", email: practitioner?.email ?? "" },
    ...(imposed && {
      imposed: { on: referral.on, order: referral.order as Order, endsOn: referral.endsOn as LocalDate },
    }),
    ...(person?.safeNumber && { safeNumber: person.safeNumber }),
    noSafeNumber: false,
    placeRefusals: [],
    formerGroups: [],
    records: [],
    catchUps: [],
    oneToOnes: [],
    missedAppointments: [],
    appointments: [],
    otherFailures: [],
    decisions: [],
    safeguarding: [],
    opened: [],
    chases: {},
  };
}

/** The case has its outcome. */
export function isOver({ died, withdrawal, ending, review }: BbrContext): boolean {
  return [died, withdrawal, ending, review].some((end) => end !== undefined);
}

/** Something was done that a withdrawal would have to undo. */
export function isBegun({ goalSetting, records }: BbrContext): boolean {
  return goalSetting !== undefined || records.length > 0;
}

export function facilitatorOf({ place, individually }: BbrContext): Facilitator | undefined {
  return place?.facilitator ?? individually?.facilitator;
}
