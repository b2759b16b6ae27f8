import { describe, expect, it } from "vitest";
import {
  allSessions,
  attends,
  completed,
  completes,
  courseOf,
  FACILITATOR,
  GROUP,
  moduleFrom,
  prepared,
  PROGRESS,
  SESSIONS,
  talks,
  tasksOf,
  WHY,
  asking,
} from "./participant.ts";

const progressOf = (daniel: ReturnType<typeof prepared>) =>
  daniel.facts["progress"] as Readonly<Record<string, unknown>>;
const reasonsGiven = (daniel: ReturnType<typeof prepared>) =>
  daniel.asks.flatMap(({ effect }) =>
    effect.type === "tellCase" && effect.params.event === "placeGivenUp" ? [effect.params.body["reason"]] : [],
  );

describe("the path", () => {
  it("leads through four modules of six sessions, each with its one-to-one, to the review", () => {
    const daniel = prepared();
    const way = [courseOf(daniel)];
    for (const module of ["foundation", "moduleB", "moduleC", "moduleD"] as const) {
      for (const { id } of SESSIONS.filter((each) => each.module === module)) attends(daniel, id);
      way.push(courseOf(daniel));
      expect(daniel.taskNames).toEqual(["holdOneToOne"]);
      talks(daniel, module);
      way.push(courseOf(daniel));
    }
    expect(way).toEqual([
      "preProgramme",
      ...Array.from({ length: 3 }, () => ["oneToOne", "inModule"]).flat(),
      "oneToOne",
      "postProgrammeReview",
    ]);
    expect(progressOf(daniel)).toMatchObject({ sessionsLeft: 0, openCatchUps: [] });
    expect(reasonsGiven(daniel)).toEqual(["sessionsCompleted"]);
    daniel.send("2027-09-01 11:00", "reviewHeld", { on: "2027-09-01", progress: PROGRESS });
    expect(daniel.outcome).toBe("completed");
    expect(daniel.tasks).toEqual([]);
  });

  it("a rolling group may bring the later modules in any order", () => {
    const rolling = [
      ...moduleFrom("foundation", "2027-01-12"),
      ...moduleFrom("moduleD", "2027-03-02"),
      ...moduleFrom("moduleB", "2027-04-20"),
    ];
    const daniel = asking();
    daniel.send("2026-12-01 10:01", "placeConfirmed", {
      groupCaseId: GROUP,
      kind: "rolling",
      facilitator: FACILITATOR,
      sessions: rolling,
      timetable: 1,
    });
    daniel.send("2026-12-10 15:00", "goalSettingHeld", { on: "2026-12-10", goals: ["A goal."] });
    completes(daniel, "foundation", rolling);
    expect(progressOf(daniel)).toMatchObject({ module: "moduleD", completedModules: ["foundation"] });
    completes(daniel, "moduleD", rolling);
    expect(progressOf(daniel)).toMatchObject({ module: "moduleB" });
  });
});

describe("Foundation is always first", () => {
  it("and must be complete before any other: another module's register is refused", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1");
    expect(() => attends(daniel, "moduleB-1", "attendedComplied", { at: "2027-03-02 21:00" })).toThrow(
      /Foundation and its one-to-one must be complete/,
    );
  });

  it("also when a group begins with another: its register is refused, and the person is on hold when it begins", () => {
    const wrong = moduleFrom("moduleC", "2027-01-12");
    const daniel = asking();
    daniel.send("2026-12-01 10:01", "placeConfirmed", {
      groupCaseId: GROUP,
      kind: "rolling",
      facilitator: FACILITATOR,
      sessions: wrong,
      timetable: 1,
    });
    daniel.send("2026-12-10 15:00", "goalSettingHeld", { on: "2026-12-10", goals: ["A goal."] });
    expect(() => attends(daniel.fork(), "moduleC-1", "attendedComplied", {}, wrong)).toThrow(/Foundation/);
    daniel.pass("2027-01-12 18:02");
    expect(courseOf(daniel)).toBe("onHold");
  });

  it("the next module cannot start before the one-to-one", () => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 6)) attends(daniel, id);
    const early = SESSIONS.map((each) => (each.id === "moduleB-1" ? { ...each, on: "2027-02-17" } : each));
    expect(() => attends(daniel, "moduleB-1", "attendedComplied", {}, early)).toThrow(/must be complete/);
  });

  it.each([
    [{ module: "moduleB", on: "2027-02-18" }, "moduleNotComplete"],
    [{ module: "foundation", on: "2027-02-15" }, "dateTooEarly"],
    [{ module: "foundation", on: "2027-02-19" }, "dateInFuture"],
  ])("the one-to-one is refused: %o", (body, code) => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 6)) attends(daniel, id);
    expect(daniel.refusals("2027-02-18 14:00", "oneToOneHeld", { ...body, progress: "Good." })).toMatchObject([
      { code },
    ]);
  });
});

