import { describe, expect, it } from "vitest";
import { messages } from "../../../machines/bbr-group/messages.ts";
import { messageFaults } from "../support/message-faults.ts";
import { asks, caseOf, GroupByHand, WHY } from "./group-by-hand.ts";

const cancelled = { reason: "tooFewParticipants", ...WHY };

describe("the course of a group", () => {
  it("is planned, runs session by session, and is completed with the last register", () => {
    const group = GroupByHand.withPeople(4);
    expect(group.path).toBe("planned");
    group.pass("2027-02-02 18:00");
    expect(group.byHand.paths).toEqual(["running.sessions.inSession", "running.registers.open"]);
    group.pass("2027-02-02 20:30");
    expect(group.byHand.paths).toEqual(["running.sessions.betweenSessions", "running.registers.open"]);
    group.record("foundation-1");
    expect(group.byHand.paths).toEqual(["running.sessions.betweenSessions", "running.registers.recorded"]);
    for (const { id } of group.timetable.slice(1, 23)) group.hold(id).record(id);
    group.hold("moduleD-6");
    expect(group.path).toBe("awaitingRegisters");
    expect(group.byHand.outcome).toBeUndefined();
    group.pass(`${group.now.slice(0, 10)} 23:00`).record("moduleD-6");
    expect(group.byHand.outcome).toBe("completed");
    expect(group.participants).toEqual([]);
    group.answerAll();
    expect(group.byHand.facts["former"]).toHaveLength(4);
    expect(group.byHand.tasks).toEqual([]);
  });

  it("tells each participant's case of each of the 24 registers once, and of the end nothing", () => {
    const group = GroupByHand.withPeople(2);
    const told: string[] = [];
    for (const { id } of group.timetable) {
      group.hold(id).record(id);
      told.push(
        ...group.tellings.map(({ caseId, event, body }) => `${event} ${caseId} ${JSON.stringify(body["session"])}`),
      );
      group.answerAll();
    }
    expect(told).toHaveLength(48);
    expect(new Set(told).size).toBe(48);
    expect(told.every((each) => each.startsWith("attendanceRecorded"))).toBe(true);
  });

  it("stays for corrections for 28 days, and is over then", () => {
    const group = GroupByHand.withPeople(4).toTheEnd();
    expect(group.byHand.isOver).toBe(false);
    group.pass("2027-12-01 12:00");
    expect(group.byHand.isOver).toBe(true);
  });
});

describe("a group that is cancelled", () => {
  it("tells every participant's case that the place has ended", () => {
    const group = GroupByHand.withPeople(3);
    group.send("groupCancelled", cancelled);
    expect(group.told).toEqual(["placeEnded 1", "placeEnded 2", "placeEnded 3"]);
    expect(group.tellings[0]?.body).toMatchObject({ reason: "groupCancelled" });
    expect(group.byHand.outcome).toBe("cancelled");
    expect(group.participants).toEqual([]);
    expect(group.refused("placeRequested", asks(9))).toEqual(["notAllowedInState"]);
    group.pass("2027-03-01 12:00");
    expect(group.byHand.paths).toEqual(["cancelled.recorded"]);
  });

  it("while it runs still wants the registers of what was held, and of the session that was going on", () => {
    const group = GroupByHand.withPeople(4).hold("foundation-1").pass("2027-02-09 19:00");
    group.send("groupCancelled", cancelled);
    group.answerAll();
    expect(group.byHand.paths).toEqual(["cancelled.open"]);
    expect(group.byHand.tasks.map(({ key }) => key)).toEqual(["foundation-1", "foundation-2"]);
    group.pass("2027-02-10 12:00");
    expect(group.byHand.sent.at(-1)).toBe("registerReminder 2027-02-10 09:00");
    group.record("foundation-1");
    expect(group.byHand.paths).toEqual(["cancelled.open"]);
    group.record("foundation-2");
    expect(group.told).toHaveLength(8);
    expect(group.byHand.paths).toEqual(["cancelled.recorded"]);
    expect(group.byHand.tasks).toEqual([]);
  });

  it("lets somebody give up a place that has ended already: what both told each other has crossed", () => {
    const group = GroupByHand.withPeople(1);
    group.send("groupCancelled", cancelled);
    expect(group.refused("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" })).toEqual([]);
  });
});

