import { instantAt } from "../shared/calendar/london.ts";
import type { CaseTold } from "../shared/case-life/internal-events.ts";
import type { GroupContext, Register, RegisterEntry, Telling } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { nextSession, remindersDue } from "./schedule.ts";
import { asSession, telling, withTellings } from "./tellings.ts";

/** Sessions as they are held, and their registers: recorded once, then told to each participant with a result each. */

type Change = Partial<GroupContext>;
type Body<Name extends GroupEvent["type"]> = Extract<GroupEvent, { type: Name }>;

/** A session begins: whoever has a place in its module now is on its register, whoever joins or leaves later. */
export function sessionBegun(context: GroupContext): Change {
  const session = nextSession(context);
  if (!session) return {};
  const { calendar, policy, participants, registers } = context;
  const beganAt = instantAt(calendar, session.on, session.at);
  const register: Register = {
    session: asSession(session),
    beganAt,
    endsAt: beganAt + policy.sessionMinutes * 60_000,
    ended: false,
    due: participants
      .filter(({ modules }) => modules.includes(session.module))
      .map(({ programmeCaseId }) => programmeCaseId),
    reminded: false,
  };
  return { registers: { ...registers, [session.id]: register } };
}

/**
 * The register, not recorded yet, of the session with which the group moved on without a participant. They have no part
 * in it: their case says so a minute after it began.
 */
export function movedOnWithout(
  { registers, cancellation }: GroupContext,
  { programmeCaseId, reason }: Body<"placeGivenUp">,
): Register | undefined {
  if (reason !== "groupMovedOn" || cancellation !== undefined) return undefined;
  const latest = Object.values(registers).at(-1);
  return latest?.entries === undefined && latest?.due.includes(programmeCaseId) ? latest : undefined;
}

export function takenOffRegister(context: GroupContext, event: Body<"placeGivenUp">): Change {
  const found = movedOnWithout(context, event);
  return eachRegister(context, (register) =>
    register === found ? { ...register, due: register.due.filter((id) => id !== event.programmeCaseId) } : register,
  );
}

/** The session that is going on has ended. */
export function sessionEnded(context: GroupContext): Change {
  return eachRegister(context, (register) => (register.ended ? register : { ...register, ended: true }));
}

/** The session was not held after all: it has no register, and is to come. */
export function sessionUnbegun({ registers }: GroupContext, session: string): Change {
  const { [session]: _gone, ...others } = registers;
  return { registers: others };
}

/** The facilitator has recorded the register; each participant's case is told its own entry. */
export function registerKept(context: GroupContext, { session, entries }: Body<"registerRecorded">): Change {
  const kept = entries.map(({ reason, ...entry }): RegisterEntry => ({
    ...entry,
    ...(reason !== undefined && { reason }),
    register: context.sequence,
    told: "pending",
  }));
  return {
    ...oneRegister(context, session, (register) => ({ ...register, entries: kept })),
    ...withTellings(
      context,
      kept.map(({ programmeCaseId }) => telling(context, programmeCaseId, "attendanceRecorded", { session })),
    ),
  };
}

/** One entry is put right; that participant's case is told, under a higher number. What is not said stays as it was. */
export function registerPutRight(context: GroupContext, event: Body<"registerCorrected">): Change {
  const { session, programmeCaseId, attendance, reason, disclosure } = event;
  const right = (entry: RegisterEntry): RegisterEntry => ({
    programmeCaseId,
    attendance,
    ...(reason !== undefined && { reason }),
    disclosure: disclosure ?? entry.disclosure,
    register: context.sequence,
    told: "pending",
  });
  return {
    ...oneEntry(context, session, programmeCaseId, right),
    ...withTellings(context, [telling(context, programmeCaseId, "attendanceRecorded", { session })]),
  };
}

/** What a participant's case answered to its entry; an answer to an entry that has been put right since is no answer. */
export function attendanceAnswered(
  context: GroupContext,
  told: Extract<Telling, { event: "attendanceRecorded" }>,
  { accepted }: CaseTold,
): Change {
  return oneEntry(context, told.session, told.caseId, (entry) =>
    entry.register === told.sequence ? { ...entry, told: accepted ? "told" : "refused" } : entry,
  );
}

/** The facilitator has been reminded of every register whose morning has come. */
export function facilitatorReminded(context: GroupContext): Change {
  const due = remindersDue(context);
  return eachRegister(context, (register) => (due.includes(register) ? { ...register, reminded: true } : register));
}

function eachRegister(context: GroupContext, change: (register: Register) => Register): Change {
  const changed = Object.entries(context.registers).map(([id, register]) => [id, change(register)] as const);
  return { registers: Object.fromEntries(changed) };
}

function oneRegister(context: GroupContext, session: string, change: (register: Register) => Register): Change {
  return eachRegister(context, (register) => (register.session.id === session ? change(register) : register));
}

function oneEntry(
  context: GroupContext,
  session: string,
  id: string,
  change: (entry: RegisterEntry) => RegisterEntry,
): Change {
  return oneRegister(context, session, ({ entries = [], ...register }) => ({
    ...register,
    entries: entries.map((entry) => (entry.programmeCaseId === id ? change(entry) : entry)),
  }));
}
