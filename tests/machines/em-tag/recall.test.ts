import { describe, expect, it } from "vitest";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { monitored, released, type Circumstances } from "./tag-case.ts";

/** Recalled with effect from Monday 1 February 2027. */
function recalled(circumstances: Circumstances = {}): CaseByHand {
  const dale = monitored(circumstances);
  dale.send("2027-02-01 10:00", "recalled", { on: "2027-02-01", unlawfullyAtLarge: false });
  return dale;
}

function collected(dale: CaseByHand, at = "2027-02-02 10:00"): CaseByHand {
  const on = at.slice(0, 10);
  dale.send(at, "equipmentCollected", { kind: "tag", on });
  dale.send(at, "equipmentCollected", { kind: "homeMonitoringUnit", on });
  return dale;
}

const LONG = { endsOn: "2028-05-31" };

describe("a recall", () => {
  it("stops the clock and has the equipment collected; EMS is told", () => {
    const dale = recalled();
    expect(dale.paths).toEqual([
      "recalled.clock.stopped",
      "recalled.collecting.unbooked",
      "recalled.order.awaiting.waiting",
    ]);
    expect(dale.message("emsAmendment").personalisation["what"]).toContain("stop monitoring and collect the equipment");
    expect(dale.tasks.filter(({ task }) => task === "collectEquipment")).toEqual([
      { task: "collectEquipment", role: "practitioner", due: "2027-02-09 00:00", key: "tag" },
      { task: "collectEquipment", role: "practitioner", due: "2027-02-09 00:00", key: "homeMonitoringUnit" },
    ]);
    expect(dale.deadlines).not.toHaveProperty("monitoringEnds");
    collected(dale);
    expect(dale.paths).toContain("recalled.collecting.nothingOut");
    expect(dale.taskNames).toEqual(["obtainAcknowledgement"]);
  });

  it("of somebody unlawfully at large is urgent; that time does not count either", () => {
    const dale = monitored(LONG);
    const alert = dale.send("2027-02-01 23:00", "recalled", { on: "2027-02-01", unlawfullyAtLarge: true });
    expect(dale.templates.slice(-2)).toEqual(["urgentAlert", "urgentAlert"]);
    dale.send("2027-02-01 23:05", "alertAcknowledged", { alert, action: "Police informed." });
    dale.send("2027-02-20 10:00", "returnedToCustody", { on: "2027-02-20" });
    expect(dale.refusals("2027-02-21 10:00", "returnedToCustody", { on: "2027-02-20" })).toMatchObject([
      { code: "notAtLarge" },
    ]);
    dale.send("2027-03-01 10:00", "reReleased", { on: "2027-03-01" });
    expect(dale.facts["monitoring"]).toMatchObject({ daysOffLicence: 27, lastDay: "2027-12-27" });
  });

  it("before the tag was fitted stops the clock as well", () => {
    const dale = released();
    dale.send("2026-12-03 10:00", "recalled", { on: "2026-12-03", unlawfullyAtLarge: false });
    expect(dale.paths).toEqual([
      "recalled.clock.stopped",
      "recalled.collecting.nothingOut",
      "recalled.order.awaiting.waiting",
    ]);
  });

  it("cannot take effect before the release, in the future, or after monitoring ended", () => {
    const dale = monitored();
    const codes = (on: string): string[] =>
      dale.refusals("2027-02-01 10:00", "recalled", { on, unlawfullyAtLarge: false }).map(({ code }) => code);
    expect(codes("2026-11-30")).toEqual(["dateTooEarly"]);
    expect(codes("2027-02-02")).toEqual(["dateInFuture"]);
    dale.send("2027-02-01 10:00", "residenceChanged", { on: "2027-02-01", policeForceArea: "Dorset" });
    expect(codes("2027-02-01")).toEqual(["monitoringEnded"]);
  });
});

