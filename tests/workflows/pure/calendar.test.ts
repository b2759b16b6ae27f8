import { assign } from "xstate";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../machines/shared/calendar/civil-date.ts";
import { endOfDay, localDateOf } from "../../../machines/shared/calendar/london.ts";
import { operatorView } from "../../../workflows/interpreter/operator-view.ts";
import { beginning, CALENDAR, DAY, HOUR, smallProcess, vocabulary } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const SHORT = { ...CALENDAR, version: "short", horizon: "2026-11-20" };
const at = MONDAY_NINE + HOUR;

/** Chases every week: the second chase lies beyond the short calendar. */
const chasing = smallProcess(
  vocabulary({
    chase: ({ context }) =>
      endOfDay(context.calendar, addDays(localDateOf(context.calendar, context.now), 7)) - context.now,
  }).createMachine({
    id: "chasing",
    context: beginning,
    initial: "chasing",
    on: {
      rescheduled: { target: ".chasing", reenter: true },
      noteAdded: { actions: assign({}) },
      stopped: ".stopped",
      messageFailed: {
        actions: {
          type: "openTask",
          params: ({ context }) => ({
            task: "findAddress",
            due: endOfDay(context.calendar, "2026-12-01"),
            reason: "x",
          }),
        },
      },
    },
    states: { chasing: { after: { chase: { target: "chasing", reenter: true } } }, stopped: {} },
  }),
  { events: ["stopped", "rescheduled", "noteAdded"], words: { deadlines: { chase: { label: "Weekly chase" } } } },
);

const begun = (): PureCase => new PureCase(chasing, { input: { calendar: SHORT } });
const beyond = endOfDay(CALENDAR, "2026-11-16");

describe("a deadline that cannot be worked out because the calendar ends too early", () => {
  it("waits, says so, and a person is asked for a new calendar", () => {
    const testCase = begun().clock(beyond);
    expect(testCase.live).toMatchObject({
      agenda: [],
      parked: [{ event: { type: "xstate.after.chase.chasing.chasing" } }],
    });
    expect(testCase.last).toMatchObject({
      at: beyond,
      entries: [{ kind: "timer", name: "chase", text: "Weekly chase: waits for a calendar that reaches further" }],
      tasks: [{ change: "opened", kind: "renewCalendar", role: "administrator", due: beyond + DAY }],
    });
    expect(testCase.last.tasks[0]).toMatchObject({ reason: expect.stringMatching(/2026-11-20 .* 2026-11-24/) });
  });

  it("does not keep the case from being shown to operators", () => {
    const { live, last } = begun().clock(beyond).clock(Date.parse("2027-03-01T10:00:00Z"));
    const afterwards = { ...last.state, since: Date.parse("2027-03-01T10:00:00Z") };
    expect(operatorView(chasing, live, afterwards)).toContain(
      "2027-03-01T10:00:00.000Z (UTC; the calendar ends before)",
    );
  });

  it("comes as soon as there is one, also after continue-as-new", () => {
    const testCase = begun().clock(beyond).continueAsNew();
    expect(testCase.send("calendarRenewed", { calendar: CALENDAR }, { at: beyond + DAY })).toEqual([]);
    expect(testCase.last).toMatchObject({
      tasks: [{ change: "closed" }],
      entries: [{ data: { version: CALENDAR.version, horizon: CALENDAR.horizon } }],
    });
    testCase.clock(beyond + DAY);
    expect(testCase.timeline.at(-1)).toMatchObject({ name: "chase", at: beyond + DAY });
    expect(testCase.live.agenda).toMatchObject([{ due: endOfDay(CALENDAR, "2026-11-25") }]);
    expect(testCase.live.parked).toEqual([]);
  });

  it("waits again when the new calendar is too short as well", () => {
    const testCase = begun().clock(beyond);
    testCase.send("calendarRenewed", { calendar: { ...SHORT, horizon: "2026-11-22" } }, { at: beyond + DAY });
    testCase.clock(beyond + DAY);
    expect(testCase.live.parked).toHaveLength(1);
    expect(testCase.live.tasks).toMatchObject([{ task: "renewCalendar" }]);
  });

  it("is forgotten when its state is left meanwhile", () => {
    const testCase = begun().clock(beyond);
    testCase.send("stopped", {}, { at: beyond + HOUR });
    testCase.send("calendarRenewed", { calendar: CALENDAR }, { at: beyond + DAY });
    testCase.clock(beyond + 30 * DAY);
    expect(testCase.states).toEqual(["stopped"]);
    expect(testCase.timeline.filter(({ name }) => name === "chase")).toHaveLength(1);
  });

  it("holds up nothing else", () => {
    const testCase = begun().clock(beyond);
    expect(testCase.send("noteAdded", {}, { at: beyond + HOUR })).toEqual([]);
  });
});

describe("beyond the calendar", () => {
  it("an event that needs it is refused before anything is stored, with what to do about it", () => {
    const testCase = begun();
    const refused = testCase.send("rescheduled", {}, { at: beyond });
    expect(refused).toMatchObject([
      { code: "calendarTooShort", message: expect.stringContaining("Renew the calendar") },
    ]);
  });

  it("an answer to the case's own question waits as a deadline does", () => {
    const testCase = begun();
    testCase.answer({ type: "messageFailed" }, at);
    expect(testCase.live.parked).toMatchObject([{ event: { type: "messageFailed" } }]);
    testCase.send("calendarRenewed", { calendar: CALENDAR }, { at: at + HOUR });
    testCase.clock(at + HOUR);
    expect(testCase.live.tasks).toMatchObject([{ task: "findAddress" }]);
  });

  it("the interpreter's own deadlines count plain days", () => {
    const machine = vocabulary().createMachine({
      id: "plain",
      context: beginning,
      tags: ["outcome"],
      entry: { type: "send", params: { template: "t", to: "person", personalisation: {} } },
    });
    const far = (): number => endOfDay(SHORT, "2027-01-01");
    const definition = smallProcess(machine, {
      staysUntil: far,
      escalatesAgainAt: far,
      address: () => ({ none: "unknown" }),
      escalation: { practitioner: "manager" },
    });
    const { live } = new PureCase(definition);
    expect(live.agenda.map(({ due }) => due - MONDAY_NINE)).toEqual([DAY, 28 * DAY]);
  });
});
