import { describe, expect, it } from "vitest";
import { toProgramme } from "../../../machines/bbr-shared/between-cases.ts";
import { asks, caseOf, GroupByHand, WHY } from "./group-by-hand.ts";

const GROUP_CASE = "bbrGroup-0123456789abcdef0123456789abcdef";
const move = (session: string, on: string, at = "18:00"): Record<string, unknown> => ({ session, on, at, ...WHY });
const cancel = (session: string, reason = "facilitatorAbsent"): Record<string, unknown> => ({ session, reason });

describe("a session that is rescheduled", () => {
  it("takes later ones with it, and every participant's case is told once, under a new version", () => {
    const group = GroupByHand.withPeople(3);
    group.send("sessionRescheduled", move("foundation-2", "2027-02-16"));
    expect(group.dates.slice(0, 4)).toEqual([
      "foundation-1 2027-02-02 18:00",
      "foundation-2 2027-02-16 18:00",
      "foundation-3 2027-02-23 18:00",
      "foundation-4 2027-03-02 18:00",
    ]);
    expect(group.told).toEqual(["timetableChanged 1", "timetableChanged 2", "timetableChanged 3"]);
    const body = toProgramme.timetableChanged.body.parse({ ...group.tellings[0]?.body, groupCaseId: GROUP_CASE });
    expect(body).toMatchObject({ timetable: 2, sessions: { length: 24, 1: { id: "foundation-2", on: "2027-02-16" } } });
  });

  it("explains itself, in the facts", () => {
    const group = GroupByHand.planned();
    group.send("sessionRescheduled", move("foundation-2", "2027-02-16"));
    const { sessions } = group.byHand.facts["timetable"] as { sessions: { title: string; why: string }[] };
    expect(sessions.slice(0, 3).map(({ title, why }) => `${title}: ${why}`)).toEqual([
      "Foundation, session 1: In the weekly slot.",
      "Foundation, session 2: Moved from 9 February 2027 by staff.",
      "Foundation, session 3: Moved from 16 February 2027 to come after Foundation, session 2.",
    ]);
    group.send("sessionCancelled", cancel("foundation-2"));
    group.send("slotsChanged", { slots: [{ weekday: "monday", at: "17:00" }], from: "2027-03-23", ...WHY });
    const { sessions: later } = group.byHand.facts["timetable"] as { sessions: { why: string }[] };
    expect(later[1]?.why).toBe("Not held on 16 February 2027 because the facilitator was away.");
    expect(later[5]?.why).toBe(
      "Moved from 23 March 2027 to the group's new weekly slots. Not on 29 March 2027: bank holiday.",
    );
  });

  it("begins when it begins now: the timer moves with it", () => {
    const group = GroupByHand.withPeople(4);
    group.send("sessionRescheduled", move("foundation-1", "2027-02-04", "10:00"));
    expect(group.byHand.deadlines["sessionBegins"]).toBe("2027-02-04 10:00");
    group.pass("2027-02-03 12:00");
    expect(group.path).toBe("planned");
    group.pass("2027-02-04 10:00");
    expect(group.byHand.paths).toContain("running.sessions.inSession");
  });

  it("tells a participant only the sessions of the modules taken, and none that has been held", () => {
    const group = GroupByHand.withPeople(4, { kind: "rolling" }).hold("foundation-1");
    group.record("foundation-1");
    group.answerAll();
    group.send("placeRequested", asks(9, { completedModules: ["foundation", "moduleC"] }));
    group.answerAll();
    group.send("sessionRescheduled", move("foundation-2", "2027-02-10"));
    const counts = group.tellings.map(({ body }) => (body["sessions"] as unknown[]).length);
    expect(counts).toEqual([23, 23, 23, 23, 12]);
  });

  it("is not moved into the past or without notice, onto a bank holiday, out of order, or too late in the day", () => {
    const group = GroupByHand.withPeople(4).hold("foundation-1");
    group.record("foundation-1");
    const refused = (session: string, on: string, at?: string): readonly string[] =>
      group.refused("sessionRescheduled", move(session, on, at), "2027-02-03 12:00");
    expect(refused("foundation-2", "2027-02-04")).toEqual(["tooSoon"]);
    expect(refused("foundation-2", "2027-02-05")).toEqual([]);
    expect(refused("foundation-2", "2027-02-09")).toEqual(["sameTime"]);
    expect(refused("foundation-3", "2027-02-09")).toEqual(["outOfOrder"]);
    expect(refused("moduleB-1", "2027-03-11")).toEqual(["outOfOrder"]);
    expect(refused("foundation-6", "2027-03-26")).toEqual(["bankHoliday"]);
    expect(refused("foundation-2", "2027-02-10", "21:00")).toEqual(["tooLateInTheDay"]);
    expect(refused("foundation-1", "2027-02-10")).toEqual(["sessionBegun"]);
    expect(refused("foundation-7", "2027-02-10")).toEqual(["noSuchSession"]);
  });

  it("that is somebody's first is not brought forward into the three weeks after the pre-programme session", () => {
    const group = GroupByHand.withPeople(1).pass("2027-01-10 12:00");
    expect(group.refused("sessionRescheduled", move("foundation-1", "2027-01-30"))).toEqual(["threeWeeks"]);
    expect(group.refused("sessionRescheduled", move("foundation-1", "2027-02-01"))).toEqual([]);
    const slots = [{ weekday: "friday", at: "18:00" }];
    expect(group.refused("slotsChanged", { slots, from: "2027-01-15", ...WHY })).toEqual(["threeWeeks"]);
    group.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    expect(group.refused("sessionRescheduled", move("foundation-1", "2027-01-30"))).toEqual([]);
  });

  it("beyond the calendar is refused", () => {
    const group = GroupByHand.planned();
    expect(group.refused("sessionRescheduled", move("foundation-1", "2028-12-01"))).toEqual(["calendarTooShort"]);
  });
});

