import { describe, expect, it } from "vitest";
import { emTag } from "../../../machines/em-tag/contract.ts";
import { emTagDefinition } from "../../../machines/em-tag/definition.ts";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { ready, tagCase, tagInput, validated, WHY } from "./tag-case.ts";

const ENTERED = { route: "pd1", on: "2026-11-02" };

describe("identified", () => {
  it("by the region's contact from the MIS report: the practitioner is written to and asked to validate", () => {
    const dale = tagCase("2026-10-26 10:00", { identifiedBy: "misReport" });
    expect(dale.sent).toEqual(["caseIdentified 2026-10-26 10:00"]);
    expect(dale.message("caseIdentified").address).toMatchObject({ email: "ngozi.adeyemi@justice.example" });
    expect(dale.tasks).toEqual([{ task: "validateEligibility", role: "practitioner", due: "2026-11-03 00:00" }]);
  });

  it("a release that is far off is validated in time for the first prompt; the due date moves with the release", () => {
    const dale = tagCase("2026-10-26 10:00", { plannedOn: "2027-03-18" });
    const due = (): unknown => dale.tasks.find(({ task }) => task === "validateEligibility")?.due;
    expect(due()).toBe("2027-02-12 00:00");
    dale.send("2026-10-27 10:00", "releaseDateChanged", { plannedOn: "2026-11-10" });
    expect(due()).toBe("2026-11-04 00:00");
  });

  it("by the practitioner through EPF2: they know already; the same case", () => {
    const dale = tagCase("2026-10-26 10:00", { identifiedBy: "epf2" });
    expect(dale.templates).toEqual([]);
    expect(dale.paths).toEqual(["validating"]);
  });

  it("one case per person and sentence, which cancelled, withdrawn and ineligible cases give up", () => {
    const input = emTag.input.parse(tagInput());
    expect(emTag.claims(input)).toEqual(["emTag/X320741/S-2025-118"]);
    const held = ({ live }: CaseByHand): readonly string[] =>
      emTagDefinition.holds?.(live.snapshot.context as never) ?? [];
    const dale = validated();
    expect(held(dale)).toEqual(["emTag/X320741/S-2025-118"]);
    dale.send("2026-10-27 10:00", "releaseCancelled", { reason: "other", ...WHY });
    expect(held(dale)).toEqual([]);
  });

  it("is not started after the licence is over", () => {
    const input = emTag.input.parse(tagInput());
    expect(emTag.refuseStart(input, "2026-10-26")).toEqual([]);
    expect(emTag.refuseStart(input, "2027-12-01")).toMatchObject([{ code: "licenceOver" }]);
    const early = emTag.input.parse(tagInput({ plannedOn: "2025-11-30" }));
    expect(emTag.refuseStart(early, "2026-10-26")).toMatchObject([{ code: "datesOutOfOrder" }]);
    const late = emTag.input.parse(tagInput({ plannedOn: "2027-12-01" }));
    expect(emTag.refuseStart(late, "2026-10-26")).toMatchObject([{ code: "datesOutOfOrder" }]);
  });
});

describe("the licence condition", () => {
  it("is entered by the PD1 form or in Create and Vary a Licence and approved; then EMS gets the order", () => {
    const dale = validated();
    expect(dale.tasks.find(({ task }) => task === "enterCondition")?.due).toBe("2026-11-26 00:00");
    dale.send("2026-11-02 10:00", "conditionEntered", ENTERED);
    expect(dale.paths).toContain("preparing.condition.entered");
    expect(dale.templates).toEqual([]);
    dale.send("2026-11-02 11:00", "conditionApproved", { on: "2026-11-02" });
    expect(dale.sent).toEqual(["emsOrder 2026-11-02 11:00"]);
    expect(dale.message("emsOrder").personalisation).toMatchObject({
      release: "planned for 1 December 2026",
      residence: "Avon and Somerset",
      lastDay: "30 November 2027",
    });
    expect(dale.taskNames).toEqual(["preparePerson", "obtainAcknowledgement"]);
  });

  it("that is turned down is entered again", () => {
    const dale = validated();
    dale.send("2026-11-02 10:00", "conditionEntered", ENTERED);
    dale.send("2026-11-02 11:00", "conditionRejected", WHY);
    expect(dale.paths).toContain("preparing.condition.missing");
    expect(dale.taskNames).toContain("enterCondition");
  });

  it("is refused out of order, by name", () => {
    const dale = validated();
    const at = "2026-11-02 11:00";
    expect(dale.refusals(at, "conditionApproved", { on: "2026-11-02" })).toMatchObject([{ code: "notEntered" }]);
    expect(dale.refusals(at, "conditionRejected", WHY)).toMatchObject([{ code: "notEntered" }]);
    dale.send(at, "conditionEntered", ENTERED);
    expect(dale.refusals(at, "conditionEntered", ENTERED)).toMatchObject([{ code: "alreadyEntered" }]);
    expect(dale.refusals(at, "conditionApproved", { on: "2026-11-01" })).toMatchObject([{ code: "dateTooEarly" }]);
    expect(dale.refusals(at, "conditionApproved", { on: "2026-11-03" })).toMatchObject([{ code: "dateInFuture" }]);
    dale.send(at, "conditionApproved", { on: "2026-11-02" });
    expect(dale.refusals(at, "conditionApproved", { on: "2026-11-02" })).toMatchObject([{ code: "alreadyApproved" }]);
  });
});

