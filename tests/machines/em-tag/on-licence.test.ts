import { describe, expect, it } from "vitest";
import { monitored, ready, released, tagCase, validated, WHY } from "./tag-case.ts";

const FITTED = { on: "2026-12-02", homeMonitoringUnit: false };

describe("until the tag is fitted", () => {
  it("the person is told to stay at the approved address 17:00 to 24:00 daily, and the case says so", () => {
    const dale = released();
    expect(dale.message("untilFitted")).toMatchObject({
      to: "person",
      address: { channel: "letter" },
      personalisation: { stayFrom: "17:00", stayUntil: "24:00", practitioner: "Ngozi Adeyemi" },
    });
    expect(dale.facts["untilFitted"]).toBe("Stay at the approved address from 17:00 to 24:00 every day");
    dale.send("2026-12-02 10:00", "tagFitted", FITTED);
    expect(dale.facts["untilFitted"]).toBeUndefined();
  });

  it("whoever cannot be written to is told by the Prison Offender Manager: no task for an address", () => {
    expect(released({ person: { contact: undefined } }).tasks).toEqual([]);
  });

  it("not fitted within two days → a task; failed visits are counted", () => {
    const dale = released();
    dale.send("2026-12-02 20:00", "fittingVisitFailed", { on: "2026-12-02", reason: "notAtHome" });
    dale.send("2026-12-03 20:00", "fittingVisitFailed", { on: "2026-12-03", reason: "refusedEntry" });
    dale.pass("2026-12-03 23:59");
    expect(dale.tasks).toEqual([]);
    dale.pass("2026-12-04 00:00");
    expect(dale.tasks).toEqual([{ task: "arrangeFitting", role: "practitioner", due: "2026-12-05 00:00" }]);
    expect(dale.facts["failedFittingVisits"]).toBe(2);
    dale.send("2026-12-04 19:00", "tagFitted", { on: "2026-12-04", homeMonitoringUnit: true });
    expect(dale.tasks).toEqual([]);
    expect(dale.paths).toContain("onLicence.tag.monitoring");
  });

  it("overdue at a weekend, the task is due on the next working day", () => {
    const dale = released({ plannedOn: "2026-12-01" }).pass("2026-12-02 10:00");
    dale.send("2026-12-02 11:00", "recalled", { on: "2026-12-02", unlawfullyAtLarge: false });
    dale.send("2026-12-10 11:00", "reReleased", { on: "2026-12-10" });
    dale.pass("2026-12-13 00:00");
    expect(dale.tasks.filter(({ task }) => task === "arrangeFitting")).toMatchObject([{ due: "2026-12-15 00:00" }]);
  });

  it("nobody is tagged whose licence holds no condition; the urgent task goes on after the release", () => {
    const dale = validated().pass("2026-11-30 12:00");
    dale.send("2026-12-01 11:00", "released", { on: "2026-12-01" });
    expect(dale.taskNames).toContain("getConditionIn");
    expect(dale.refusals("2026-12-01 18:00", "tagFitted", { ...FITTED, on: "2026-12-01" })).toMatchObject([
      { code: "conditionNotInLicence" },
    ]);
    dale.send("2026-12-02 09:00", "conditionEntered", { route: "anotherRoute", on: "2026-12-02" });
    dale.send("2026-12-02 10:00", "conditionApproved", { on: "2026-12-02" });
    expect(dale.templates).toContain("emsOrder");
    dale.send("2026-12-02 18:00", "tagFitted", FITTED);
    expect(dale.taskNames).not.toContain("getConditionIn");
  });

  it("is refused days on which it cannot have happened", () => {
    const dale = released();
    const codes = (on: string): string[] =>
      dale.refusals("2026-12-02 10:00", "tagFitted", { ...FITTED, on }).map(({ code }) => code);
    expect(codes("2026-11-30")).toEqual(["dateTooEarly"]);
    expect(codes("2026-12-03")).toEqual(["dateInFuture"]);
  });

  it("a withdrawal is possible before, and not after", () => {
    const early = released();
    expect(early.refusals("2026-12-02 10:00", "withdrawn", { reason: "other", ...WHY })).toEqual([]);
    expect(monitored().refusals("2026-12-02 10:00", "withdrawn", { reason: "other", ...WHY })).toMatchObject([
      { code: "tagFitted" },
    ]);
    early.send("2026-12-02 10:00", "withdrawn", { reason: "other", ...WHY });
    expect(early.templates.at(-1)).toBe("emsCancelled");
    expect(early.outcome).toBe("withdrawn");
  });
});

