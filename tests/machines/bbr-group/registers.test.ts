import { describe, expect, it } from "vitest";
import { toProgramme } from "../../../machines/bbr-shared/between-cases.ts";
import { asks, caseOf, GroupByHand } from "./group-by-hand.ts";

const GROUP_CASE = "bbrGroup-0123456789abcdef0123456789abcdef";
/** Four people; the first session is on Tuesday 2 February 2027, 18:00 to 20:30. */
const held = (count = 4): GroupByHand => GroupByHand.withPeople(count).hold("foundation-1");
const attended = (number: number, attendance = "attendedComplied", more: object = {}): Record<string, unknown> => ({
  programmeCaseId: caseOf(number),
  attendance,
  ...more,
});

describe("a register", () => {
  it("is asked of the facilitator when the session has ended, by the end of the next working day", () => {
    const group = GroupByHand.withPeople(4).pass("2027-02-02 20:29");
    expect(group.byHand.tasks).toEqual([]);
    expect(group.byHand.paths).toEqual(["running.sessions.inSession", "running.registers.open"]);
    group.pass("2027-02-02 20:30");
    expect(group.byHand.tasks).toEqual([
      { task: "recordRegister", role: "facilitator", due: "2027-02-04 00:00", key: "foundation-1" },
    ]);
  });

  it("of a session before a weekend and a bank holiday is due on the next working day", () => {
    const group = GroupByHand.withPeople(4, { slots: [{ weekday: "thursday", at: "10:00" }] });
    // Thursday 25 March 2027; Good Friday is the 26th, Easter Monday the 29th.
    group.pass("2027-03-25 12:31");
    expect(group.byHand.tasks.at(-1)).toMatchObject({ task: "recordRegister", due: "2027-03-31 00:00" });
    group.pass("2027-03-31 12:00");
    expect(group.byHand.sent.filter((each) => each.startsWith("register")).at(-1)).toBe(
      "registerReminder 2027-03-30 09:00",
    );
  });

  it("still open is a reminder on the morning, then goes up to the treatment manager and the programmes manager", () => {
    const group = held();
    group.pass("2027-02-03 23:59");
    expect(group.byHand.sent).toEqual(["registerReminder 2027-02-03 09:00"]);
    expect(group.byHand.message("registerReminder")).toMatchObject({
      address: { email: "moira.field@justice.example" },
      validUntil: "2027-02-04 00:00",
      personalisation: { sessions: "* Foundation, session 1, 2 February 2027" },
    });
    expect(group.byHand.tasks).toMatchObject([{ role: "facilitator" }]);
    group.pass("2027-02-04 00:01");
    expect(group.byHand.tasks).toMatchObject([{ role: "treatmentManager" }]);
    group.pass("2027-02-09 00:01");
    expect(group.byHand.tasks).toMatchObject([{ role: "programmeManager" }]);
    expect(group.byHand.sent).toHaveLength(1);
  });

  it("recorded in time is no reminder", () => {
    const group = held();
    group.record("foundation-1");
    group.answerAll().pass("2027-02-09 12:00");
    expect(group.byHand.sent).toEqual([]);
    expect(group.byHand.tasks).toEqual([]);
  });

  it("is told to each participant's case once, by its number, and shows what each answered", () => {
    const group = held(3);
    const number = group.record("foundation-1", {
      [caseOf(2)]: { attendance: "acceptableAbsence", reason: "medical" },
      [caseOf(3)]: { disclosure: true },
    });
    expect(group.told).toEqual(["attendanceRecorded 1", "attendanceRecorded 2", "attendanceRecorded 3"]);
    const bodies = group.tellings.map(({ body }) =>
      toProgramme.attendanceRecorded.body.parse({ ...body, groupCaseId: GROUP_CASE }),
    );
    expect(bodies).toMatchObject([
      { session: { id: "foundation-1", on: "2027-02-02" }, attendance: "attendedComplied", register: number },
      { attendance: "acceptableAbsence", reason: "medical", disclosure: false },
      { attendance: "attendedComplied", disclosure: true },
    ]);
    expect(new Set(group.tellings.map(({ key }) => key))).toEqual(
      new Set([`attendanceRecorded.foundation-1.${number}`]),
    );
    group.answer(1);
    group.answer(0, false);
    const results = group.register("foundation-1")?.entries?.map(({ told }) => told);
    expect(results).toEqual(["refused", "told", "pending"]);
    expect(group.byHand.tasks.at(-1)).toMatchObject({ task: "seeToParticipant", key: caseOf(1) });
  });

  it("is refused before the session begins, a second time, and unless everybody due is listed once and nobody else", () => {
    const group = GroupByHand.withPeople(2);
    const register = (...entries: object[]): object => ({ session: "foundation-1", entries });
    const all = [attended(1), attended(2)];
    group.pass("2027-02-02 18:00");
    const refused = (...entries: object[]): readonly string[] =>
      group.refused("registerRecorded", register(...entries) as Record<string, unknown>);
    expect(group.refused("registerRecorded", { session: "foundation-2", entries: all })).toEqual(["notBegun"]);
    expect(refused(attended(1))).toEqual(["notListed"]);
    expect(refused(...all, attended(1))).toEqual(["listedTwice"]);
    expect(refused(...all, attended(3))).toEqual(["notDue"]);
    expect(refused(attended(1), attended(2, "acceptableAbsence"))).toEqual(["reasonNeeded"]);
    expect(refused(attended(1), attended(2, "unacceptableAbsence", { reason: "work" }))).toEqual(["reasonNotNeeded"]);
    expect(refused(...all)).toEqual([]);
    group.record("foundation-1");
    expect(refused(...all)).toEqual(["alreadyRecorded"]);
  });

  it("is not allowed before the first session", () => {
    expect(
      GroupByHand.withPeople(2).refused("registerRecorded", { session: "foundation-1", entries: [attended(1)] }),
    ).toEqual(["notAllowedInState"]);
  });

  it("recorded while the session goes on is not asked for again", () => {
    const group = GroupByHand.withPeople(4).pass("2027-02-02 20:00");
    group.record("foundation-1");
    group.answerAll().pass("2027-02-03 12:00");
    expect(group.byHand.taskHistory).toEqual([]);
  });

  it("lists nobody who joined a later module", () => {
    const group = GroupByHand.withPeople(4, { kind: "rolling" }).hold("foundation-1");
    group.send("placeRequested", asks(9, { completedModules: ["foundation"] }));
    group.answerAll().hold("foundation-2");
    expect(group.register("foundation-2")?.due).not.toContain(caseOf(9));
    group.hold("moduleB-1");
    expect(group.register("moduleB-1")?.due).toContain(caseOf(9));
  });

  it("lists whoever was due and has left since; their case is still told", () => {
    const group = held(2);
    group.send("placeGivenUp", { programmeCaseId: caseOf(2), reason: "onHold" });
    group.record("foundation-1");
    expect(group.told).toEqual(["attendanceRecorded 1", "attendanceRecorded 2"]);
    group.answerAll().hold("foundation-2");
    expect(group.register("foundation-2")?.due).toEqual([caseOf(1)]);
  });

  it("does not list whom the group moved on without; the others are still waited for", () => {
    const movedOn = (number: number) => ({ programmeCaseId: caseOf(number), reason: "groupMovedOn" });
    const group = GroupByHand.withPeople(2).pass("2027-02-02 18:01");
    group.send("placeGivenUp", movedOn(1));
    expect(group.register("foundation-1")?.due).toEqual([caseOf(2)]);
    group.hold("foundation-1");
    expect(group.byHand.taskNames).toContain("recordRegister");
    group.send("placeGivenUp", movedOn(2));
    expect(group.register("foundation-1")?.due).toEqual([]);
    expect(group.byHand.taskNames).not.toContain("recordRegister");
    expect(group.byHand.deadlines).not.toHaveProperty("registerReminder");
  });

  it("of a session at which nobody was due is not asked for", () => {
    const group = GroupByHand.planned().hold("foundation-1");
    expect(group.byHand.taskNames).toEqual(["decideSmallGroup"]);
  });
});

