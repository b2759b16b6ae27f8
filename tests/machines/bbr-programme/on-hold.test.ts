import { describe, expect, it } from "vitest";
import { givenUp, held, modulesOf, REST, tellings } from "./interrupted.ts";
import {
  attends,
  completes,
  confirmation,
  courseOf,
  FACILITATOR,
  GROUP,
  moduleFrom,
  OTHER_GROUP,
  prepared,
  SESSIONS,
  tasksOf,
  WHY,
} from "./participant.ts";

describe("on hold", () => {
  it("gives up the place and keeps completed modules", () => {
    const daniel = held();
    expect(courseOf(daniel)).toBe("onHold");
    expect(givenUp(daniel)).toEqual(["health"]);
    expect(daniel.message("interrupted").personalisation).toEqual({
      crn: "X320741",
      reason: "for reasons of health",
      completed: "Foundation",
      next: "Another group must be found by 17 May 2027, or they are assessed again.",
    });
  });

  it("joins another group with the modules that are lacking, after being refused by one", () => {
    const daniel = held();
    daniel.send("2027-03-01 10:00", "placeRequested", { groupCaseId: GROUP });
    expect(courseOf(daniel)).toBe("onHold.placing");
    const { key } = tellings(daniel).at(-1) ?? { key: "" };
    daniel.answer("2027-03-01 10:01", { type: "caseTold", caseId: GROUP, key, accepted: false, reasons: ["Full"] });
    expect(courseOf(daniel)).toBe("onHold");
    daniel.send("2027-03-02 10:00", "placeRequested", { groupCaseId: OTHER_GROUP });
    const asked = tellings(daniel).at(-1);
    expect(asked).toMatchObject({ caseId: OTHER_GROUP, body: { completedModules: ["foundation"] } });
    daniel.answer("2027-03-02 10:01", {
      type: "caseTold",
      caseId: OTHER_GROUP,
      key: asked?.key,
      accepted: true,
      reasons: [],
    });
    expect(courseOf(daniel)).toBe("onHold.placing");
    daniel.send("2027-03-02 10:02", "placeConfirmed", confirmation(REST, OTHER_GROUP));
    expect(courseOf(daniel)).toBe("preProgramme");
    expect(daniel.facts["hold"]).toBeUndefined();
    expect(daniel.message("placeFound").personalisation["next"]).toContain("where they stopped");
    daniel.pass("2027-04-06 18:00");
    expect(courseOf(daniel)).toBe("inModule");
    expect(daniel.facts["progress"]).toMatchObject({ module: "moduleC" });
  });

  it("what is open can still be held, and must be before the new group begins", () => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 6)) attends(daniel, id);
    daniel.pass("2027-03-02 18:02");
    expect(courseOf(daniel)).toBe("onHold");
    expect(tasksOf(daniel)).toEqual(["holdOneToOne", "reviewSafeguarding"]);
    const without = daniel.fork();
    daniel.send("2027-03-10 10:00", "oneToOneHeld", { module: "foundation", on: "2027-03-10", progress: "Good." });
    expect(courseOf(daniel)).toBe("onHold");
    for (const each of [daniel, without]) {
      each.send("2027-03-11 10:00", "placeRequested", { groupCaseId: OTHER_GROUP });
      each.send("2027-03-11 10:01", "placeConfirmed", confirmation(REST, OTHER_GROUP));
    }
    const inTime = without.fork();
    inTime.send("2027-03-12 10:00", "oneToOneHeld", { module: "foundation", on: "2027-03-12", progress: "Good." });
    for (const each of [daniel, without, inTime]) each.pass("2027-04-06 18:02");
    expect([daniel, without, inTime].map(courseOf)).toEqual(["inModule", "onHold", "inModule"]);
  });

  it("day 84 without a place: assessed again, across the change to summer time", () => {
    const daniel = held();
    daniel.pass("2027-05-17 23:59");
    expect(courseOf(daniel)).toBe("onHold");
    daniel.pass("2027-05-18 00:02");
    expect(courseOf(daniel)).toBe("assessing");
    expect(daniel.messages.filter(({ template }) => template === "assessedAgain").map(({ to }) => to)).toEqual([
      "owner",
      "programmeTeam",
    ]);
    expect(modulesOf(daniel)).toEqual(["foundation"]);
    daniel.send("2027-05-20 10:00", "assessmentCompleted", { decision: "suitable", needAreas: [], ...WHY });
    expect(courseOf(daniel)).toBe("awaitingPlace");
  });

  it("a place confirmed on the last evening counts", () => {
    const daniel = held();
    daniel.send("2027-05-17 20:00", "placeRequested", { groupCaseId: OTHER_GROUP });
    daniel.send(
      "2027-05-17 23:59:50",
      "placeConfirmed",
      confirmation(moduleFrom("moduleB", "2027-06-08"), OTHER_GROUP),
    );
    daniel.pass("2027-05-18 00:02");
    expect(courseOf(daniel)).toBe("preProgramme");
  });

  it("may go on one-to-one, exceptionally", () => {
    const daniel = held();
    daniel.send("2027-03-01 10:00", "oneToOneDeliveryAgreed", { reason: "No group.", facilitator: FACILITATOR });
    expect(courseOf(daniel)).toBe("inModule");
    daniel.send("2027-03-02 10:00", "sessionRecorded", {
      module: "moduleB",
      number: 1,
      on: "2027-03-02",
      attendance: "attendedComplied",
    });
    expect(courseOf(daniel)).toBe("inModule");
  });

  it("the group ends in the middle: on hold", () => {
    const daniel = completes(prepared(), "foundation");
    daniel.send("2027-02-22 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    expect(courseOf(daniel)).toBe("onHold");
    expect(givenUp(daniel)).toEqual([]);
    expect(daniel.message("interrupted").personalisation["reason"]).toContain("group has ended");
  });

  it("everything held meanwhile: the review", () => {
    const daniel = prepared();
    for (const module of ["foundation", "moduleB", "moduleC"] as const) completes(daniel, module);
    for (const { id } of SESSIONS.slice(18)) attends(daniel, id);
    daniel.send("2027-07-14 10:00", "putOnHold", { reason: "work", ...WHY });
    daniel.send("2027-07-20 10:00", "oneToOneHeld", { module: "moduleD", on: "2027-07-20", progress: "Good." });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
  });

  it("a session attended in one group need not be attended again in another", () => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 4)) attends(daniel, id);
    daniel.send("2027-02-03 10:00", "putOnHold", { reason: "health", ...WHY });
    expect(daniel.facts["progress"]).toMatchObject({ sessionsLeft: 20 });
  });
});
