import type { Session, ToldProgramme } from "../bbr-shared/between-cases.ts";
import type { CaseTold } from "../shared/case-life/internal-events.ts";
import type { TellCase } from "../shared/effects.ts";
import { participantOf, sessionsToCome, type GroupContext, type Participant, type Telling } from "./context.ts";

/**
 * What the group tells its participants' cases. A change writes down what is to be told; `tell` then asks for it; the
 * answer takes it off the list again. Several may be under way at once: each has a key of its own, and what it says
 * carries a version, so that whoever is told ignores the older of two.
 */

type Change = Partial<GroupContext>;
/** What is told, without what follows from when it is told. */
type Said<Event extends Telling["event"]> = Omit<
  Extract<Telling, { event: Event }>,
  "event" | "sequence" | "key" | "caseId"
>;

/** A telling of this transition. */
export function telling<Event extends Telling["event"]>(
  { sequence }: GroupContext,
  caseId: string,
  event: Event,
  said: Said<Event>,
): Telling {
  const about = "session" in said ? `${event}.${String(said.session)}` : event;
  return { ...said, event, caseId, sequence, key: `${about}.${sequence}` } as unknown as Telling;
}

export function withTellings({ tellings }: GroupContext, more: readonly Telling[]): Change {
  return { tellings: [...tellings, ...more] };
}

/** Every participant is told of the timetable, once; whose place is not confirmed yet, after that (`confirmed.ts`). */
export function timetableTold(context: GroupContext): Change {
  const told = context.participants.filter(isConfirmed);
  return withTellings(
    context,
    told.map(({ programmeCaseId }) => telling(context, programmeCaseId, "timetableChanged", {})),
  );
}

export function isConfirmed({ confirmation }: Participant): boolean {
  return confirmation.answer === "accepted";
}

/** What this transition has to tell, as the interpreter is asked for it. */
export function toldNow(context: GroupContext): readonly TellCase[] {
  return context.tellings
    .filter(({ sequence }) => sequence === context.sequence)
    .map((each) => ({ caseId: each.caseId, event: each.event, key: each.key, body: bodyOf(context, each) }));
}

/** The telling that a case has answered, if it is still waited for. */
export function answeredTelling({ tellings }: GroupContext, { caseId, key }: CaseTold): Telling | undefined {
  return tellings.find((each) => each.caseId === caseId && each.key === key);
}

function bodyOf(context: GroupContext, told: Telling): ToldProgramme[Telling["event"]] {
  const { caseId: groupCaseId, version: timetable } = context;
  switch (told.event) {
    case "placeEnded":
      return { groupCaseId, reason: told.reason };
    case "attendanceRecorded":
      return attendanceOf(context, told.caseId, told.session);
    case "placeConfirmed": {
      const participant = required(participantOf(context, told.caseId));
      const { kind } = context;
      const facilitator = facilitatorOf(context, participant);
      return { groupCaseId, kind, facilitator, sessions: sessionsOf(context, participant), timetable };
    }
    case "timetableChanged": {
      const participant = required(participantOf(context, told.caseId));
      const facilitator = told.newFacilitator && { facilitator: facilitatorOf(context, participant) };
      return { groupCaseId, sessions: sessionsOf(context, participant), timetable, ...facilitator };
    }
  }
}

function attendanceOf(context: GroupContext, caseId: string, session: string): ToldProgramme["attendanceRecorded"] {
  const register = required(context.registers[session]);
  const entry = required(register.entries?.find(({ programmeCaseId }) => programmeCaseId === caseId));
  const { programmeCaseId: _told, told: _answer, ...attended } = entry;
  return { groupCaseId: context.caseId, session: register.session, ...attended };
}

/** The sessions to come for a participant, in order. */
export function sessionsOf(context: GroupContext, { modules }: Participant): Session[] {
  return sessionsToCome(context)
    .filter(({ module }) => modules.includes(module))
    .map(asSession);
}

export function asSession({ id, module, number, on, at }: Session): Session {
  return { id, module, number, on, at };
}

function facilitatorOf({ facilitators }: GroupContext, participant: Participant): GroupContext["facilitators"][number] {
  return required(facilitators.find(({ employeeNumber }) => employeeNumber === participant.facilitator));
}

/** What is told was written down in the same transition: it is there. */
function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("A telling lost what it is about");
  return value;
}
