import { describe, expect, it } from "vitest";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { bedOf } from "../../../machines/pipe-placement/holds.ts";
import type { CaseByHand } from "../support/case-by-hand.ts";
import {
  ACCEPT,
  accepted,
  collated,
  CONTACT,
  DEPARTED,
  expected,
  referralCase,
  resident,
  submitted,
  WHY,
} from "../support/pipe-placement.ts";

const correct = (jo: CaseByHand, at: string, entry: number): number => jo.send(at, "corrected", { entry, ...WHY });

describe("a correction", () => {
  it("of one strand leaves the others alone, in whatever order they came", () => {
    const jo = referralCase();
    const first = jo.send("2027-02-02 10:00", "informationReceived", { strand: "clinical", on: "2027-02-02" });
    jo.send("2027-02-02 11:00", "informationReceived", { strand: "risk", on: "2027-02-02" });
    correct(jo, "2027-02-02 12:00", first);
    expect(jo.facts["missing"]).toEqual(["clinical", "pathway"]);
    expect(jo.paths).toContain("referral.clinical.requested.waiting");
    expect(jo.paths).toContain("referral.risk.received");
    expect(jo.deadlines["clinicalChase"]).toBe("2027-02-04 09:00");
    expect(jo.templates.filter((each) => each === "informationRequest")).toHaveLength(3);
  });

  it("of the submission stops the clock; what the submission rests on can then no longer be undone", () => {
    const jo = referralCase();
    collated(jo, "2027-02-02 10:00");
    const entry = jo.send("2027-02-02 12:00", "referralSubmitted");
    expect(jo.refusals("2027-02-02 13:00", "corrected", { entry: entry - 1, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
    correct(jo, "2027-02-02 13:00", entry);
    expect(jo.paths).toContain("referral.decision.ready");
    expect(jo.taskNames).not.toContain("decideClinical");
  });

  it("of a half, a joint discussion or a decision above puts the case back where the others put it", () => {
    const jo = submitted();
    jo.send("2027-02-05 10:00", "clinicalDecided", ACCEPT);
    const second = jo.send("2027-02-05 11:00", "operationalDecided", {
      decision: "refuse",
      rationale: "No.",
      reason: "other",
      standardPlacementSuitable: true,
    });
    const joint = { on: "2027-02-05", clinical: "accept", operational: "refuse", rationale: "Talked." };
    const held = jo.send("2027-02-05 12:00", "jointDiscussionHeld", joint);
    const above = jo.send("2027-02-05 13:00", "higherDecisionMade", {
      divisionalSpo: "accept",
      healthPartner: "accept",
      rationale: "Y",
    });
    expect(jo.refusals("2027-02-05 14:00", "corrected", { entry: held, ...WHY })).toHaveLength(1);
    correct(jo, "2027-02-05 14:00", above);
    expect(jo.paths).toContain("referral.decision.referredUp");
    correct(jo, "2027-02-05 15:00", held);
    expect(jo.paths).toContain("referral.decision.jointDiscussion.byManager");
    correct(jo, "2027-02-05 16:00", second);
    expect(jo.paths).toContain("referral.decision.deciding.clock.running");
    expect(jo.taskNames).toContain("decideOperational");
    expect(jo.taskNames).not.toContain("decideClinical");
  });

  it("that gives the bed back claims it first, for another premises may have it by now; no other correction does", () => {
    const claimed = (jo: CaseByHand, entry: number) => pipePlacement.events.corrected.claims({ entry }, jo.facts);
    const jo = resident();
    const beside = jo.send("2027-03-18 10:00", "considerationRecorded", {
      on: "2027-03-18",
      engaged: true,
      note: "Settling in.",
    });
    expect(claimed(jo, beside)).toEqual([]);
    const left = jo.send("2027-04-01 10:00", "departed", { on: "2027-04-01", ...DEPARTED });
    expect([beside, left].map((entry) => claimed(jo, entry))).toEqual([[], [bedOf("X320741")]]);
    const rebooked = expected();
    const ended = rebooked.send("2027-03-10 10:00", "placementEnded", { reason: "recalled", ...WHY });
    expect(claimed(rebooked, ended)).toEqual([bedOf("X320741")]);
  });

  it("while the clock stands still, or the decision is overdue, leaves it so and tells nobody again", () => {
    const paused = submitted();
    paused.send("2027-02-05 10:00", "furtherInformationRequested", { question: "?", of: CONTACT });
    const met = paused.send("2027-02-05 11:00", "contactMade", { with: "both", how: "video", on: "2027-02-05" });
    correct(paused, "2027-02-05 12:00", met);
    expect(paused.paths).toContain("referral.decision.deciding.clock.paused");
    expect(paused.paths).toContain("referral.decision.deciding.further.awaited.waiting");
    const overdue = submitted().pass("2027-02-20 12:00");
    const told = overdue.messages.length;
    const entry = overdue.send("2027-02-20 13:00", "contactMade", { with: "both", how: "video", on: "2027-02-20" });
    correct(overdue, "2027-02-20 14:00", entry);
    expect(overdue.paths).toContain("referral.decision.deciding.clock.overdue");
    expect(overdue.messages).toHaveLength(told);
  });

  it("of a bed frees it; of a non-arrival, an arrival, a departure or a hand-over goes back step by step", () => {
    const jo = expected();
    const not = jo.send("2027-03-15 12:00", "notArrived", { on: "2027-03-15", reason: "notKnown", ...WHY });
    correct(jo, "2027-03-15 13:00", not);
    expect(jo.paths).toContain("placement.stage.expected.today");
    jo.send("2027-03-15 14:00", "alertAcknowledged", { alert: not, action: "They are here." });
    const arrived = jo.send("2027-03-15 15:00", "arrived", { on: "2027-03-15", at: "12:00" });
    const left = jo.send("2027-03-20 12:00", "departed", {
      on: "2027-03-20",
      reason: "recall",
      moveOn: "custody",
      ...WHY,
    });
    const handed = jo.send("2027-03-21 12:00", "handedOver", { to: "Prison", handed: "All." });
    expect(jo.outcome).toBe("left");
    correct(jo, "2027-03-22 12:00", handed);
    expect(jo.paths).toEqual(["leaving.handingOver"]);
    correct(jo, "2027-03-22 13:00", left);
    expect(jo.paths).toContain("placement.stage.resident.keyWork.due");
    correct(jo, "2027-03-22 14:00", arrived);
    expect(jo.paths).toContain("placement.stage.expected.today");
    expect(jo.facts["plannedDepartureOn"]).toBeUndefined();
  });

  it("of an ending or a withdrawal opens the case again", () => {
    for (const [event, body] of [
      ["placementEnded", { reason: "recalled", ...WHY }],
      ["withdrawn", { reason: "duplicate", ...WHY }],
    ] as const) {
      const jo = expected();
      const entry = jo.send("2027-02-10 10:00", event, body);
      correct(jo, "2027-02-10 11:00", entry);
      expect(jo.outcome).toBeUndefined();
      expect(jo.paths).toContain("placement.stage.expected.counting");
    }
  });

  it("of a residence's records looks anew at what they led to, without telling anybody twice", () => {
    const jo = resident();
    jo.pass("2027-03-22 12:00");
    const told = jo.messages.length;
    const steps = jo.send("2027-03-22 13:00", "engagementStepsRecorded", { steps: "Met." });
    const meeting = jo.send("2027-03-22 14:00", "mappaLevelTwoArranged", { on: "2027-04-24", ...WHY });
    correct(jo, "2027-03-22 15:00", steps);
    expect(jo.paths).toContain("placement.stage.resident.engagement.stepsDue");
    expect(jo.paths).toContain("placement.stage.resident.mappa.ahead");
    correct(jo, "2027-03-22 16:00", meeting);
    expect(jo.taskNames).not.toContain("attendMappa");
    expect([...jo.taskNames].sort()).toEqual(["holdKeyWork", "holdReview", "recordSteps"]);
    expect(jo.messages).toHaveLength(told);
  });

  it("of whoever has a part in the case moves nothing", () => {
    const jo = accepted();
    const agenda = jo.agenda;
    expect(jo.refusals("2027-02-06 10:00", "peopleChanged", {})).toMatchObject([{ code: "nothingGiven" }]);
    const entry = jo.send("2027-02-06 10:00", "peopleChanged", { clinicalLead: CONTACT });
    expect(jo.facts["people"]).toMatchObject({ clinicalLead: CONTACT });
    correct(jo, "2027-02-06 11:00", entry);
    expect(jo.facts["people"]).toMatchObject({ clinicalLead: { name: "Dr Ama Owusu" } });
    expect(jo.agenda).toEqual(agenda);
  });
});
