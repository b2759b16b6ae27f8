import { describe, expect, it } from "vitest";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { monitored, ready, released, tagCase, validated, WHY, type Circumstances } from "./tag-case.ts";

/** Monitored through 30 November 2027; EMS has confirmed that nothing is monitored after it. */
function ended(circumstances: Circumstances = {}): CaseByHand {
  const dale = monitored(circumstances).pass("2027-11-24 08:00");
  dale.send("2027-11-24 10:00", "orderAcknowledged");
  dale.send("2027-11-24 10:00", "switchOffConfirmed", { lastDay: "2027-11-30" });
  return dale.pass("2027-12-01 00:00");
}

const back = (dale: CaseByHand, kind: "tag" | "homeMonitoringUnit", at: string): number =>
  dale.send(at, "equipmentCollected", { kind, on: at.slice(0, 10) });

describe("the end of monitoring", () => {
  it("comes at 24:00 London on the last day, and not a second before", () => {
    const dale = monitored();
    dale.send("2027-11-30 23:59:59", "whereaboutsReviewed", { on: "2027-11-30" });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
    dale.pass("2027-12-01 00:00");
    expect(dale.paths[0]).toMatch(/^removing/);
  });

  it("24:00 is London's, across the change to summer time", () => {
    const dale = monitored({ endsOn: "2027-03-28" });
    expect(dale.deadlines["monitoringEnds"]).toBe("2027-03-29 00:00");
  });

  it("the person is told what is true of their licence, and of their tag", () => {
    const told = (dale: CaseByHand): Readonly<Record<string, string>> =>
      dale.message("monitoringEnded").personalisation;
    // The licence ended on the same day.
    expect(told(ended().pass("2027-12-01 09:00"))).toMatchObject({
      licence: "Your licence ended on 30 November 2027.",
      equipment:
        "EMS will visit you to collect: tag and Home Monitoring Unit. Please be there for the visit. You are no longer monitored.",
    });
    const goesOn = monitored({ endsOn: "2028-05-31" }).pass("2027-12-01 09:00");
    expect(told(goesOn)["licence"]).toBe("Everything else in your licence stays as it is.");
    // Nobody has confirmed that it is switched off.
    expect(told(goesOn)["equipment"]).not.toContain("no longer monitored");
    const quashed = released();
    const because = { reason: "sentenceQuashed", on: "2026-12-02", explanation: "On appeal." };
    quashed.send("2026-12-02 10:00", "monitoringEndedEarly", because);
    expect(told(quashed.pass("2026-12-03 09:00"))).toMatchObject({
      licence: "Your practitioner will tell you what happens to your licence.",
      equipment:
        "There is nothing for you to give back and nothing you need to do. You no longer need to wait at home for the tag to be fitted.",
    });
  });

  it("EMS removes the tag and the Home Monitoring Unit, each recorded; one left behind keeps the case open", () => {
    const dale = ended();
    expect(dale.tasks).toEqual([
      { task: "collectEquipment", role: "practitioner", due: "2027-12-08 00:00", key: "tag" },
      { task: "collectEquipment", role: "practitioner", due: "2027-12-08 00:00", key: "homeMonitoringUnit" },
    ]);
    back(dale, "tag", "2027-12-01 14:00");
    expect(dale.outcome).toBeUndefined();
    expect(dale.facts["equipmentOut"]).toEqual(["homeMonitoringUnit"]);
    expect(dale.refusals("2027-12-01 14:30", "equipmentCollected", { kind: "tag", on: "2027-12-01" })).toMatchObject([
      { code: "nothingOut" },
    ]);
    back(dale, "homeMonitoringUnit", "2027-12-02 14:00");
    expect(dale.outcome).toBe("completed");
    expect(dale.tasks).toEqual([]);
  });

  it("the person is told in writing the next morning", () => {
    const dale = ended().pass("2027-12-01 09:00");
    expect(dale.sent.at(-1)).toBe("monitoringEnded 2027-12-01 09:00");
    expect(dale.message("monitoringEnded")).toMatchObject({
      to: "person",
      address: { channel: "letter" },
      personalisation: { lastDay: "30 November 2027" },
    });
  });

  it("everything back before the morning: the case waits until the person has been told", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "monitoringEndedEarly", { reason: "sentenceQuashed", on: "2027-01-10", ...WHY });
    back(dale, "tag", "2027-01-10 14:00");
    back(dale, "homeMonitoringUnit", "2027-01-10 14:00");
    expect(dale.outcome).toBeUndefined();
    dale.pass("2027-01-11 09:00");
    expect(dale.outcome).toBe("endedEarly");
  });

  it("somebody without an address is told by hand: a task opens, and no letter goes", () => {
    const dale = ended({ residence: { noFixedAbode: true }, person: { contact: undefined } }).pass("2027-12-01 09:00");
    expect(dale.templates).not.toContain("monitoringEnded");
    expect(dale.taskNames).toContain("findAddress");
    dale.send("2027-12-01 10:00", "messageTakenCareOf", { recipient: "person", ...WHY });
    expect(dale.taskNames).not.toContain("findAddress");
    dale.send("2027-12-01 11:00", "contactChanged", {
      contact: { channel: "email", email: "dale@example.org" },
      source: "Dale",
    });
    expect(dale.facts["person"]).toMatchObject({ contact: { email: "dale@example.org" } });
  });
});

