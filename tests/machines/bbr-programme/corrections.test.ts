import { describe, expect, it } from "vitest";
import {
  attends,
  completed,
  courseOf,
  FACILITATOR,
  GOALS,
  GROUP,
  participant,
  placed,
  prepared,
  SESSIONS,
  tasksOf,
  waiting,
  WHY,
} from "./participant.ts";

describe("a correction", () => {
  it.each([
    ["assessmentBegun", {}, "referred", () => participant()],
    ["waitingReviewed", { decision: "notReady", ...WHY }, "awaitingPlace", () => waiting()],
    ["oneToOneDeliveryAgreed", { reason: "No group.", facilitator: FACILITATOR }, "awaitingPlace", () => waiting()],
    ["goalSettingHeld", { on: "2026-12-10", goals: GOALS }, "placed", () => placed()],
    ["withdrawn", { reason: "duplicate", ...WHY }, "awaitingPlace", () => waiting()],
    ["personDied", { on: "2026-12-10" }, "awaitingPlace", () => waiting()],
  ])("of %s puts the case back", (event, body, state, begun) => {
    const daniel = begun();
    const before = tasksOf(daniel);
    const entry = daniel.send("2026-12-10 15:00", event, body);
    daniel.send("2026-12-10 16:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe(state);
    expect(tasksOf(daniel)).toEqual(before);
  });

  it("of a one-to-one or a catch-up opens it again", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "acceptableAbsence");
    for (const { id } of SESSIONS.slice(1, 6)) attends(daniel, id);
    const caughtUp = daniel.send("2027-02-17 10:00", "catchUpHeld", {
      module: "foundation",
      number: 1,
      on: "2027-02-17",
    });
    const talked = daniel.send("2027-02-18 10:00", "oneToOneHeld", {
      module: "foundation",
      on: "2027-02-18",
      progress: "Good.",
    });
    expect(daniel.refusals("2027-02-18 11:00", "corrected", { entry: caughtUp, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
    daniel.send("2027-02-18 11:00", "corrected", { entry: talked, ...WHY });
    expect(courseOf(daniel)).toBe("oneToOne");
    daniel.send("2027-02-18 12:00", "corrected", { entry: caughtUp, ...WHY });
    expect(courseOf(daniel)).toBe("inModule");
    expect(tasksOf(daniel)).toEqual(["holdCatchUp", "reviewSafeguarding"]);
  });

  it("of the review takes completion back", () => {
    const daniel = completed();
    const entry = daniel.live.sequence;
    daniel.send("2027-09-02 10:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
    expect(daniel.outcome).toBeUndefined();
  });

  it("not of what a group has been told, nor of what a module rests on", () => {
    const daniel = waiting();
    const assessed = daniel.live.sequence;
    daniel.send("2026-12-01 10:00", "placeRequested", { groupCaseId: GROUP });
    expect(daniel.refusals("2026-12-01 10:01", "corrected", { entry: assessed, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
    const begun = prepared();
    const goals = begun.live.sequence;
    attends(begun, "foundation-1");
    expect(begun.refusals("2027-01-13 10:00", "corrected", { entry: goals, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
  });
});
