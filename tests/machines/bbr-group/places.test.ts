import { describe, expect, it } from "vitest";
import { bbrGroupDefinition } from "../../../machines/bbr-group/definition.ts";
import { toProgramme } from "../../../machines/bbr-shared/between-cases.ts";
import { asks, caseOf, crnOf, GroupByHand, WHY } from "./group-by-hand.ts";

const ROLLING = { kind: "rolling" };
const GROUP_CASE = "bbrGroup-0123456789abcdef0123456789abcdef";

/** The body of the last telling, as the participant's case parses it. */
function parsed(group: GroupByHand, event: keyof typeof toProgramme): Record<string, unknown> {
  const told = group.tellings.findLast((each) => each.event === event);
  return toProgramme[event].body.parse({ ...told?.body, groupCaseId: GROUP_CASE });
}

describe("a place", () => {
  it("is given at once, and the participant's case is told the sessions to come and the facilitator", () => {
    const group = GroupByHand.planned();
    group.send("placeRequested", asks(1), "2026-12-03 10:00");
    expect(group.told).toEqual(["placeConfirmed 1"]);
    const body = parsed(group, "placeConfirmed");
    expect(body).toMatchObject({ kind: "closed", facilitator: { employeeNumber: "E7700123" }, timetable: 1 });
    expect(body["sessions"]).toHaveLength(24);
    expect((body["sessions"] as unknown[])[0]).toEqual({
      id: "foundation-1",
      module: "foundation",
      number: 1,
      on: "2027-02-02",
      at: "18:00",
    });
    expect(group.tellings[0]?.body["groupCaseId"]).toBe("case");
    group.answerAll();
    expect(group.participants).toEqual([caseOf(1)]);
    expect(group.byHand.facts).toMatchObject({ placesLeft: 11, participants: [{ confirmation: "accepted" }] });
  });

  it("is one of twelve; the last two who ask get one place between them", () => {
    const group = GroupByHand.withPeople(11);
    expect(group.refused("placeRequested", asks(12))).toEqual([]);
    group.send("placeRequested", asks(12));
    expect(group.refused("placeRequested", asks(13))).toEqual(["groupFull"]);
    expect(group.participants).toHaveLength(12);
  });

  it("is not given twice, neither to a case nor to a person", () => {
    const group = GroupByHand.withPeople(1);
    expect(group.refused("placeRequested", asks(1))).toEqual(["alreadyIn"]);
    expect(group.refused("placeRequested", asks(2, { crn: crnOf(1) }))).toEqual(["personAlreadyIn"]);
  });

  it("is not given where two people would meet who must not, whichever of them it is known of", () => {
    const group = GroupByHand.planned();
    group.send("placeRequested", asks(1, { mustNotShareWith: [crnOf(2)] }));
    expect(group.refused("placeRequested", asks(2))).toEqual(["conflictWithParticipant"]);
    expect(group.refused("placeRequested", asks(3, { mustNotShareWith: [crnOf(1)] }))).toEqual([
      "conflictWithParticipant",
    ]);
    expect(group.refused("placeRequested", asks(4))).toEqual([]);
  });

  it("is not given where a facilitator must not run the group for the person", () => {
    const group = GroupByHand.planned();
    expect(group.refused("placeRequested", asks(1, { notWithFacilitators: ["E7700456"] }))).toEqual([
      "conflictWithFacilitator",
    ]);
  });

  it("and its refusal names nobody who is in the group", () => {
    const group = GroupByHand.withPeople(1);
    const reasons = group.byHand.refusals(group.now, "placeRequested", asks(2, { mustNotShareWith: [crnOf(1)] }));
    expect(JSON.stringify(reasons)).not.toMatch(/X\d{6}|bbrProgramme/);
  });

  it("leaves three weeks before the first session: asked for until 12 January for 2 February, not after", () => {
    const group = GroupByHand.planned();
    expect(group.refused("placeRequested", asks(1), "2027-01-12 23:00")).toEqual([]);
    expect(group.refused("placeRequested", asks(1), "2027-01-13 00:01")).toEqual(["tooLateToJoin"]);
  });

  it("that the participant's case does not take is taken back, and somebody is asked to see to it", () => {
    const group = GroupByHand.planned();
    group.send("placeRequested", asks(1));
    group.answerAll(false);
    expect(group.participants).toEqual([]);
    expect(group.byHand.tasks).toMatchObject([{ task: "seeToParticipant", role: "programmeTeam", key: caseOf(1) }]);
    expect(group.refused("participantFollowedUp", { programmeCaseId: caseOf(2), ...WHY })).toEqual([
      "nothingToFollowUp",
    ]);
    group.send("participantFollowedUp", { programmeCaseId: caseOf(1), ...WHY });
    expect(group.byHand.tasks).toEqual([]);
    expect(group.refused("placeRequested", asks(1))).toEqual([]);
  });

  it("given again since is not taken back by the answer to the first", () => {
    const group = GroupByHand.planned();
    group.send("placeRequested", asks(1));
    group.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    group.send("placeRequested", asks(1));
    expect(group.told).toEqual(["placeConfirmed 1", "placeConfirmed 1"]);
    group.answer(0, false);
    expect(group.participants).toEqual([caseOf(1)]);
    expect(group.byHand.tasks).toEqual([]);
  });

  it("that is given up is free at once; given up twice, nothing more happens", () => {
    const group = GroupByHand.withPeople(12);
    const gone = { programmeCaseId: caseOf(3), reason: "onHold" };
    group.send("placeGivenUp", gone);
    group.send("placeGivenUp", gone);
    expect(group.participants).toHaveLength(11);
    expect(group.refused("placeRequested", asks(13))).toEqual([]);
    expect(group.told).toEqual([]);
    expect(group.byHand.facts["former"]).toMatchObject([{ programmeCaseId: caseOf(3), reason: "onHold" }]);
  });

  it("is claimed by the group for as long as somebody has it", () => {
    const group = GroupByHand.withPeople(2);
    const held = (): readonly string[] => bbrGroupDefinition.holds?.(group.context) ?? [];
    expect(held()).toEqual([
      "bbrGroup/East of England/norwich tuesdays, spring 2027",
      `bbrPlace/${caseOf(1)}`,
      `bbrPlace/${caseOf(2)}`,
    ]);
    group.send("placeGivenUp", { programmeCaseId: caseOf(1), reason: "onHold" });
    expect(held()).not.toContain(`bbrPlace/${caseOf(1)}`);
    group.send("groupCancelled", { reason: "noVenue", ...WHY });
    expect(held()).toEqual([]);
  });
});