describe("monitoring", () => {
  it("is for the duration of the licence, at most twelve months, explained", () => {
    expect(monitored().facts["monitoring"]).toMatchObject({ lastDay: "2027-11-30" });
    const longer = monitored({ endsOn: "2028-05-31" });
    expect(longer.facts["monitoring"]).toMatchObject({ lastDay: "2027-11-30", because: "months" });
    expect(longer.deadlines["monitoringEnds"]).toBe("2027-12-01 00:00");
  });

  it("the practitioner is reminded 28 and 14 days before the last day, and EMS instructed 7 days before, at 09:00", () => {
    const dale = monitored().pass("2027-11-23 12:00");
    dale.send("2027-11-23 15:00", "orderAcknowledged");
    dale.pass("2027-11-29 12:00");
    expect(dale.sent.slice(2)).toEqual([
      "endReminder 2027-11-02 09:00",
      "endReminder 2027-11-16 09:00",
      "emsEnd 2027-11-23 09:00",
    ]);
    expect(dale.message("endReminder").personalisation["steps"]).toContain("The last monitored day is the earlier");
    expect(dale.message("emsEnd").personalisation["outstanding"]).toBe("To collect: tag, Home Monitoring Unit.");
    expect(dale.taskNames).toEqual([]);
  });

  it("every amendment after the release is chased each working day too, until EMS has acknowledged it", () => {
    const dale = monitored();
    dale.send("2027-03-24 15:00", "residenceChanged", { on: "2027-03-24", policeForceArea: "Gwent" });
    expect(dale.tasks).toMatchObject([{ task: "obtainAcknowledgement", due: "2027-03-26 00:00" }]);
    dale.pass("2027-03-30 12:00");
    // Over Easter: Good Friday and Easter Monday are no working days.
    expect(dale.sent.slice(-3)).toEqual([
      "emsAmendment 2027-03-24 15:00",
      "emsAcknowledgementChase 2027-03-25 09:00",
      "emsAcknowledgementChase 2027-03-30 09:00",
    ]);
    expect(dale.message("emsAcknowledgementChase").personalisation).toMatchObject({
      release: "released on 1 December 2026",
      byWhen: "today",
    });
    dale.send("2027-03-30 13:00", "orderAcknowledged");
    expect(dale.paths).toContain("onLicence.order.acknowledged");
    expect(dale.pass("2027-04-05 12:00").sent.at(-1)).toBe("emsAcknowledgementChase 2027-03-30 09:00");
  });

  it("a faulty tag is replaced: monitored throughout, and one tag to bring back at the end", () => {
    const dale = monitored();
    dale.send("2027-02-01 16:00", "equipmentReplaced", { kind: "tag", on: "2027-02-01" });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
    expect(dale.facts["equipmentOut"]).toEqual(["homeMonitoringUnit", "tag"]);
    expect(dale.facts["equipment"]).toContainEqual({
      kind: "tag",
      fittedOn: "2026-12-01",
      afterRecalls: 0,
      backOn: "2027-02-01",
    });
    expect(dale.refusals("2027-02-02 10:00", "equipmentReplaced", { kind: "tag", on: "2027-01-31" })).toMatchObject([
      { code: "dateTooEarly" },
    ]);
    const plain = released();
    plain.send("2026-12-02 10:00", "tagFitted", FITTED);
    expect(
      plain.refusals("2026-12-03 10:00", "equipmentReplaced", { kind: "homeMonitoringUnit", on: "2026-12-03" }),
    ).toMatchObject([{ code: "nothingInUse", message: "No Home Monitoring Unit is in use" }]);
  });

  it("a licence variation moves the end; a reminder already past is not sent late, the instruction to EMS is", () => {
    const dale = monitored({ endsOn: "2028-05-31" });
    dale.send("2027-03-01 22:00", "licenceVaried", { endsOn: "2027-03-06", sentenceEndsOn: "2028-05-31" });
    dale.send("2027-03-01 22:30", "orderAcknowledged");
    dale.pass("2027-03-05 12:00");
    expect(dale.facts["monitoring"]).toMatchObject({ lastDay: "2027-03-06", because: "licenceEnd" });
    expect(dale.sent.slice(2)).toEqual(["emsAmendment 2027-03-01 22:00", "emsEnd 2027-03-01 22:00"]);
  });

  it("EMS is instructed anew when the end moves away again, and once for each last day", () => {
    const dale = monitored().pass("2027-11-24 12:00");
    dale.send("2027-11-24 12:00", "licenceVaried", { endsOn: "2027-11-28", sentenceEndsOn: "2027-11-30" });
    dale.send("2027-11-25 12:00", "licenceVaried", { endsOn: "2027-11-28", sentenceEndsOn: "2027-11-29" });
    expect(dale.sent.filter((line) => line.startsWith("emsEnd"))).toEqual([
      "emsEnd 2027-11-23 09:00",
      "emsEnd 2027-11-24 12:00",
    ]);
  });

  it("a tag fitted in the last week: EMS is instructed at once", () => {
    const dale = released({ endsOn: "2026-12-30" });
    dale.send("2026-12-28 19:00", "tagFitted", { on: "2026-12-28", homeMonitoringUnit: false });
    dale.pass("2026-12-28 19:01");
    expect(dale.templates.at(-1)).toBe("emsEnd");
  });

  it("moving to another area inside continues; EMS gets an amendment", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "residenceChanged", { on: "2027-01-09", policeForceArea: "Metropolitan" });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
    expect(dale.message("emsAmendment").personalisation["residence"]).toBe("Metropolitan");
  });

  it("moving out of the areas ends it: EMS is instructed at once, the licence must be varied; moving back restarts nothing", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "residenceChanged", { on: "2027-01-10", policeForceArea: "Merseyside" });
    expect(dale.paths).toContain("removing.collecting.unbooked");
    expect(dale.templates.at(-1)).toBe("emsEnd");
    expect(dale.message("emsEnd").personalisation).toMatchObject({
      lastDay: "10 January 2027",
      reason: "the person moved out of the specified areas",
    });
    expect(dale.taskNames).toContain("varyLicence");
    expect(dale.allowed).not.toContain("residenceChanged");
    dale.send("2027-01-11 10:00", "licenceConditionRemoved", { on: "2027-01-11" });
    expect(dale.taskNames).not.toContain("varyLicence");
    expect(dale.refusals("2027-01-11 11:00", "licenceConditionRemoved", { on: "2027-01-11" })).toMatchObject([
      { code: "nothingToRemove" },
    ]);
  });

  it("ends when a condition stops holding: another, longer sentence", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "eligibilityFactsChanged", { alreadyTaggedForFullPeriod: true });
    expect(dale.paths).toContain("onLicence.tag.monitoring");
    dale.send("2027-01-10 11:00", "eligibilityFactsChanged", { unsuitable: "health" });
    expect(dale.facts["ended"]).toMatchObject({ because: "conditionNotMet", lastDay: "2027-01-10" });
    expect(dale.taskNames).toContain("varyLicence");
  });

  it.each(["sentenceQuashed", "unsuitable"])("ends early for a recorded reason: %s", (reason) => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "monitoringEndedEarly", { reason, on: "2027-01-10", ...WHY });
    expect(dale.facts["ended"]).toMatchObject({ because: reason });
    expect(dale.taskNames.includes("varyLicence")).toBe(reason === "unsuitable");
  });

  it("a Home Monitoring Unit may come at another visit, once", () => {
    const dale = released();
    dale.send("2026-12-02 10:00", "tagFitted", FITTED);
    dale.send("2026-12-03 10:00", "homeMonitoringUnitFitted", { on: "2026-12-03" });
    expect(dale.facts["equipmentOut"]).toEqual(["tag", "homeMonitoringUnit"]);
    expect(dale.refusals("2026-12-03 11:00", "homeMonitoringUnitFitted", { on: "2026-12-03" })).toMatchObject([
      { code: "alreadyFitted" },
    ]);
  });

  it("remand without recall does not pause", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "remandedInCustody", { on: "2027-01-10" });
    expect(dale.facts["monitoring"]).toMatchObject({ lastDay: "2027-11-30" });
    expect(dale.facts["remands"]).toEqual(["2027-01-10"]);
  });
});

