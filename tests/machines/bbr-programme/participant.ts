import type { Attendance } from "../../../machines/bbr-shared/attendance.ts";
import type { Module } from "../../../machines/bbr-shared/modules.ts";
import { bbrProgramme } from "../../../machines/bbr-programme/contract.ts";
import { bbrProgrammeDefinition } from "../../../machines/bbr-programme/definition.ts";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { CaseByHand, type LondonTime, type Process } from "../support/case-by-hand.ts";

export const BBR: Process = {
  definition: bbrProgrammeDefinition as unknown as ProcessDefinition,
  contract: bbrProgramme,
};

export const GROUP = "bbrGroup-0123456789abcdef0123456789abcdef";
export const OTHER_GROUP = "bbrGroup-fedcba9876543210fedcba9876543210";
export const WHY = { explanation: "As agreed in supervision." };
export const FACILITATOR = { employeeNumber: "E7700123", name: "Moira Field", email: "moira.field@justice.example" };

const EXAMPLE = bbrProgramme.inputExample;

export interface Circumstances {
  readonly referral?: Readonly<Record<string, unknown>>;
  readonly person?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** A start: Daniel Hart, referred on Friday 20 November 2026 on a community order to November 2028. */
export function start({ referral, person, ...rest }: Circumstances = {}): Readonly<Record<string, unknown>> {
  return {
    ...EXAMPLE,
    referral: { ...EXAMPLE.referral, ...referral },
    person: { ...EXAMPLE.person, ...person },
    ...rest,
  };
}

export const participant = (at: LondonTime = "2026-11-23 10:00", circumstances: Circumstances = {}): CaseByHand =>
  CaseByHand.started(BBR, at, start(circumstances));

export const NO_NUMBER: Circumstances = { person: { safeNumber: undefined } };

/** Assessed as suitable on 30 November 2026. */
export function waiting(circumstances: Circumstances = {}): CaseByHand {
  const daniel = participant("2026-11-23 10:00", circumstances);
  daniel.send("2026-11-24 10:00", "assessmentBegun");
  daniel.send("2026-11-30 10:00", "assessmentCompleted", {
    decision: "suitable",
    needAreas: ["relationships"],
    ...WHY,
  });
  return daniel;
}

export interface SessionByHand {
  readonly id: string;
  readonly module: Module;
  readonly number: number;
  readonly on: string;
  readonly at: string;
}

/** A module's six sessions, a week apart. */
export const moduleFrom = (module: Module, on: string, at = "18:00"): readonly SessionByHand[] =>
  [1, 2, 3, 4, 5, 6].map((number) => ({
    id: `${module}-${number}`,
    module,
    number,
    on: addDays(on, (number - 1) * 7),
    at,
  }));

/**
 * Tuesdays at 18:00 from 12 January 2027, a week between the modules: Foundation to 16 February, module two from
 * 2 March, module three from 20 April, module four from 8 June to 13 July.
 */
export const SESSIONS: readonly SessionByHand[] = [
  ...moduleFrom("foundation", "2027-01-12"),
  ...moduleFrom("moduleB", "2027-03-02"),
  ...moduleFrom("moduleC", "2027-04-20"),
  ...moduleFrom("moduleD", "2027-06-08"),
];

export const confirmation = (sessions: readonly SessionByHand[] = SESSIONS, groupCaseId = GROUP, timetable = 1) => ({
  groupCaseId,
  kind: "closed",
  facilitator: FACILITATOR,
  sessions,
  timetable,
});

/** A place is asked for on 1 December 2026. */
export function asking(circumstances: Circumstances = {}): CaseByHand {
  const daniel = waiting(circumstances);
  daniel.send("2026-12-01 10:00", "placeRequested", { groupCaseId: GROUP });
  return daniel;
}

/** The group gives it the same day. */
export function placed(circumstances: Circumstances = {}): CaseByHand {
  const daniel = asking(circumstances);
  daniel.send("2026-12-01 10:01", "placeConfirmed", confirmation());
  return daniel;
}

export const GOALS = ["Walk away and ring somebody before I shout.", "Let her see her friends."];

/** Goals are set on 10 December 2026. */
export function prepared(circumstances: Circumstances = {}): CaseByHand {
  const daniel = placed(circumstances);
  daniel.send("2026-12-10 15:00", "goalSettingHeld", { on: "2026-12-10", goals: GOALS });
  return daniel;
}

let register = 0;

/** The group's register for one session, the same evening. */
export function attends(
  daniel: CaseByHand,
  id: string,
  attendance: Attendance = "attendedComplied",
  more: { readonly register?: number; readonly disclosure?: boolean; readonly at?: LondonTime } = {},
  sessions: readonly SessionByHand[] = SESSIONS,
): number {
  const session = sessions.find((each) => each.id === id);
  if (!session) throw new Error(`No session ${id}`);
  const { at = `${session.on} 21:00`, ...rest } = more;
  register += 1;
  const body = { groupCaseId: GROUP, session, attendance, register, ...rest };
  return daniel.send(at, "attendanceRecorded", body);
}

/** All six sessions of a module attended, and the one-to-one two days after the last. */
export function completes(daniel: CaseByHand, module: Module, sessions = SESSIONS): CaseByHand {
  const own = sessions.filter((each) => each.module === module);
  for (const { id } of own) attends(daniel, id, "attendedComplied", {}, sessions);
  return talks(daniel, module, sessions);
}

/** The one-to-one, two days after the last session of the module. */
export function talks(daniel: CaseByHand, module: Module, sessions = SESSIONS): CaseByHand {
  const last = sessions.findLast((each) => each.module === module)?.on ?? "";
  const on = addDays(last, 2);
  daniel.send(`${on} 14:00`, "oneToOneHeld", { module, on, progress: "Uses time-outs." });
  return daniel;
}

/** All four modules, to the one-to-one on 15 July 2027. */
export function allSessions(circumstances: Circumstances = {}): CaseByHand {
  const daniel = prepared(circumstances);
  for (const module of ["foundation", "moduleB", "moduleC", "moduleD"] as const) completes(daniel, module);
  return daniel;
}

export const PROGRESS = [
  { goal: 1, progress: "Walks away and says so." },
  { goal: 2, progress: "Has kept to it since March." },
];

/** The review on 1 September 2027: six weeks after 15 July is 26 August. */
export function completed(circumstances: Circumstances = {}): CaseByHand {
  const daniel = allSessions(circumstances);
  daniel.send("2027-09-01 11:00", "reviewHeld", { on: "2027-09-01", progress: PROGRESS });
  return daniel;
}

/** The names of the open tasks, in alphabetical order. */
export const tasksOf = (daniel: CaseByHand): readonly string[] => [...daniel.taskNames].sort();

/** Where the course stands, without what goes on beside it. */
export const courseOf = (daniel: CaseByHand): string =>
  (daniel.paths[0] ?? "").replace("underway.course.", "").replace(".waiting", "");
