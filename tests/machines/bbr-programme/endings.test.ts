import { describe, expect, it } from "vitest";
import { bbrProgramme } from "../../../machines/bbr-programme/contract.ts";
import { held, modulesOf } from "./interrupted.ts";
import { completes, courseOf, GROUP, participant, placed, prepared, tasksOf, waiting, WHY } from "./participant.ts";

describe("an ending before completion", () => {
  it.each([
    ["referred", () => participant()],
    ["waiting", () => waiting()],
    ["placed", () => placed()],
    ["on hold", () => held()],
  ])("%s: not completed", (_where, begun) => {
    const daniel = begun();
    daniel.send("2027-06-01 10:00", "programmeExited", { reason: "unsuitable", ...WHY });
    expect(daniel.outcome).toBe("notCompleted");
    expect(daniel.message("programmeNotCompleted").personalisation["reason"]).toContain("Structured Interventions");
    expect(tasksOf(daniel).filter((task) => task !== "reviewSafeguarding")).toEqual([]);
  });

  it("recorded by mistake: corrected, the person is on hold and the modules are kept", () => {
    const daniel = completes(prepared(), "foundation");
    const entry = daniel.send("2027-02-22 10:00", "programmeExited", { reason: "movedAway", ...WHY });
    const taken = (corrected: number) => bbrProgramme.events.corrected.claims({ entry: corrected }, daniel.facts);
    // Another programme of the same person may have begun since.
    expect([entry - 1, entry].map(taken)).toEqual([[], [expect.stringMatching(/^bbrProgramme\//)]]);
    daniel.send("2027-02-23 10:00", "corrected", { entry, ...WHY });
    expect(daniel.outcome).toBeUndefined();
    expect(courseOf(daniel)).toBe("onHold");
    expect(modulesOf(daniel)).toEqual(["foundation"]);
  });
});

describe("withdrawal", () => {
  it("ends the case while nothing has been done that must be undone", () => {
    for (const daniel of [participant(), waiting()]) {
      daniel.send("2026-12-05 10:00", "withdrawn", { reason: "startedInError", ...WHY });
      expect(daniel.outcome).toBe("withdrawn");
      expect(daniel.tasks).toEqual([]);
    }
  });

  it("not with a place, nor once goals have been set", () => {
    expect(placed().allowed).not.toContain("withdrawn");
    const daniel = prepared();
    daniel.send("2026-12-20 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    expect(daniel.refusals("2026-12-21 10:00", "withdrawn", { reason: "startedInError", ...WHY })).toMatchObject([
      { code: "programmeBegun" },
    ]);
  });
});

describe("the end of the sentence", () => {
  it("comes before the end of the programme: somebody decides", () => {
    const daniel = prepared({ referral: { endsOn: "2027-02-28" } });
    expect(daniel.refusals("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2027-02-28" })).toMatchObject([
      { code: "nothingChanged" },
    ]);
    expect(daniel.refusals("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2026-11-19" })).toMatchObject([
      { code: "datesOutOfOrder" },
    ]);
    daniel.send("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2027-01-31" });
    daniel.pass("2027-02-01 10:00");
    expect(tasksOf(daniel)).toContain("decideAtSentenceEnd");
    daniel.send("2027-02-01 11:00", "programmeExited", { reason: "sentenceEnded", ...WHY });
    expect(tasksOf(daniel)).toEqual(["reviewSafeguarding"]);
  });

  it("is not known of a proposal", () => {
    const daniel = participant("2026-11-23 10:00", { referral: { stage: "proposed" } });
    expect(daniel.refusals("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2027-02-28" })).toMatchObject([
      { code: "notImposed" },
    ]);
  });
});