describe("what is asked before release", () => {
  it("is due at the last prompt, and reaches the head of the delivery unit on the day of the release at the earliest", () => {
    const dale = validated({ residence: { noFixedAbode: true } });
    const asked = ["enterCondition", "preparePerson", "agreeFittingPlace"];
    // Tuesday 1 December: four working days before is Wednesday 25 November.
    for (const task of asked)
      expect(dale.tasks.find((each) => each.task === task)).toMatchObject({ due: "2026-11-26 00:00" });
    dale.pass("2026-11-30 23:59");
    expect(dale.tasks.filter(({ role }) => role === "headOfDeliveryUnit")).toEqual([]);
  });

  it("is due later when the release moves away, and sooner when it is brought forward", () => {
    const dale = validated({ residence: { noFixedAbode: true } });
    const dues = (): readonly string[] => dale.tasks.map(({ due }) => due);
    dale.send("2026-11-02 10:00", "releaseDateChanged", { plannedOn: "2027-01-12" });
    expect(new Set(dues())).toEqual(new Set(["2027-01-07 00:00"]));
    dale.send("2026-11-03 10:00", "releaseDateChanged", { plannedOn: "2026-11-17" });
    expect(new Set(dues())).toEqual(new Set(["2026-11-12 00:00"]));
  });

  it("the case shows the last monitored day if the release comes as planned, and how it was worked out", () => {
    expect(validated().facts["monitoringIfReleasedAsPlanned"]).toMatchObject({ lastDay: "2027-11-30" });
  });
});

describe("the order", () => {
  it("must be acknowledged before release: EMS is chased each working day at 09:00 until it does", () => {
    const dale = validated();
    dale.send("2026-11-05 10:00", "conditionEntered", { route: "pd1", on: "2026-11-05" });
    dale.send("2026-11-05 11:00", "conditionApproved", { on: "2026-11-05" });
    expect(dale.tasks.find(({ task }) => task === "obtainAcknowledgement")?.due).toBe("2026-11-26 00:00");
    dale.pass("2026-11-10 08:00");
    dale.send("2026-11-10 10:00", "orderAcknowledged");
    dale.pass("2026-11-16 12:00");
    expect(dale.sent.filter((line) => line.startsWith("emsAck"))).toEqual([
      "emsAcknowledgementChase 2026-11-06 09:00",
      "emsAcknowledgementChase 2026-11-09 09:00",
      "emsAcknowledgementChase 2026-11-10 09:00",
    ]);
    expect(dale.taskNames).not.toContain("obtainAcknowledgement");
    expect(dale.refusals("2026-11-16 12:00", "orderAcknowledged")).toMatchObject([{ code: "nothingToAcknowledge" }]);
  });

  it("is amended by every later change, each to be acknowledged again", () => {
    const dale = ready();
    dale.send("2026-11-09 10:00", "residenceChanged", { on: "2026-11-09", policeForceArea: "Gwent" });
    expect(dale.message("emsAmendment").personalisation).toMatchObject({ version: "2", residence: "Gwent" });
    expect(dale.paths).toContain("preparing.order.awaiting.waiting");
    dale.send("2026-11-09 11:00", "releaseDateChanged", { plannedOn: "2026-12-03" });
    dale.send("2026-11-09 12:00", "licenceVaried", { endsOn: "2027-10-31", sentenceEndsOn: "2027-11-30" });
    expect(dale.message("emsAmendment").personalisation).toMatchObject({
      version: "4",
      release: "planned for 3 December 2026",
      lastDay: "31 October 2027",
    });
    dale.send("2026-11-09 13:00", "orderAcknowledged");
    expect(dale.paths).toContain("preparing.order.acknowledged");
  });

  it("is cancelled when the release is", () => {
    const dale = ready();
    dale.send("2026-11-09 10:00", "releaseCancelled", { reason: "heldOnAnotherMatter", ...WHY });
    expect(dale.outcome).toBe("cancelledBeforeRelease");
    expect(dale.message("emsCancelled").personalisation["reason"]).toBe("the person will not be released");
    expect(dale.tasks).toEqual([]);
  });
});