describe("nobody is monitored past the end", () => {
  it("from that moment the case says so, the task is urgent, and the alert sounds, at midnight too", () => {
    const dale = monitored().pass("2027-12-01 00:00");
    expect(dale.paths).toContain("removing.watch.stillMonitored");
    expect(dale.tasks.find(({ task }) => task === "switchOffMonitoring")?.due).toBe("2027-12-02 00:00");
    expect(dale.sent.filter((line) => line.startsWith("urgent"))).toEqual([
      "urgentAlert 2027-12-01 00:00",
      "urgentAlert 2027-12-01 00:00",
    ]);
    dale.send("2027-12-01 00:10", "switchOffConfirmed", { lastDay: "2027-11-30" });
    expect(dale.paths).toContain("removing.watch.off");
    expect(dale.taskNames).not.toContain("switchOffMonitoring");
  });

  it("EMS must confirm the right last day", () => {
    const dale = monitored();
    expect(dale.refusals("2027-11-24 10:00", "switchOffConfirmed", { lastDay: "2027-11-29" })).toMatchObject([
      { code: "anotherLastDay" },
    ]);
  });

  it("a confirmation for an end that has moved since counts for nothing", () => {
    const dale = monitored();
    dale.send("2027-11-20 10:00", "switchOffConfirmed", { lastDay: "2027-11-30" });
    dale.send("2027-11-21 10:00", "licenceVaried", { endsOn: "2027-11-25", sentenceEndsOn: "2027-11-30" });
    dale.pass("2027-11-26 00:00");
    expect(dale.paths).toContain("removing.watch.stillMonitored");
  });

  it("ended in the course of a day, EMS has to its end", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "monitoringEndedEarly", { reason: "other", on: "2027-01-10", ...WHY });
    expect(dale.paths).toContain("removing.watch.waiting");
    dale.pass("2027-01-11 00:00");
    expect(dale.paths).toContain("removing.watch.stillMonitored");
  });

  it("a variation whose end is past already is urgent at once", () => {
    const dale = monitored();
    dale.send("2027-03-10 10:00", "licenceVaried", { endsOn: "2027-03-05", sentenceEndsOn: "2027-11-30" });
    expect(dale.pass("2027-03-10 10:01").paths).toContain("removing.watch.stillMonitored");
    expect(dale.templates).toContain("emsEnd");
  });
});

describe("removal visits", () => {
  it("missed ones are rebooked, and the second one goes to the senior probation officer", () => {
    const dale = ended();
    expect(dale.refusals("2027-12-01 10:00", "removalVisitBooked", { on: "2027-11-30" })).toMatchObject([
      { code: "dateInPast" },
    ]);
    dale.send("2027-12-01 10:00", "removalVisitBooked", { on: "2027-12-02" });
    expect(dale.paths).toContain("removing.collecting.booked");
    dale.send("2027-12-02 20:00", "removalVisitMissed", { on: "2027-12-02", reason: "notAtHome" });
    expect(dale.tasks.find(({ task }) => task === "rebookRemovalVisit")?.due).toBe("2027-12-04 00:00");
    dale.send("2027-12-03 10:00", "removalVisitBooked", { on: "2027-12-06" });
    expect(dale.taskNames).not.toContain("rebookRemovalVisit");
    dale.send("2027-12-06 20:00", "removalVisitMissed", { on: "2027-12-06", reason: "notAtHome" });
    expect(dale.tasks.find(({ task }) => task === "overcomeMissedVisits")?.role).toBe("seniorProbationOfficer");
    back(dale, "tag", "2027-12-07 10:00");
    back(dale, "homeMonitoringUnit", "2027-12-07 10:00");
    expect(dale.tasks).toEqual([]);
    expect(dale.outcome).toBe("completed");
  });

  it("a visit whose day passes with nothing recorded is rebooked; another day may be booked instead", () => {
    const dale = ended();
    dale.send("2027-12-01 10:00", "removalVisitBooked", { on: "2027-12-02" });
    dale.send("2027-12-01 11:00", "removalVisitBooked", { on: "2027-12-03" });
    expect(dale.deadlines["visitDayOver"]).toBe("2027-12-04 00:00");
    dale.pass("2027-12-04 00:00");
    expect(dale.taskNames).toContain("rebookRemovalVisit");
    expect(dale.paths).toContain("removing.collecting.unbooked");
  });

  it("missing a visit does not put off the day by which the equipment must be back", () => {
    const dale = ended();
    dale.send("2027-12-02 20:00", "removalVisitMissed", { on: "2027-12-02", reason: "notAtHome" });
    dale.send("2027-12-02 21:00", "removalVisitBooked", { on: "2027-12-03" });
    dale.send("2027-12-03 20:00", "removalVisitMissed", { on: "2027-12-03", reason: "notAtHome" });
    expect(dale.tasks.filter(({ task }) => task === "collectEquipment").map(({ due }) => due)).toEqual([
      "2027-12-08 00:00",
      "2027-12-08 00:00",
    ]);
  });
});