describe("while a participant's case has not answered the confirmation", () => {
  const unanswered = (): GroupByHand => {
    const group = GroupByHand.planned();
    group.send("placeRequested", asks(1));
    return group;
  };
  const moved = { session: "foundation-2", on: "2027-02-16", at: "18:00", ...WHY };

  it("a change of the timetable waits for the answer, and is told once then", () => {
    const group = unanswered();
    group.send("sessionRescheduled", moved);
    group.send("facilitatorDesignated", { programmeCaseId: caseOf(1), employeeNumber: "E7700456" });
    expect(group.told).toEqual(["placeConfirmed 1"]);
    group.answer(0);
    expect(group.told).toEqual(["timetableChanged 1"]);
    expect(parsed(group, "timetableChanged")).toMatchObject({
      timetable: 3,
      facilitator: { employeeNumber: "E7700456" },
      sessions: { 1: { on: "2027-02-16" } },
    });
    group.answerAll();
    expect(group.byHand.tasks).toEqual([]);
  });

  it("that the place has ended waits for it too, and is not told to a case that did not take the place", () => {
    const group = unanswered();
    group.send("participantRemoved", { programmeCaseId: caseOf(1), reason: "placedInError", ...WHY });
    expect(group.told).toEqual(["placeConfirmed 1"]);
    const refusing = group.fork();
    group.answer(0);
    expect(group.told).toEqual(["placeEnded 1"]);
    expect(parsed(group, "placeEnded")).toMatchObject({ reason: "placedInError" });
    refusing.answer(0, false);
    expect(refusing.told).toEqual([]);
    expect(refusing.byHand.tasks).toEqual([]);
  });

  it("a cancelled group tells it that the place has ended after it", () => {
    const group = unanswered();
    group.send("groupCancelled", { reason: "noVenue", ...WHY });
    expect(group.told).toEqual(["placeConfirmed 1"]);
    group.answer(0);
    expect(group.told).toEqual(["placeEnded 1"]);
  });
});