describe("a session missed or not complied with", () => {
  it.each(["attendedFailedToComply", "acceptableAbsence", "unacceptableAbsence"] as const)(
    "%s: needs a catch-up before its module counts as complete",
    (attendance) => {
      const daniel = prepared();
      attends(daniel, "foundation-1", attendance);
      for (const { id } of SESSIONS.slice(1, 6)) attends(daniel, id);
      expect(courseOf(daniel)).toBe("inModule");
      expect(progressOf(daniel)).toMatchObject({ openCatchUps: ["foundation-1"] });
      expect(tasksOf(daniel)).toContain("holdCatchUp");
      daniel.send("2027-02-17 10:00", "catchUpHeld", { module: "foundation", number: 1, on: "2027-02-17" });
      expect(courseOf(daniel)).toBe("oneToOne");
      expect(tasksOf(daniel)).not.toContain("holdCatchUp");
    },
  );

  it.each([
    [{ number: 2, on: "2027-01-13" }, "nothingToCatchUp"],
    [{ number: 1, on: "2027-01-11" }, "dateTooEarly"],
    [{ number: 1, on: "2027-01-15" }, "dateInFuture"],
  ])("a catch-up is refused: %o", (body, code) => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "acceptableAbsence");
    expect(daniel.refusals("2027-01-14 10:00", "catchUpHeld", { module: "foundation", ...body })).toMatchObject([
      { code },
    ]);
  });

  it("still open when the group moves on: on hold, with completed modules kept", () => {
    const daniel = completes(prepared(), "foundation");
    attends(daniel, "moduleB-1", "acceptableAbsence");
    for (const { id } of SESSIONS.slice(7, 12)) attends(daniel, id);
    daniel.pass("2027-04-20 17:59");
    expect(courseOf(daniel)).toBe("inModule");
    expect(daniel.message("moveOnWarning")).toMatchObject({ to: "facilitator", queuedAt: "2027-04-16 09:00" });
    expect(daniel.message("moveOnWarning").personalisation["open"]).toBe("* a catch-up of session 1 of Module two");
    daniel.pass("2027-04-20 18:02");
    expect(courseOf(daniel)).toBe("onHold");
    expect(progressOf(daniel)).toMatchObject({ completedModules: ["foundation"] });
    expect(daniel.facts["hold"]).toEqual({ from: "2027-04-20", reason: "groupMovedOn" });
    expect(reasonsGiven(daniel)).toEqual(["groupMovedOn"]);
    expect(daniel.message("interrupted")).toMatchObject({ to: "owner", queuedAt: "2027-04-20 18:00" });
  });

  it("nor does a one-to-one wait: recorded in time, however late it is processed, it counts", () => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 6)) attends(daniel, id);
    const late = daniel.fork().pass("2027-03-02 18:02");
    expect(late.message("moveOnWarning").personalisation["open"]).toBe("* the one-to-one after the module");
    expect(courseOf(late)).toBe("onHold");
    const body = { module: "foundation", on: "2027-03-02", progress: "Good." };
    daniel.send("2027-03-02 17:59:59", "oneToOneHeld", body);
    daniel.pass("2027-03-02 18:02");
    expect(courseOf(daniel)).toBe("inModule");
  });

  it("sessions nobody has registered hold the person back as well", () => {
    const daniel = prepared();
    daniel.pass("2027-03-02 18:02");
    expect(courseOf(daniel)).toBe("onHold");
    expect(daniel.message("moveOnWarning").personalisation["open"]).toContain("nobody has registered");
  });

  it("of the last module may be caught up after the group has ended", () => {
    const daniel = prepared();
    for (const module of ["foundation", "moduleB", "moduleC"] as const) completes(daniel, module);
    for (const { id } of SESSIONS.slice(18, 23)) attends(daniel, id);
    attends(daniel, "moduleD-6", "acceptableAbsence");
    daniel.send("2027-07-14 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCompleted" });
    expect(courseOf(daniel)).toBe("inModule");
    daniel.send("2027-07-20 10:00", "catchUpHeld", { module: "moduleD", number: 6, on: "2027-07-20" });
    expect(courseOf(daniel)).toBe("oneToOne");
    daniel.send("2027-07-21 10:00", "oneToOneHeld", { module: "moduleD", on: "2027-07-21", progress: "Good." });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
  });
});

