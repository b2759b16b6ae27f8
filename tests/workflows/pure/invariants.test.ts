import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfDay } from "../../../machines/shared/calendar/london.ts";
import { appointment } from "../processes/appointment.ts";
import { assign } from "xstate";
import { beginning, CALENDAR, DAY, HOUR, MINUTE, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

/** Parallel, with a history, a re-entry, and a deadline that can lie beyond the calendar. */
const monitoring = smallProcess(
  vocabulary({
    check: DAY,
    report: ({ context }) => (context.deadline ?? context.now + 3 * DAY) - context.now,
    review: ({ context }) =>
      endOfDay(context.calendar, (context.count ?? 0) > 3 ? "2033-01-01" : "2026-11-20") - context.now,
  }).createMachine({
    id: "monitoring",
    context: beginning,
    initial: "monitored",
    on: { ended: ".over" },
    states: {
      monitored: {
        type: "parallel",
        on: { suspended: "suspended" },
        states: {
          checking: {
            initial: "waiting",
            states: {
              waiting: {
                after: {
                  check: {
                    target: "waiting",
                    reenter: true,
                    actions: assign({ count: ({ context }) => (context.count ?? 0) + 1 }),
                  },
                },
              },
            },
          },
          reporting: {
            initial: "due",
            on: {
              moved: {
                target: ".due",
                reenter: true,
                actions: assign({ deadline: ({ event }) => Number(event["to"]) }),
              },
            },
            states: { due: { after: { report: "overdue" } }, overdue: { on: { reported: "due" } } },
          },
          reviewing: { initial: "open", states: { open: { after: { review: "open" } } } },
          last: { type: "history", history: "deep" },
        },
      },
      suspended: { on: { resumed: "monitored" } },
      over: { tags: ["outcome"], on: { reopened: "monitored" } },
    },
  }),
  {
    events: ["suspended", "resumed", "moved", "reported", "ended", "reopened"],
    words: { deadlines: { report: { label: "Report", cutsOff: true } } },
  },
);

interface Move {
  readonly after: number;
  readonly event?: string;
  readonly late: number;
  readonly body: object;
}

const BODIES: Readonly<Record<string, object>> = {
  moved: { to: MONDAY_NINE + 4 * DAY },
  addressChanged: { email: null },
  calendarRenewed: { calendar: { ...CALENDAR, version: "newer", horizon: "2034-12-31" } },
};

const moves = (events: readonly string[]): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: 2 * MINUTE }), fc.integer({ min: 0, max: 2 * DAY }), fc.constant(0)),
      event: fc.option(fc.constantFrom(...events, "calendarRenewed", "nonsense"), { nil: undefined }),
      late: fc.integer({ min: 0, max: 30_000 }),
      body: fc.constant({}),
    }),
    { maxLength: 30 },
  );

function play(testCase: PureCase, now: number, { event, late, body }: Move, at: number): void {
  testCase.clock(now);
  if (event === undefined) return;
  testCase.send(event, { ...body, ...BODIES[event] }, { at: now, receivedAt: now - late, key: `key${at}` });
}

describe.each([appointment, monitoring])("whatever happens to a case of $process", (definition) => {
  it("no deadline is held twice, numbers and instants go on without a gap or a step back, and nobody is sent a thing twice", () => {
    fc.assert(
      fc.property(moves(definition.events), (course) => {
        const testCase = new PureCase(definition);
        let now = MONDAY_NINE;
        for (const [index, move] of course.entries()) {
          play(testCase, (now += move.after), move, index);
          const ids = [...testCase.live.agenda, ...testCase.live.parked].map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
        expect(testCase.commits.map(({ sequence }) => sequence)).toEqual(testCase.commits.map((_, index) => index));
        const instants = testCase.commits.map(({ at }) => at);
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        expect(instants.at(-1)).toBeLessThanOrEqual(now);
        const queued = testCase.commits.flatMap(({ messages }) => messages.filter(({ change }) => change === "queued"));
        expect(new Set(queued.map(({ messageId }) => messageId)).size).toBe(queued.length);
      }),
      { numRuns: 300 },
    );
  });

  it("a new run at any point changes nothing that follows", () => {
    fc.assert(
      fc.property(moves(definition.events), fc.nat(30), (course, point) => {
        const [straight, renewed] = [new PureCase(definition), new PureCase(definition)];
        let now = MONDAY_NINE;
        for (const [index, move] of course.entries()) {
          now += move.after;
          if (index === point) renewed.continueAsNew();
          play(straight, now, move, index);
          play(renewed, now, move, index);
        }
        expect(renewed.commits).toEqual(straight.commits);
        expect(renewed.carried()).toEqual(straight.carried());
      }),
      { numRuns: 300 },
    );
  });

  it("what the clock applies late is what it would have applied on time", () => {
    fc.assert(
      fc.property(moves(definition.events), (course) => {
        const [often, seldom] = [new PureCase(definition), new PureCase(definition)];
        let now = MONDAY_NINE;
        for (const [index, move] of course.entries()) {
          const from = now;
          now += move.after;
          for (let on = from; on < now; on += 6 * HOUR) often.clock(on);
          play(often, now, move, index);
          play(seldom, now, move, index);
        }
        expect(seldom.commits).toEqual(often.commits);
      }),
      { numRuns: 200 },
    );
  });
});