describe("death of the person", () => {
  it("while monitored: no message to them, EMS is told, the equipment is still fetched before the case closes", () => {
    const dale = monitored();
    const before = dale.messages.length;
    dale.send("2027-01-10 10:00", "personDied", { on: "2027-01-09" });
    expect(dale.message("emsEnd").personalisation["reason"]).toBe("the person has died");
    expect(dale.taskNames).toContain("informThoseInvolved");
    dale.send("2027-01-10 11:00", "thoseInvolvedInformed");
    back(dale, "tag", "2027-01-12 10:00");
    expect(dale.outcome).toBeUndefined();
    expect(dale.paths).toContain("removing.telling.nobodyToTell");
    back(dale, "homeMonitoringUnit", "2027-01-12 10:00");
    expect(dale.outcome).toBe("endedEarly");
    expect(dale.messages.slice(before).every(({ to }) => to !== "person")).toBe(true);
    expect(dale.templates).not.toContain("urgentAlert");
  });

  it.each([
    ["before validation", (): CaseByHand => tagCase(), "2026-10-27 10:00"],
    ["before release", (): CaseByHand => ready(), "2026-11-09 10:00"],
  ])("%s: the case ends as cancelled", (_when, begin, at) => {
    const dale = begin();
    dale.send(at, "personDied", { on: at.slice(0, 10) });
    expect(dale.outcome).toBe("cancelledBeforeRelease");
  });

  it("before fitting and during a recall", () => {
    const dale = released();
    dale.send("2026-12-02 10:00", "personDied", { on: "2026-12-02" });
    expect(dale.outcome).toBe("endedEarly");
    const inRecall = monitored();
    inRecall.send("2027-02-01 10:00", "recalled", { on: "2027-02-01", unlawfullyAtLarge: false });
    inRecall.send("2027-02-03 10:00", "personDied", { on: "2027-02-02" });
    expect(inRecall.paths).toContain("removing.watch.off");
  });

  it("recorded wrongly is taken back: monitoring goes on, and EMS is told", () => {
    const dale = monitored();
    const entry = dale.send("2027-01-10 10:00", "personDied", { on: "2027-01-09" });
    dale.send("2027-01-10 11:00", "corrected", { entry, ...WHY });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
    expect(dale.message("emsAmendment").personalisation["what"]).toContain("corrected");
  });

  it("before the tag was fitted: EMS is told at once, so that nobody comes to fit it", () => {
    const dale = released();
    dale.send("2026-12-02 10:00", "personDied", { on: "2026-12-01" });
    expect(dale.outcome).toBe("endedEarly");
    expect(dale.message("emsEnd").personalisation).toMatchObject({
      reason: "the person has died",
      outstanding: "Nothing has been fitted that must be collected.",
    });
    dale.send("2026-12-02 11:00", "orderAcknowledged");
    expect(dale.taskNames).toEqual(["informThoseInvolved"]);
  });

  it("long after a recall, when the twelve months would be over but for the pause, ends the case too", () => {
    const dale = monitored({ endsOn: "2028-11-30" });
    dale.send("2027-02-01 10:00", "recalled", { on: "2027-02-01", unlawfullyAtLarge: false });
    dale.send("2027-02-02 10:00", "orderAcknowledged");
    back(dale, "tag", "2027-02-02 11:00");
    back(dale, "homeMonitoringUnit", "2027-02-02 12:00");
    dale.send("2028-03-01 10:00", "personDied", { on: "2028-02-29" });
    expect(dale.outcome).toBe("endedEarly");
    expect(dale.facts["ended"]).toMatchObject({ because: "died" });
  });

  it("taken back while the equipment comes in: the person is told after all", () => {
    const dale = ended();
    const entry = dale.send("2027-12-01 08:00", "personDied", { on: "2027-12-01" });
    dale.pass("2027-12-01 12:00");
    expect(dale.templates).not.toContain("monitoringEnded");
    dale.send("2027-12-01 13:00", "corrected", { entry, ...WHY });
    dale.pass("2027-12-02 09:00");
    expect(dale.sent).toContain("monitoringEnded 2027-12-02 09:00");
  });
});