describe("the person", () => {
  it("is prepared by the Prison Offender Manager", () => {
    const dale = validated();
    expect(dale.tasks.find(({ task }) => task === "preparePerson")?.role).toBe("prisonOffenderManager");
    dale.send("2026-11-02 13:00", "personPrepared", { on: "2026-11-02" });
    expect(dale.paths).toContain("preparing.person.prepared");
  });

  it("with no fixed abode inside an area qualifies: a fitting place is agreed", () => {
    const dale = validated({ residence: { noFixedAbode: true }, person: { contact: undefined } });
    expect(dale.taskNames).toContain("agreeFittingPlace");
    dale.send("2026-11-02 13:00", "fittingPlaceAgreed", { place: "Bridge Street" });
    expect(dale.taskNames).not.toContain("agreeFittingPlace");
    expect(dale.facts["fittingPlace"]).toBe("Bridge Street");
  });

  it("cannot be given a letter address of no fixed abode", () => {
    const contact = { channel: "letter", lines: ["Dale Whitcombe", "No fixed abode", "BS1 1AA"] };
    expect(emTag.input.safeParse(tagInput({ person: { contact } })).success).toBe(false);
  });
});

/** Releases and the start of the second working day before, London time. */
describe("licence preparation locks at the start of the second working day before release", () => {
  it.each([
    ["a Tuesday", "2026-12-01", "2026-11-27"],
    ["a Thursday", "2026-12-03", "2026-12-01"],
    ["a Saturday counts as the Friday", "2026-12-05", "2026-12-02"],
    ["a Sunday counts as the Friday", "2026-12-06", "2026-12-02"],
    ["Boxing Day's substitute counts as Christmas Eve", "2026-12-28", "2026-12-22"],
    ["after Easter Monday", "2027-03-31", "2027-03-25"],
    ["after the clocks have changed", "2027-03-30", "2027-03-24"],
  ])("%s", (_day, plannedOn, locks) => {
    const dale = validated({ plannedOn });
    expect(dale.facts["locksOn"]).toBe(locks);
    expect(dale.deadlines["preparationLocks"]).toBe(`${locks} 00:00`);
  });

  it("not in at the lock: an urgent task to get it in by another route, and a licence review", () => {
    const dale = validated().pass("2026-11-27 00:02");
    const urgent = dale.tasks.filter(({ task }) => ["getConditionIn", "reviewLicence"].includes(task));
    expect(urgent).toEqual([
      { task: "getConditionIn", role: "practitioner", due: "2026-11-28 00:00" },
      { task: "reviewLicence", role: "practitioner", due: "2026-12-01 00:00" },
    ]);
    expect(dale.taskNames).not.toContain("enterCondition");
    dale.send("2026-11-27 10:00", "conditionEntered", { route: "anotherRoute", on: "2026-11-27" });
    dale.send("2026-11-27 11:00", "conditionApproved", { on: "2026-11-27" });
    expect(dale.taskNames).not.toContain("getConditionIn");
    dale.send("2026-11-27 12:00", "licenceReviewed", { outcome: "Added by hand." });
    expect(dale.taskNames).not.toContain("reviewLicence");
    expect(dale.refusals("2026-11-27 12:01", "licenceReviewed", { outcome: "Again." })).toMatchObject([
      { code: "noReviewDue" },
    ]);
  });

  it("entered and not approved is not in", () => {
    const dale = validated();
    dale.send("2026-11-02 10:00", "conditionEntered", ENTERED);
    dale.pass("2026-11-27 00:02");
    expect(dale.taskNames).toContain("getConditionIn");
    dale.send("2026-11-27 10:00", "conditionRejected", WHY);
    expect(dale.taskNames).toContain("getConditionIn");
    expect(dale.taskNames).not.toContain("enterCondition");
  });

  it("an approval received in the last second before the lock counts", () => {
    const dale = validated();
    dale.send("2026-11-02 10:00", "conditionEntered", ENTERED);
    dale.send("2026-11-26 23:59:59", "conditionApproved", { on: "2026-11-26" });
    dale.pass("2026-11-27 12:00");
    expect(dale.taskNames).not.toContain("getConditionIn");
  });

  it("in by then: nothing happens at the lock", () => {
    const dale = ready().pass("2026-11-27 12:00");
    expect(dale.tasks).toEqual([]);
  });
});

