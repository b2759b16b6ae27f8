import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { bbrGroupDefinition } from "../../../machines/bbr-group/definition.ts";
import { messages } from "../../../machines/bbr-group/messages.ts";
import type { TellCase } from "../../../machines/shared/effects.ts";
import { londonOf } from "../support/case-by-hand.ts";
import { messageFaults } from "../support/message-faults.ts";
import { GROUP, GroupByHand } from "./group-by-hand.ts";
import { attempt, groupMoves } from "./group-moves.ts";

const HOUR_MS = 3_600_000;
/** More lives for a longer search: `RANDOM_LIVES=3000`. */
const RUNS = Number(process.env["RANDOM_LIVES"] ?? 25);

/** Every session but the last is held and recorded. */
const NEARLY_OVER = GroupByHand.withPeople(4);
for (const { id } of NEARLY_OVER.timetable.slice(0, 23)) NEARLY_OVER.hold(id).record(id);
NEARLY_OVER.answerAll();

const begins = fc.constantFrom<() => GroupByHand>(
  () => GroupByHand.planned(),
  () => GroupByHand.planned({ kind: "rolling" }),
  () => GroupByHand.withPeople(10),
  () => GroupByHand.withPeople(5, { kind: "rolling" }).pass("2027-02-02 19:00"),
  () => NEARLY_OVER.fork(),
  // Three times a week, across Easter and the change of the clocks.
  () =>
    GroupByHand.withPeople(6, {
      firstSessionNotBefore: "2027-03-01",
      slots: [
        { weekday: "monday", at: "09:00" },
        { weekday: "wednesday", at: "09:00" },
        { weekday: "friday", at: "20:00" },
      ],
    }),
);
const step = fc.record({
  hours: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 * 12 })),
  move: fc.constantFrom(...Object.keys(groupMoves)),
});
const life = fc.record({ begin: begins, steps: fc.array(step, { minLength: 1, maxLength: 25 }) });

interface Moment {
  readonly name: string;
  readonly group: GroupByHand;
}

interface Life {
  readonly moments: readonly Moment[];
  /** Everything that any case was told. */
  readonly told: readonly TellCase[];
}

type Begun = { readonly begin: () => GroupByHand; readonly steps: readonly { hours: number; move: string }[] };

function lived({ begin, steps }: Begun): Life {
  const group = begin();
  const moments: Moment[] = [{ name: "started", group: group.fork() }];
  const told = new Map<string, TellCase>();
  const keep = (name: string): void => {
    for (const { id, effect } of group.byHand.asks) told.set(id, effect.params as TellCase);
    moments.push({ name, group: group.fork() });
  };
  for (const { hours, move } of steps) {
    group.pass(londonOf(group.byHand.now + hours * HOUR_MS));
    keep("time passed");
    if (attempt(group, move)) keep(move);
  }
  return { moments, told: [...told.values()] };
}

const at = (moments: readonly Moment[]): GroupByHand => (moments.at(-1) as Moment).group;

/** What a person can do about each task. */
const CLOSING: Readonly<Record<string, string>> = {
  recordRegister: "registerRecorded",
  seeToParticipant: "participantFollowedUp",
  takeCareOfMessage: "messageTakenCareOf",
};