describe("the post-programme review", () => {
  it("is due six weeks after the last session, with a prompt that morning", () => {
    const daniel = allSessions().pass("2027-08-27 10:00");
    expect(daniel.tasks).toMatchObject([{ task: "holdReview", role: "practitioner", due: "2027-09-10 00:00" }]);
    expect(daniel.message("reviewPrompt")).toMatchObject({
      to: "owner",
      queuedAt: "2027-08-26 09:00",
      personalisation: { by: "9 September 2027" },
    });
  });

  it.each([
    [{ on: "2027-08-25" }, "tooSoonAfterLastSession"],
    [{ on: "2027-09-02" }, "dateInFuture"],
    [{ on: "2027-09-01", progress: PROGRESS.slice(0, 1) }, "goalsMissing"],
    [{ on: "2027-09-01", progress: [...PROGRESS, { goal: 3, progress: "?" }] }, "noSuchGoal"],
  ])("is refused: %o", (body, code) => {
    const daniel = allSessions();
    expect(daniel.refusals("2027-09-01 11:00", "reviewHeld", { progress: PROGRESS, ...body })).toMatchObject([
      { code },
    ]);
  });

  it("missed: it still has to be held, and the absence counts", () => {
    const daniel = allSessions();
    daniel.send("2027-09-01 11:00", "individualSessionMissed", {
      appointment: "review",
      on: "2027-09-01",
      attendance: "unacceptableAbsence",
    });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
    expect(tasksOf(daniel)).toEqual(["decideOnFailure", "holdReview", "reviewSafeguarding"]);
  });

  it("completes the programme; the offender manager hears the outcome with progress against goals", () => {
    const daniel = completed();
    const { to, personalisation } = daniel.message("programmeCompleted");
    expect(to).toBe("owner");
    expect(personalisation["progress"]).toContain(
      "* Goal 1: Walk away and ring somebody before I shout. Reached: Walks away and says so.",
    );
    expect(personalisation["progress"]).toContain("* After Foundation: Uses time-outs.");
  });

  it("a register corrected before it sends the person back to catch up", () => {
    const daniel = allSessions();
    attends(daniel, "moduleC-2", "unacceptableAbsence", { at: "2027-07-20 10:00" });
    expect(courseOf(daniel)).toBe("inModule");
    daniel.send("2027-07-21 10:00", "catchUpHeld", { module: "moduleC", number: 2, on: "2027-07-21" });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
  });

  it("after it a session on which it rests is not taken away", () => {
    const daniel = completed();
    expect(() => attends(daniel, "moduleC-2", "unacceptableAbsence", { at: "2027-09-02 10:00" })).toThrow(
      /Correct the review first/,
    );
    attends(daniel, "moduleC-2", "attendedComplied", { at: "2027-09-02 11:00" });
    expect(daniel.outcome).toBe("completed");
  });
});

describe("a suitable person with nothing but catch-ups left", () => {
  it("needs no group after proceedings: the catch-up is held and the review follows", () => {
    const daniel = prepared();
    for (const module of ["foundation", "moduleB", "moduleC"] as const) completes(daniel, module);
    for (const { id } of SESSIONS.slice(18, 23)) attends(daniel, id);
    attends(daniel, "moduleD-6", "acceptableAbsence");
    daniel.send("2027-07-14 10:00", "returnedToCourt", { on: "2027-07-14", ...WHY });
    daniel.send("2027-07-15 10:00", "courtDecided", { decision: "deferred", ...WHY });
    daniel.send("2027-07-16 10:00", "deferralEnded", WHY);
    expect(courseOf(daniel)).toBe("assessing");
    expect(tasksOf(daniel)).not.toContain("holdCatchUp");
    daniel.send("2027-07-17 10:00", "assessmentCompleted", { decision: "suitable", needAreas: [], ...WHY });
    expect(courseOf(daniel)).toBe("inModule");
    expect(tasksOf(daniel)).toContain("holdCatchUp");
  });
});