describe("prompts", () => {
  it("go to the practitioner four weeks, two weeks and four working days before, at 09:00, naming what is missing", () => {
    const dale = validated().pass("2026-11-26 12:00");
    expect(dale.sent).toEqual([
      "preparationPrompt 2026-11-03 09:00",
      "preparationPrompt 2026-11-17 09:00",
      "preparationPrompt 2026-11-25 09:00",
    ]);
    expect(dale.message("preparationPrompt").personalisation["missing"]).toBe(
      "* the licence condition: enter it with the PD1 form or in Create and Vary a Licence\n* the Prison Offender Manager's preparation of the person",
    );
  });

  it("are not sent while nothing is missing, nor when their time has passed already", () => {
    expect(ready().pass("2026-11-26 12:00").templates).toEqual(["emsOrder"]);
    const late = tagCase("2026-11-20 10:00");
    late.send("2026-11-20 11:00", "eligibilityValidated");
    late.pass("2026-11-26 12:00");
    expect(late.sent).toEqual(["preparationPrompt 2026-11-25 09:00"]);
  });

  it("move with the release date, with the lock", () => {
    const dale = validated().pass("2026-11-04 12:00");
    dale.send("2026-11-04 12:00", "releaseDateChanged", { plannedOn: "2027-04-06" });
    dale.pass("2027-04-01 12:00");
    // Four and two weeks before are in winter time; four working days before, across no holiday, is in summer time.
    expect(dale.sent).toEqual([
      "preparationPrompt 2026-11-03 09:00",
      "preparationPrompt 2027-03-09 09:00",
      "preparationPrompt 2027-03-23 09:00",
      "preparationPrompt 2027-03-31 09:00",
    ]);
    expect(dale.deadlines["preparationLocks"]).toBe("2027-04-02 00:00");
  });
});

describe("the release", () => {
  it("brought forward past its lock is urgent at once, and unlocked again when it moves away", () => {
    const dale = validated();
    dale.send("2026-11-04 12:00", "releaseDateChanged", { plannedOn: "2026-11-06" });
    dale.pass("2026-11-04 12:02");
    expect(dale.taskNames).toContain("getConditionIn");
    dale.send("2026-11-04 13:00", "releaseDateChanged", { plannedOn: "2026-12-15" });
    expect(dale.taskNames).toContain("enterCondition");
    expect(dale.taskNames).not.toContain("getConditionIn");
  });

  it("that nobody records becomes a task when its day is over", () => {
    const dale = ready().pass("2026-12-02 00:00");
    expect(dale.taskNames).toEqual(["recordRelease"]);
    dale.send("2026-12-02 10:00", "releaseDateChanged", { plannedOn: "2026-12-08" });
    expect(dale.tasks.filter(({ task }) => task === "recordRelease")).toEqual([]);
  });

  it("is refused a date in the past, the same date, and one after the licence", () => {
    const dale = validated();
    const codes = (plannedOn: string): string[] =>
      dale.refusals("2026-11-04 12:00", "releaseDateChanged", { plannedOn }).map(({ code }) => code);
    expect(codes("2026-11-03")).toEqual(["dateInPast"]);
    expect(codes("2026-12-01")).toEqual(["nothingChanged"]);
    expect(codes("2027-12-01")).toEqual(["licenceOver"]);
    expect(codes("2026-11-04")).toEqual([]);
  });

  it("on another day than planned amends the order", () => {
    const dale = ready();
    dale.send("2026-11-30 11:00", "released", { on: "2026-11-30" });
    expect(dale.message("emsAmendment").personalisation["what"]).toBe(
      "Released on 30 November 2026, another day than planned.",
    );
  });
});