describe("a re-release", () => {
  it("with 30 days of licence or more left resumes the clock at re-release, and fitting starts again", () => {
    const dale = collected(recalled(LONG));
    dale.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12" });
    expect(dale.paths).toEqual([
      "onLicence.tag.awaitingFitting.waiting",
      "onLicence.clock.running",
      "onLicence.order.awaiting.waiting",
    ]);
    expect(dale.facts["monitoring"]).toMatchObject({ lastDay: "2027-12-10", daysOffLicence: 10 });
    expect(dale.templates.slice(-2)).toEqual(["emsAmendment", "untilFitted"]);
    dale.pass("2027-02-15 00:00");
    expect(dale.taskNames).toContain("arrangeFitting");
    dale.send("2027-02-15 10:00", "tagFitted", { on: "2027-02-15", homeMonitoringUnit: false });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
  });

  it("exactly 30 days resume it, 29 end the case", () => {
    const thirty = collected(recalled({ endsOn: "2027-03-13" }));
    thirty.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12" });
    expect(thirty.paths).toContain("onLicence.clock.running");
    const fewer = collected(recalled({ endsOn: "2027-03-12" }));
    fewer.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12" });
    expect(fewer.facts["ended"]).toMatchObject({ because: "tooLittleLicenceLeft", lastDay: "2027-02-01" });
    fewer.pass("2027-02-13 09:00");
    expect(fewer.outcome).toBe("endedEarly");
    expect(fewer.templates.slice(-2)).toEqual(["emsEnd", "monitoringEnded"]);
  });

  it("out of the areas, or with a condition that no longer holds, ends the case", () => {
    const away = collected(recalled(LONG));
    away.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12", residence: { policeForceArea: "Cleveland" } });
    expect(away.facts["ended"]).toMatchObject({ because: "movedOutOfAreas" });
    const unsuitable = collected(recalled(LONG));
    unsuitable.send("2027-02-05 10:00", "eligibilityFactsChanged", { unsuitable: "health" });
    unsuitable.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12" });
    expect(unsuitable.facts["ended"]).toMatchObject({ because: "conditionNotMet" });
  });

  it("into another specified area, recorded while recalled or with the re-release, goes on", () => {
    const dale = collected(recalled(LONG));
    dale.send("2027-02-05 10:00", "residenceChanged", { on: "2027-02-05", policeForceArea: "Gwent" });
    dale.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12", residence: { policeForceArea: "Sussex" } });
    expect(dale.facts["residence"]).toMatchObject({ policeForceArea: "Sussex" });
    expect(dale.paths).toContain("onLicence.clock.running");
  });

  it("several recalls add up", () => {
    const dale = collected(recalled(LONG));
    dale.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12" });
    dale.send("2027-04-01 10:00", "recalled", { on: "2027-04-01", unlawfullyAtLarge: false });
    dale.send("2027-05-02 10:00", "reReleased", { on: "2027-05-02" });
    expect(dale.facts["monitoring"]).toMatchObject({ daysOffLicence: 40, lastDay: "2028-01-09" });
  });

  it("cannot come before the recall, nor after the licence", () => {
    const dale = recalled();
    expect(dale.refusals("2027-02-12 10:00", "reReleased", { on: "2027-01-31" })).toMatchObject([
      { code: "dateTooEarly" },
    ]);
    expect(dale.refusals("2027-02-12 10:00", "reReleased", { on: "2027-02-13" })).toMatchObject([
      { code: "dateInFuture" },
    ]);
  });

  it("what was left behind can still be collected; what is in use cannot", () => {
    const dale = recalled(LONG);
    dale.send("2027-02-12 10:00", "reReleased", { on: "2027-02-12" });
    dale.send("2027-02-13 10:00", "tagFitted", { on: "2027-02-13", homeMonitoringUnit: false });
    dale.send("2027-02-14 10:00", "equipmentCollected", { kind: "tag", on: "2027-02-14" });
    expect(dale.refusals("2027-02-14 11:00", "equipmentCollected", { kind: "tag", on: "2027-02-14" })).toMatchObject([
      { code: "inUse" },
    ]);
    expect(dale.tasks.filter(({ task }) => task === "collectEquipment").map(({ key }) => key)).toEqual([
      "homeMonitoringUnit",
    ]);
    dale.send("2027-02-14 12:00", "equipmentCollected", { kind: "homeMonitoringUnit", on: "2027-02-14" });
    expect(dale.taskNames).not.toContain("collectEquipment");
  });
});

describe("the licence ends during the recall", () => {
  it("and so does the case, once everything is back", () => {
    const dale = collected(recalled({ endsOn: "2027-03-28" }));
    expect(dale.deadlines["licenceEnds"]).toBe("2027-03-29 00:00");
    dale.pass("2027-03-29 09:00");
    expect(dale.outcome).toBe("endedEarly");
    expect(dale.facts["ended"]).toMatchObject({ because: "licenceEndedInRecall" });
  });

  it("a variation during the recall moves that end", () => {
    const dale = collected(recalled());
    dale.send("2027-02-05 10:00", "licenceVaried", { endsOn: "2027-03-28", sentenceEndsOn: "2027-11-30" });
    expect(dale.deadlines["licenceEnds"]).toBe("2027-03-29 00:00");
  });
});

describe("a recall that is heard of late", () => {
  it("after the last day had passed: the clock had stopped, and goes on with the re-release", () => {
    const dale = monitored(LONG);
    dale.send("2027-11-29 10:00", "switchOffConfirmed", { lastDay: "2027-11-30" });
    dale.pass("2027-12-01 12:00");
    expect(dale.paths).toContain("removing.watch.off");
    expect(dale.refusals("2027-12-01 12:00", "recalled", { on: "2027-12-01", unlawfullyAtLarge: false })).toMatchObject(
      [{ code: "monitoringEnded", field: "on" }],
    );
    dale.send("2027-12-01 12:00", "recalled", { on: "2027-11-20", unlawfullyAtLarge: false });
    expect(dale.paths).toContain("recalled.clock.stopped");
    dale.send("2027-12-05 12:00", "reReleased", { on: "2027-12-05" });
    expect(dale.facts["monitoring"]).toMatchObject({ daysOffLicence: 14, lastDay: "2027-12-14" });
    expect(dale.paths).toContain("onLicence.tag.awaitingFitting.waiting");
  });
});