describe("staff", () => {
  it("take somebody out of the group: their case is told", () => {
    const group = GroupByHand.withPeople(2);
    group.send("participantRemoved", { programmeCaseId: caseOf(1), reason: "conflict", ...WHY });
    expect(group.participants).toEqual([caseOf(2)]);
    expect(parsed(group, "placeEnded")).toMatchObject({ reason: "conflict" });
    expect(group.told).toEqual(["placeEnded 1"]);
    expect(group.refused("participantRemoved", { programmeCaseId: caseOf(1), reason: "conflict", ...WHY })).toEqual([
      "notInGroup",
    ]);
    group.answerAll(false);
    expect(group.byHand.taskNames).toEqual(["seeToParticipant"]);
  });

  it("record a conflict that becomes known later; whom it concerns does not get in", () => {
    const group = GroupByHand.withPeople(2);
    const conflict = (more: object): Record<string, unknown> => ({ programmeCaseId: caseOf(1), ...more });
    expect(group.refused("conflictRecorded", conflict({ mustNotShareWith: [crnOf(2)] }))).toEqual([
      "conflictWithParticipant",
    ]);
    expect(group.refused("conflictRecorded", conflict({ notWithFacilitators: ["E7700123"] }))).toEqual([
      "conflictWithFacilitator",
    ]);
    expect(group.refused("conflictRecorded", conflict({}))).toEqual(["nothingGiven"]);
    group.send("conflictRecorded", conflict({ mustNotShareWith: [crnOf(9)], notWithFacilitators: ["E7700999"] }));
    expect(group.refused("placeRequested", asks(9))).toEqual(["conflictWithParticipant"]);
    expect(group.refused("facilitatorsChanged", { facilitators: [person("E7700999")] })).toEqual([
      "conflictWithFacilitator",
    ]);
  });

  it("change the facilitators: whose facilitator has left gets the one who leads, and is told", () => {
    const group = GroupByHand.withPeople(2);
    group.send("facilitatorDesignated", { programmeCaseId: caseOf(2), employeeNumber: "E7700456" });
    expect(parsed(group, "timetableChanged")).toMatchObject({ facilitator: { employeeNumber: "E7700456" } });
    expect(group.told).toEqual(["timetableChanged 2"]);
    group.answerAll();
    group.send("facilitatorsChanged", { facilitators: [person("E7700777"), person("E7700456")] });
    expect(group.told).toEqual(["timetableChanged 1"]);
    expect(parsed(group, "timetableChanged")).toMatchObject({ facilitator: { employeeNumber: "E7700777" } });
    expect(group.refused("facilitatorDesignated", { programmeCaseId: caseOf(2), employeeNumber: "E7700456" })).toEqual([
      "designatedAlready",
    ]);
    expect(group.refused("facilitatorDesignated", { programmeCaseId: caseOf(2), employeeNumber: "E7700123" })).toEqual([
      "notAFacilitator",
    ]);
  });
});

describe("a closed group", () => {
  it("takes only people who begin with Foundation", () => {
    const group = GroupByHand.planned();
    expect(group.refused("placeRequested", asks(1, { completedModules: ["foundation"] }))).toEqual([
      "completedModulesDoNotFit",
    ]);
  });

  it("takes nobody once it has begun", () => {
    const group = GroupByHand.withPeople(4).pass("2027-02-02 18:01");
    expect(group.refused("placeRequested", asks(9))).toEqual(["closedGroupBegun"]);
  });
});

describe("a rolling group", () => {
  it("is joined at the next module by somebody who has completed Foundation, who has had the pre-programme session", () => {
    const group = GroupByHand.withPeople(4, ROLLING).pass("2027-02-10 12:00");
    group.send("placeRequested", asks(9, { completedModules: ["foundation"] }));
    const { sessions } = parsed(group, "placeConfirmed") as { sessions: { id: string; on: string }[] };
    expect(sessions).toHaveLength(18);
    expect(sessions[0]).toMatchObject({ id: "moduleB-1", on: "2027-03-16" });
  });

  it("is joined until two days before the module begins, then at the one after", () => {
    const group = GroupByHand.withPeople(4, ROLLING);
    const joins = (at: string): string | undefined => {
      const copy = group.fork();
      copy.send("placeRequested", asks(9, { completedModules: ["foundation"] }), at);
      return (parsed(copy, "placeConfirmed") as { sessions: { id: string }[] }).sessions[0]?.id;
    };
    expect(joins("2027-03-14 23:00")).toBe("moduleB-1");
    expect(joins("2027-03-15 01:00")).toBe("moduleC-1");
  });

  it("leaves out modules that somebody has completed", () => {
    const group = GroupByHand.withPeople(4, ROLLING);
    group.send("placeRequested", asks(9, { completedModules: ["foundation", "moduleC"] }));
    const { sessions } = parsed(group, "placeConfirmed") as { sessions: { module: string }[] };
    expect([...new Set(sessions.map(({ module }) => module))]).toEqual(["moduleB", "moduleD"]);
  });

  it("takes nobody past Foundation who has not completed it, and nobody who lacks nothing it still has", () => {
    const group = GroupByHand.withPeople(4, ROLLING);
    expect(group.refused("placeRequested", asks(9), "2027-01-20 10:00")).toEqual(["tooLateToJoin"]);
    group.pass("2027-02-03 10:00");
    expect(group.refused("placeRequested", asks(9))).toEqual(["foundationFirst"]);
    expect(group.refused("placeRequested", asks(9, { completedModules: ["moduleB"] }))).toEqual(["foundationFirst"]);
    const all = ["foundation", "moduleB", "moduleC", "moduleD"];
    expect(group.refused("placeRequested", asks(9, { completedModules: all }))).toEqual(["nothingLacking"]);
    for (const session of group.timetable.slice(0, 19)) group.hold(session.id);
    expect(group.refused("placeRequested", asks(9, { completedModules: all.slice(0, 1) }))).toEqual(["modulesBegun"]);
  });
});

function person(employeeNumber: string): Record<string, unknown> {
  return { employeeNumber, name: "Rhys Calder", email: "rhys.calder@justice.example" };
}