describe("corrections", () => {
  it("of what ended monitoring, after its last day has passed too: the licence need not be varied any more", () => {
    const dale = monitored();
    const entry = dale.send("2027-11-20 10:00", "eligibilityFactsChanged", { unsuitable: "health" });
    dale.pass("2027-12-01 12:00");
    dale.send("2027-12-01 12:00", "corrected", { entry, ...WHY });
    expect(dale.facts["ended"]).toMatchObject({ because: "lastDayReached", lastDay: "2027-11-30" });
    expect(dale.taskNames).not.toContain("varyLicence");
    expect(dale.message("emsEnd").personalisation["lastDay"]).toBe("30 November 2027");
  });

  it("of a move out of the areas: monitoring goes on, EMS is told, and a later end is instructed again", () => {
    const dale = monitored();
    const entry = dale.send("2027-01-10 10:00", "residenceChanged", {
      on: "2027-01-10",
      policeForceArea: "Merseyside",
    });
    dale.send("2027-01-10 12:00", "corrected", { entry, ...WHY });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
    expect(dale.deadlines["instructRemoval"]).toBe("2027-11-23 09:00");
    expect(dale.taskNames).not.toContain("collectEquipment");
    expect(dale.taskNames).not.toContain("varyLicence");
  });

  it("of a licence variation sets the deadlines again", () => {
    const dale = monitored();
    const entry = dale.send("2027-01-10 10:00", "licenceVaried", {
      endsOn: "2027-06-30",
      sentenceEndsOn: "2027-11-30",
    });
    dale.send("2027-01-10 12:00", "corrected", { entry, ...WHY });
    expect(dale.deadlines).toMatchObject({
      firstEndReminder: "2027-11-02 09:00",
      instructRemoval: "2027-11-23 09:00",
      monitoringEnds: "2027-12-01 00:00",
    });
  });

  it("of a release: back to preparing", () => {
    const dale = released();
    const entry = dale.live.sequence;
    dale.send("2026-12-01 12:00", "corrected", { entry, ...WHY });
    expect(dale.paths).toContain("preparing.countdown.running");
    expect(dale.deadlines["releaseUnrecorded"]).toBe("2026-12-02 00:00");
  });

  it("of a fitting: the tag is awaited again, and overdue if it is", () => {
    const dale = released();
    const entry = dale.send("2026-12-02 10:00", "tagFitted", { on: "2026-12-02", homeMonitoringUnit: true });
    dale.send("2026-12-05 10:00", "corrected", { entry, ...WHY });
    expect(dale.pass("2026-12-05 10:01").paths).toContain("onLicence.tag.awaitingFitting.overdue");
  });

  it("of a collection after the outcome: the case is open again, with its task", () => {
    const dale = ended().pass("2027-12-01 09:00");
    back(dale, "tag", "2027-12-01 14:00");
    const entry = back(dale, "homeMonitoringUnit", "2027-12-01 15:00");
    expect(dale.outcome).toBe("completed");
    dale.send("2027-12-02 10:00", "corrected", { entry, ...WHY });
    expect(dale.outcome).toBeUndefined();
    expect(dale.tasks.map(({ key }) => key)).toContain("homeMonitoringUnit");
    expect(dale.tasks.map(({ key }) => key)).not.toContain("tag");
  });

  it("of a booked visit", () => {
    const dale = ended();
    const entry = dale.send("2027-12-01 10:00", "removalVisitBooked", { on: "2027-12-02" });
    dale.send("2027-12-01 10:30", "corrected", { entry, ...WHY });
    expect(dale.paths).toContain("removing.collecting.unbooked");
  });

  it("of preparation: the task opens again", () => {
    const dale = validated();
    const entry = dale.send("2026-11-02 13:00", "personPrepared", { on: "2026-11-02" });
    dale.send("2026-11-02 14:00", "corrected", { entry, ...WHY });
    expect(dale.taskNames).toContain("preparePerson");
  });
});
