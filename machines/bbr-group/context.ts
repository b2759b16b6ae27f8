import type { Session } from "../bbr-shared/between-cases.ts";
import type { AcceptableAbsence, Attendance } from "../bbr-shared/attendance.ts";
import type { Module } from "../bbr-shared/modules.ts";
import type { CalendarData } from "../shared/calendar/calendar-data.ts";
import { beginningOfCase, type SharedCase } from "../shared/case-life/shared-case.ts";
import type { InForce } from "../shared/policy.ts";
import type { Instant, LocalDate } from "../shared/time.ts";
import type { GroupInput } from "./contract.ts";
import type { GroupPolicy } from "./policy.ts";
import { generated, type Spacing, type Timetable } from "./timetable.ts";

export type Facilitator = GroupInput["facilitators"][number];

/** Somebody who has a place. */
export interface Participant {
  readonly programmeCaseId: string;
  readonly crn: string;
  /** The modules taken with this group, from the one joined at. */
  readonly modules: readonly Module[];
  readonly mustNotShareWith: readonly string[];
  readonly notWithFacilitators: readonly string[];
  /** Employee number of the designated facilitator. */
  readonly facilitator: string;
  readonly since: LocalDate;
  /**
   * The telling that confirms the place, the timetable it tells, and whether the participant's case has answered it. Until
   * then that case is told nothing else: what is told later might arrive before.
   */
  readonly confirmation: Confirmation;
}

export interface Confirmation {
  readonly key: string;
  readonly version: number;
  readonly answer: "pending" | "accepted";
}

/** Somebody who had a place. */
export interface Former {
  readonly programmeCaseId: string;
  readonly crn: string;
  readonly on: LocalDate;
  readonly reason: string;
}

/** What the register says of one participant, and whether their case has been told. */
export interface RegisterEntry {
  readonly programmeCaseId: string;
  readonly attendance: Attendance;
  readonly reason?: AcceptableAbsence;
  readonly disclosure: boolean;
  /** The number of the entry: a higher one corrects a lower. */
  readonly register: number;
  readonly told: "pending" | "told" | "refused";
}

/** One session that has begun. */
export interface Register {
  readonly session: Session;
  readonly beganAt: Instant;
  readonly endsAt: Instant;
  readonly ended: boolean;
  /** Those who had a place when it began; whoever leaves afterwards is still on the register. */
  readonly due: readonly string[];
  readonly reminded: boolean;
  /** Present once the facilitator has recorded it. */
  readonly entries?: readonly RegisterEntry[];
}

/** Something another case was told and has not answered. */
export type Telling = {
  readonly key: string;
  readonly caseId: string;
  readonly sequence: number;
} & (
  | { readonly event: "placeConfirmed" }
  | { readonly event: "timetableChanged"; readonly newFacilitator?: true }
  | { readonly event: "attendanceRecorded"; readonly session: string }
  | { readonly event: "placeEnded"; readonly reason: string }
);

/** What is known of one group. Plain data. */
export interface GroupContext extends SharedCase {
  readonly caseId: string;
  readonly policy: InForce<GroupPolicy>;
  readonly name: string;
  readonly region: string;
  readonly venue: string;
  readonly kind: GroupInput["kind"];
  readonly slots: GroupInput["slots"];
  readonly facilitators: readonly Facilitator[];
  readonly timetable: Timetable;
  /** How often the timetable has changed; a higher version replaces a lower one wherever it is known. */
  readonly version: number;
  readonly participants: readonly Participant[];
  readonly former: readonly Former[];
  /** By session; of every session that has begun. */
  readonly registers: Readonly<Record<string, Register>>;
  readonly tellings: readonly Telling[];
  /** Places that ended before their confirmation was answered, by its key: that they have is told afterwards. */
  readonly endings: Readonly<Record<string, string>>;
  /** Participants' cases that did not take what they were told, and that somebody must see to. */
  readonly followUps: readonly string[];
  /** The first session's date for which it was checked whether enough have a place. */
  readonly checkedFor?: LocalDate | undefined;
  /** The manager is asked whether the group begins with so few. */
  readonly tooFew: boolean;
  /** Somebody has decided that it does. */
  readonly smallGroup?: { readonly rationale: string; readonly sequence: number };
  readonly cancellation?: { readonly reason: string; readonly on: LocalDate; readonly sequence: number };
}

export type MachineInput = GroupInput & {
  readonly caseId: string;
  readonly now: Instant;
  readonly sequence: number;
  readonly calendar: CalendarData;
  readonly policy: InForce<GroupPolicy>;
};

/** The context a group begins with. Total, also for `undefined`: XState calls it again on every transition. */
export function beginning(input: MachineInput | undefined): GroupContext {
  const given = input ?? ({} as MachineInput);
  const { treatmentManager, laterModules, firstSessionNotBefore, ...rest } = given;
  return {
    ...rest,
    ...beginningOfCase,
    owner: { role: "treatmentManager", ...treatmentManager },
    timetable: input ? generated(spacingOf(given), firstSessionNotBefore, laterModules) : [],
    version: 1,
    participants: [],
    former: [],
    registers: {},
    tellings: [],
    endings: {},
    followUps: [],
    tooFew: false,
  };
}

export function spacingOf({ calendar, slots, policy }: Pick<GroupContext, "calendar" | "slots" | "policy">): Spacing {
  return { calendar, slots, daysForOneToOnes: policy.daysForOneToOnes };
}

export function participantOf({ participants }: GroupContext, id: string): Participant | undefined {
  return participants.find(({ programmeCaseId }) => programmeCaseId === id);
}

/** Sessions that have not begun, in order. */
export function sessionsToCome({ timetable, registers }: GroupContext): Timetable {
  return timetable.filter(({ id }) => registers[id] === undefined);
}

/** Sessions that have begun, with whom somebody's register is waited for. */
export function openRegisters({ registers }: GroupContext): readonly Register[] {
  return Object.values(registers).filter(({ due, entries }) => due.length > 0 && entries === undefined);
}

/** The session that is going on. */
export function sessionUnderWay({ registers }: GroupContext): Register | undefined {
  return Object.values(registers).find(({ ended }) => !ended);
}

/** How far a session has come. */
export function stageOf({ registers }: GroupContext, session: string): "toCome" | "goingOn" | "held" {
  const register = registers[session];
  if (!register) return "toCome";
  return register.ended ? "held" : "goingOn";
}