describe("a group with too few people", () => {
  it("is put to the programmes manager the morning after the last day for new places", () => {
    const group = GroupByHand.withPeople(3).pass("2027-01-13 08:59");
    expect(group.byHand.tasks).toEqual([]);
    group.pass("2027-01-13 09:00");
    expect(group.byHand.tasks).toMatchObject([{ task: "decideSmallGroup", role: "programmeManager" }]);
    expect(group.byHand.sent).toEqual(["tooFewParticipants 2027-01-13 09:00"]);
    const message = group.byHand.message("tooFewParticipants");
    expect(message).toMatchObject({ to: "owner", personalisation: { places: "3 people have places", fewest: "4" } });
    expect(messageFaults(message, messages)).toEqual([]);
  });

  it.each([
    [0, "Nobody has a place"],
    [1, "1 person has a place"],
  ])("says that of %i people in plain words", (count, places) => {
    const group = GroupByHand.withPeople(count).pass("2027-01-13 10:00");
    expect(group.byHand.message("tooFewParticipants").personalisation["places"]).toBe(places);
  });

  it("with enough people nobody is asked", () => {
    const group = GroupByHand.withPeople(4).pass("2027-02-01 12:00");
    expect(group.byHand.taskHistory).toEqual([]);
    expect(group.refused("smallGroupAgreed", { rationale: "So be it." })).toEqual(["nothingToDecide"]);
  });

  it("becomes one when somebody leaves after that day and before the first session, not later", () => {
    const group = GroupByHand.withPeople(4).pass("2027-01-20 12:00");
    const later = group.fork().pass("2027-02-03 12:00");
    group.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    expect(group.byHand.taskNames).toEqual(["decideSmallGroup"]);
    later.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    expect(later.byHand.taskNames).toEqual(["recordRegister"]);
  });

  it("begins when the manager agrees, and is not asked about again", () => {
    const group = GroupByHand.withPeople(3).pass("2027-01-14 12:00");
    group.send("smallGroupAgreed", { rationale: "All three must finish before the summer." });
    expect(group.byHand.tasks).toEqual([]);
    group.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    expect(group.byHand.tasks).toEqual([]);
  });

  it("is checked again when its first session moves to later, and can take people again", () => {
    const group = GroupByHand.withPeople(3).pass("2027-01-14 12:00");
    group.send("sessionRescheduled", { session: "foundation-1", on: "2027-02-16", at: "18:00", ...WHY });
    expect(group.byHand.tasks).toEqual([]);
    expect(group.byHand.deadlines["enoughCheck"]).toBe("2027-01-27 09:00");
    group.answerAll().with(1, 4).pass("2027-02-15 12:00");
    expect(group.byHand.taskNames).toEqual([]);
  });

  it("can be cancelled instead", () => {
    const group = GroupByHand.withPeople(3).pass("2027-01-14 12:00");
    group.send("groupCancelled", cancelled);
    expect(group.byHand.tasks).toEqual([]);
  });
});

describe("a group that should not have been started", () => {
  const withdrawal = { reason: "duplicate", ...WHY };

  it("is withdrawn while nobody has a place, and a correction takes that back", () => {
    const group = GroupByHand.planned();
    const entry = group.send("withdrawn", withdrawal);
    expect(group.byHand.outcome).toBe("withdrawn");
    group.send("corrected", { entry, ...WHY });
    expect(group.path).toBe("planned");
    expect(group.byHand.deadlines).toMatchObject({ sessionBegins: "2027-02-02 18:00" });
  });

  it("asks again whether so few are enough when its withdrawal is taken back", () => {
    const group = GroupByHand.planned().pass("2027-01-14 12:00");
    const entry = group.send("withdrawn", withdrawal);
    expect(group.byHand.tasks).toEqual([]);
    group.send("corrected", { entry, ...WHY });
    group.pass("2027-01-15 09:00");
    expect(group.byHand.taskNames).toEqual(["decideSmallGroup"]);
  });

  it("is cancelled when somebody has one, and not withdrawn once it runs", () => {
    const group = GroupByHand.withPeople(4);
    expect(group.refused("withdrawn", withdrawal)).toEqual(["placesGiven"]);
    group.pass("2027-02-03 12:00");
    expect(group.refused("withdrawn", withdrawal)).toEqual(["notAllowedInState"]);
  });
});

describe("at any time", () => {
  it("notes, another owner, another venue; a correction puts the venue back", () => {
    const group = GroupByHand.withPeople(4);
    group.send("noteAdded", { note: "The lift is being mended." });
    group.send("ownerReassigned", { role: "programmeTeam", name: "Nia Rowe", email: "nia.rowe@justice.example" });
    const entry = group.send("venueChanged", { venue: "Room 2" });
    expect(group.byHand.facts).toMatchObject({ venue: "Room 2", owner: { name: "Nia Rowe" } });
    group.send("corrected", { entry, ...WHY });
    expect(group.byHand.facts["venue"]).toBe("Room 4, Norwich probation office");
    expect(group.refused("corrected", { entry: 1, ...WHY })).toEqual(["notCorrectable"]);
  });

  it("a reminder that could not be delivered is a task, closed when somebody has taken care of it", () => {
    const group = GroupByHand.withPeople(4).pass("2027-02-03 12:00");
    const [message] = group.byHand.messages;
    group.byHand.answer("2027-02-03 12:00", {
      type: "messageFailed",
      messageId: message?.messageId ?? "",
      template: "registerReminder",
      to: "facilitator",
      reason: "no such mailbox",
    });
    expect(group.byHand.taskNames).toContain("takeCareOfMessage");
    group.send("messageTakenCareOf", { recipient: "facilitator", ...WHY });
    expect(group.byHand.taskNames).not.toContain("takeCareOfMessage");
  });

  it("a reminder that Notify has not taken is withdrawn when no register is open any more", () => {
    const group = new GroupByHand(GroupByHand.withPeople(4).byHand.holding()).pass("2027-02-03 12:00");
    expect(group.byHand.live.inFlight).toHaveLength(1);
    group.record("foundation-1");
    expect(group.byHand.message("registerReminder").withdrawn).toBe("no longer needed");
  });

  it("every message can be sent as it is", () => {
    const group = GroupByHand.withPeople(3).pass("2027-03-20 12:00");
    expect(group.byHand.messages.flatMap((message) => messageFaults(message, messages))).toEqual([]);
    expect(new Set(group.byHand.templates)).toEqual(new Set(Object.keys(messages)));
  });
});