describe("practitioners record", () => {
  it("ad-hoc whereabouts reviews, IOM meetings and breaches", () => {
    const dale = monitored();
    dale.send("2027-01-10 10:00", "whereaboutsReviewed", { on: "2027-01-10" });
    dale.send("2027-01-10 11:00", "iomMeetingHeld", { on: "2027-01-09" });
    dale.send("2027-01-10 12:00", "breachRecorded", { on: "2027-01-08", route: "warning" });
    expect(dale.facts).toMatchObject({
      reviews: ["2027-01-10"],
      meetings: ["2027-01-09"],
      breaches: [{ on: "2027-01-08", route: "warning" }],
    });
    expect(dale.refusals("2027-01-10 12:00", "iomMeetingHeld", { on: "2027-01-11" })).toMatchObject([
      { code: "dateInFuture" },
    ]);
  });

  it("a strap tamper is urgent: practitioner and duty manager at once, in the night, and again until acknowledged", () => {
    const dale = monitored();
    const alert = dale.send("2027-01-10 02:00", "strapTampered", { on: "2027-01-10" });
    dale.pass("2027-01-10 03:20");
    expect(dale.messages.slice(2).map(({ template, to, queuedAt }) => `${template} ${to} ${queuedAt}`)).toEqual([
      "urgentAlert owner 2027-01-10 02:00",
      "urgentAlert dutyManager 2027-01-10 02:00",
      "urgentAlert owner 2027-01-10 02:15",
      "urgentAlert dutyManager 2027-01-10 02:15",
      "urgentAlert owner 2027-01-10 02:45",
      "urgentAlert dutyManager 2027-01-10 02:45",
    ]);
    // Whoever is woken sees what, where, who it is about and whom to ring; no name, no address of the person.
    expect(dale.message("urgentAlert").personalisation).toEqual({
      what: "The strap of an electronic tag was tampered with (police force area: Avon and Somerset).",
      crn: "X320741",
      owner: "Ngozi Adeyemi",
      since: "Sun 10 January 2027 at 02:00",
    });
    dale.send("2027-01-10 03:21", "alertAcknowledged", { alert, action: "Police informed." });
    expect(dale.pass("2027-01-12 12:00").tasks).toEqual([]);
  });

  it("another violation opens an enforcement task due the next working day, closed by a decision", () => {
    const dale = monitored();
    // Thursday before Easter: the next working day is Tuesday.
    const violation = dale.send("2027-03-25 22:00", "violationReported", {
      on: "2027-03-25",
      kind: "batteryNotCharged",
    });
    expect(dale.tasks).toEqual([
      { task: "decideEnforcement", role: "practitioner", due: "2027-03-31 00:00", key: String(violation) },
    ]);
    expect(
      dale.refusals("2027-03-30 09:00", "enforcementDecided", { violation: 3, decision: "warning" }),
    ).toMatchObject([{ code: "noSuchViolation", field: "violation" }]);
    dale.send("2027-03-30 10:00", "enforcementDecided", { violation, decision: "warning" });
    expect(dale.tasks).toEqual([]);
  });
});

describe("somebody found late", () => {
  it("released before validation goes straight to licence, and is told to stay in until fitted", () => {
    const dale = tagCase("2026-12-01 10:00");
    dale.send("2026-12-01 11:00", "released", { on: "2026-12-01" });
    expect(dale.paths).toEqual(["validating"]);
    dale.send("2026-12-02 11:00", "eligibilityValidated");
    expect(dale.paths).toEqual([
      "onLicence.tag.awaitingFitting.waiting",
      "onLicence.clock.running",
      "onLicence.order.unsent",
    ]);
    expect(dale.templates).toEqual(["untilFitted"]);
    expect(dale.taskNames).toContain("getConditionIn");
  });

  it("never fitted by the end of the period: ends early", () => {
    const dale = ready({ endsOn: "2026-12-30" });
    dale.send("2026-12-01 11:00", "released", { on: "2026-12-01" });
    dale.pass("2026-12-31 08:00");
    expect(dale.paths).toContain("removing.watch.off");
    dale.pass("2026-12-31 09:00");
    expect(dale.outcome).toBe("endedEarly");
    expect(dale.facts["ended"]).toMatchObject({ because: "neverFitted" });
  });
});