describe("a session that is cancelled", () => {
  it("takes the next slot, and later ones follow; everybody is told once", () => {
    const group = GroupByHand.withPeople(4);
    group.send("sessionCancelled", cancel("foundation-1"), "2027-02-02 12:00");
    expect(group.dates.slice(0, 2)).toEqual(["foundation-1 2027-02-09 18:00", "foundation-2 2027-02-16 18:00"]);
    expect(group.told).toHaveLength(4);
    expect(group.path).toBe("planned");
  });

  it("because it was not held after all, needs no register and is to come again", () => {
    const group = GroupByHand.withPeople(4).hold("foundation-1");
    group.send("sessionCancelled", cancel("foundation-1"), "2027-02-03 10:00");
    expect(group.byHand.tasks).toEqual([]);
    expect(group.byHand.deadlines["sessionBegins"]).toBe("2027-02-09 18:00");
    group.hold("foundation-1");
    expect(group.byHand.taskNames).toEqual(["recordRegister"]);
  });

  it("while it goes on ends it", () => {
    const group = GroupByHand.withPeople(4).hold("foundation-1");
    group.record("foundation-1");
    group.pass("2027-02-09 19:00");
    group.send("sessionCancelled", cancel("foundation-2", "venueUnavailable"));
    expect(group.byHand.paths).toEqual(["running.sessions.betweenSessions", "running.registers.recorded"]);
    expect(group.byHand.deadlines["sessionBegins"]).toBe("2027-02-16 18:00");
  });

  it("as the last of all leads back to a group that runs", () => {
    const group = GroupByHand.withPeople(4);
    for (const { id } of group.timetable.slice(0, 23)) group.hold(id).record(id);
    group.hold("moduleD-6");
    expect(group.path).toBe("awaitingRegisters");
    group.send("sessionCancelled", cancel("moduleD-6", "severeWeather"));
    expect(group.path).toBe("running.sessions.betweenSessions");
  });

  it("is refused when its register is recorded, when a later one has begun, and when there is none", () => {
    const group = GroupByHand.withPeople(4).hold("foundation-1").hold("foundation-2");
    group.record("foundation-2");
    expect(group.refused("sessionCancelled", cancel("foundation-1"))).toEqual(["laterSessionBegun"]);
    expect(group.refused("sessionCancelled", cancel("foundation-2"))).toEqual(["registerRecorded"]);
    expect(group.refused("sessionCancelled", cancel("foundation-9"))).toEqual(["noSuchSession"]);
  });
});

describe("new weekly slots", () => {
  const slots = [{ weekday: "thursday", at: "18:30" }];

  it("move the sessions from a day on, and everybody is told once", () => {
    const group = GroupByHand.withPeople(4);
    group.send("slotsChanged", { slots, from: "2027-02-16", ...WHY });
    expect(group.dates.slice(0, 4)).toEqual([
      "foundation-1 2027-02-02 18:00",
      "foundation-2 2027-02-09 18:00",
      "foundation-3 2027-02-18 18:30",
      "foundation-4 2027-02-25 18:30",
    ]);
    expect(group.told).toHaveLength(4);
    expect(group.byHand.facts["slots"]).toEqual(slots);
  });

  it("are refused without notice, after the last session, and too late in the day", () => {
    const group = GroupByHand.planned().pass("2027-02-10 12:00");
    expect(group.refused("slotsChanged", { slots, from: "2027-02-11", ...WHY })).toEqual(["tooSoon"]);
    expect(group.refused("slotsChanged", { slots, from: "2028-02-11", ...WHY })).toEqual(["nothingToMove"]);
    const late = [{ weekday: "thursday", at: "21:30" }];
    expect(group.refused("slotsChanged", { slots: late, from: "2027-03-11", ...WHY })).toEqual(["tooLateInTheDay"]);
  });
});

describe("a participant's case that does not take a change", () => {
  it("is a task for the programmes team", () => {
    const group = GroupByHand.withPeople(1);
    group.send("sessionRescheduled", move("foundation-2", "2027-02-16"));
    group.answerAll(false);
    expect(group.byHand.tasks).toMatchObject([{ task: "seeToParticipant", key: caseOf(1) }]);
  });

  it("is none when the participant has left in the meantime", () => {
    const group = GroupByHand.withPeople(1);
    group.send("sessionRescheduled", move("foundation-2", "2027-02-16"));
    group.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    group.answerAll(false);
    expect(group.byHand.tasks).toEqual([]);
  });
});