describe("a register's entry that was wrong", () => {
  const correction = { session: "foundation-1", ...attended(2, "acceptableAbsence", { reason: "court" }) };

  it("is put right: that participant's case is told, under a higher number", () => {
    const group = held(3);
    const number = group.record("foundation-1", {
      [caseOf(2)]: { attendance: "unacceptableAbsence", disclosure: true },
    });
    group.answerAll();
    const corrected = group.send("registerCorrected", correction);
    expect(corrected).toBeGreaterThan(number);
    expect(group.told).toEqual(["attendanceRecorded 2"]);
    expect(group.tellings[0]?.body).toMatchObject({ register: corrected, reason: "court", disclosure: true });
  });

  it("is not settled by the answer to the entry before it", () => {
    const group = held(2);
    group.record("foundation-1");
    group.send("registerCorrected", correction);
    expect(group.told).toEqual(["attendanceRecorded 1", "attendanceRecorded 2", "attendanceRecorded 2"]);
    group.answer(1);
    expect(group.register("foundation-1")?.entries?.[1]).toMatchObject({ told: "pending" });
    group.answer(1);
    expect(group.register("foundation-1")?.entries?.[1]).toMatchObject({ told: "told" });
  });

  it("is refused before the register is there, for somebody not on it, and when nothing would change", () => {
    const group = held(2);
    expect(group.refused("registerCorrected", correction)).toEqual(["notRecorded"]);
    group.record("foundation-1");
    expect(group.refused("registerCorrected", { ...correction, programmeCaseId: caseOf(7) })).toEqual([
      "notOnRegister",
    ]);
    expect(group.refused("registerCorrected", { ...correction, reason: undefined })).toEqual(["reasonNeeded"]);
    expect(group.refused("registerCorrected", { session: "foundation-1", ...attended(2) })).toEqual(["sameEntry"]);
  });

  it("can be put right after the group has ended", () => {
    const group = GroupByHand.withPeople(4).toTheEnd();
    expect(group.byHand.outcome).toBe("completed");
    group.send("registerCorrected", { ...correction, session: "moduleD-6" });
    expect(group.told).toEqual(["attendanceRecorded 2"]);
  });
});