const RULES: Readonly<Record<string, (life: Life) => boolean>> = {
  "there are never more than twelve participants": ({ moments }) =>
    moments.every(({ group }) => group.participants.length <= 12),

  "nobody is in the group twice": ({ moments }) =>
    moments.every(({ group }) => {
      const crns = group.context.participants.map(({ crn }) => crn);
      return new Set(group.participants).size === crns.length && new Set(crns).size === crns.length;
    }),

  "no two people who must not meet are in the group, nor a facilitator who must not have somebody": ({ moments }) =>
    moments.every(({ group }) => {
      const { participants, facilitators } = group.context;
      const crns = participants.map(({ crn }) => crn);
      const numbers = facilitators.map(({ employeeNumber }) => employeeNumber);
      return participants.every(
        ({ crn: own, mustNotShareWith, notWithFacilitators }) =>
          !mustNotShareWith.some((crn) => crn !== own && crns.includes(crn)) &&
          !notWithFacilitators.some((number) => numbers.includes(number)),
      );
    }),

  "everybody's designated facilitator runs the group": ({ moments }) =>
    moments.every(({ group }) => {
      const numbers = group.context.facilitators.map(({ employeeNumber }) => employeeNumber);
      return group.context.participants.every(({ facilitator }) => numbers.includes(facilitator));
    }),

  "no case is told the same thing twice": ({ told }) => {
    const keys = told.map(({ caseId, key }) => `${caseId} ${key}`);
    return new Set(keys).size === keys.length;
  },

  "no case hears of a change or an end before its place is confirmed": ({ moments }) =>
    moments.every(({ group }) => {
      const { tellings } = group;
      return tellings.every(
        ({ event, caseId }, index) =>
          event !== "placeConfirmed" ||
          tellings
            .slice(index + 1)
            .every((later) => later.caseId !== caseId || !["timetableChanged", "placeEnded"].includes(later.event)),
      );
    }),

  "each entry of a register is told once, to its own participant": ({ moments, told }) => {
    const entries = told
      .filter(({ event }) => event === "attendanceRecorded")
      .map(({ caseId, body }) => `${caseId} ${(body["session"] as { id: string }).id} ${String(body["register"])}`);
    const begunAt = moments[0]?.group.byHand.live.sequence ?? 0;
    const kept = Object.values(at(moments).context.registers).flatMap(({ session, entries: all = [] }) =>
      all
        .filter(({ register }) => register > begunAt)
        .map(({ programmeCaseId, register }) => `${programmeCaseId} ${session.id} ${register}`),
    );
    return new Set(entries).size === entries.length && kept.every((entry) => entries.includes(entry));
  },

  "a higher version of the timetable says what holds now": ({ moments, told }) => {
    const { context, timetable } = at(moments);
    const newest = told.filter(({ body }) => body["timetable"] === context.version);
    const dates = new Map(timetable.map(({ id, on, at: time }) => [id, `${on} ${time}`]));
    return newest.every(({ body }) =>
      (body["sessions"] as { id: string; on: string; at: string }[]).every(
        ({ id, on, at: time }) => dates.get(id) === `${on} ${time}`,
      ),
    );
  },

  "a register lists exactly those who were due": ({ moments }) =>
    Object.values(at(moments).context.registers).every(
      ({ due, entries }) =>
        entries === undefined ||
        entries
          .map(({ programmeCaseId }) => programmeCaseId)
          .sort()
          .join() === [...due].sort().join(),
    ),

  "sessions are in order, none on a bank holiday, and none that has begun moves": ({ moments }) =>
    moments.every(({ group }, index) => {
      const { timetable, calendar } = group.context;
      const before = moments[index - 1]?.group;
      return timetable.every(({ id, on }, place) => {
        const inOrder = place === 0 || (timetable[place - 1]?.on ?? on) < on;
        const stays =
          !before?.register(id) || !group.register(id) || before.timetable.find((each) => each.id === id)?.on === on;
        return inOrder && stays && !calendar.bankHolidays.includes(on);
      });
    }),

  "sessions begin in their order": ({ moments }) =>
    moments.every(({ group }) => {
      const isBegun = group.timetable.map(({ id }) => group.register(id) !== undefined);
      return !isBegun.join().includes("false,true");
    }),

  "nobody is in a group that has ended, and nobody has to decide about it": ({ moments }) =>
    moments.every(
      ({ group }) =>
        group.byHand.outcome === undefined ||
        (group.participants.length === 0 && !group.byHand.taskNames.includes("decideSmallGroup")),
    ),

  "a case that is over has no open task, and holds no place": ({ moments }) =>
    moments.every(
      ({ group }) =>
        !group.byHand.isOver ||
        (group.byHand.tasks.length === 0 &&
          !bbrGroupDefinition.holds?.(group.context).some((name) => name.startsWith("bbrPlace"))),
    ),

  "every open task has an event that closes it and that is allowed now": ({ moments }) =>
    moments.every(({ group }) =>
      group.byHand.taskNames.every((task) =>
        task === "decideSmallGroup"
          ? group.byHand.allowed.includes("smallGroupAgreed")
          : group.byHand.allowed.includes(CLOSING[task] ?? ""),
      ),
    ),

  "a register that is asked for is one that is open, and the other way round": ({ moments }) =>
    moments.every(({ group }) => {
      const open = Object.values(group.context.registers).filter(
        ({ due, entries, ended }) => ended && due.length > 0 && !entries,
      );
      const asked = group.byHand.tasks.filter(({ task }) => task === "recordRegister").map(({ key }) => key);
      return (
        open
          .map(({ session }) => session.id)
          .sort()
          .join() === asked.sort((a, b) => String(a).localeCompare(String(b))).join()
      );
    }),

  "no deadline lies in the past": ({ moments }) =>
    moments.every(({ group }) => group.byHand.agenda.every(({ due }) => due >= group.byHand.now)),

  "an event that is allowed is never refused by the state, and one that is not always is": ({ moments }) => {
    const { byHand } = at(moments);
    return Object.entries(GROUP.contract.events).every(([name, { example }]) => {
      const codes = byHand
        .fork()
        .refusals(londonOf(byHand.now), name, example)
        .map(({ code }) => code);
      return byHand.allowed.includes(name) !== codes.includes("notAllowedInState") && !codes.includes("noEffect");
    });
  },

  "at most one message of a kind goes out for one cause, reminders at 09:00": ({ moments }) => {
    const all = at(moments).byHand.messages;
    const causes = all.map(({ messageId, template }) => `${messageId.split(".")[0]} ${template}`);
    const inTime = all.every(
      ({ template, queuedAt }) => template !== "registerReminder" || queuedAt.endsWith(" 09:00"),
    );
    return new Set(causes).size === causes.length && inTime;
  },

  "nobody is reminded twice of one register": ({ moments }) => {
    const said = at(moments).byHand.messages.map(({ personalisation }) => personalisation["sessions"]);
    const lines = said.filter((text) => text !== undefined).flatMap((text) => text.split("\n"));
    return new Set(lines).size === lines.length;
  },

  "every message can be sent as it is": ({ moments }) =>
    at(moments).byHand.messages.every((message) => messageFaults(message, messages).length === 0),
};

describe("whatever happens to a group, and whenever", () => {
  it.each(Object.entries(RULES))("%s", (_rule, holds) => {
    const property = fc.property(life, (its) => holds(lived(its)));
    expect(() => fc.assert(property, { numRuns: RUNS })).not.toThrow();
  });
});
