import { stageOf, type GroupContext } from "./context.ts";
import { explained, sessionTitle } from "./explained.ts";
import { registerDueOn } from "./schedule.ts";

/** What reading a group shows: its timetable with reasons, its places, its registers with what was told of them. */
export function facts(context: GroupContext): Readonly<Record<string, unknown>> {
  const { name, region, venue, kind, slots, facilitators, owner, version, participants, former, policy } = context;
  const { followUps, smallGroup, cancellation, withdrawal } = context;
  return {
    policyFrom: { settings: policy.validFrom },
    name,
    region,
    venue,
    kind,
    slots,
    facilitators,
    owner,
    timetable: { version, sessions: sessionsExplained(context) },
    placesLeft: policy.mostParticipants - participants.length,
    participants: participants.map(({ confirmation, ...participant }) => ({
      ...participant,
      confirmation: confirmation.answer,
    })),
    former,
    registers: registersShown(context),
    followUps,
    smallGroup,
    cancellation,
    withdrawal: withdrawal?.reason,
  };
}

function sessionsExplained(context: GroupContext): readonly unknown[] {
  return context.timetable.map((session) => {
    const { id, module, number, on, at } = session;
    const stage = stageOf(context, id);
    return {
      id,
      module,
      number,
      on,
      at,
      title: sessionTitle(context, session),
      stage,
      why: explained(context, session),
    };
  });
}

function registersShown(context: GroupContext): readonly unknown[] {
  return Object.values(context.registers).map((register) => {
    const { session, due, entries } = register;
    return entries
      ? { session: session.id, entries }
      : { session: session.id, due, ...(due.length > 0 && { dueBy: registerDueOn(context, register) }) };
  });
}
