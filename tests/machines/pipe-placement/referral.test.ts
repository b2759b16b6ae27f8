import { describe, expect, it } from "vitest";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { ACCEPT, collated, CONTACT, referralCase, submitted } from "../support/pipe-placement.ts";

const CRITERIA = pipePlacement.events.criteriaChecked.example;

/** Submitted the day after the start, with one strand still on its way. */
const submittedWithout = (missing: string) => {
  const there = ["clinical", "risk", "pathway"].filter((strand) => strand !== missing);
  const jo = collated(referralCase(), "2027-02-02 10:00", there);
  jo.send("2027-02-02 11:00", "referralSubmitted");
  return jo;
};

describe("the PIPE model criteria and the place in the pathway", () => {
  it("are checked and recorded, with the assessor", () => {
    const jo = referralCase();
    expect(jo.taskNames).toContain("checkCriteria");
    jo.send("2027-02-02 10:00", "criteriaChecked", CRITERIA);
    expect(jo.taskNames).not.toContain("checkCriteria");
    expect(jo.facts["criteria"]).toMatchObject({ place: "transition", lastConsultationOn: "2026-11-02", unmet: [] });
  });

  it("are assessed by somebody who holds the PIPE qualification, with a consultation that has taken place", () => {
    const assessor = { name: "Sam", holdsPipeQualification: false };
    const refused = referralCase().refusals("2027-02-02 10:00", "criteriaChecked", {
      ...CRITERIA,
      assessor,
      lastConsultationOn: "2027-02-03",
    });
    expect(refused.map(({ code, field }) => [code, field])).toEqual([
      ["assessorNotQualified", "assessor"],
      ["dateInFuture", "lastConsultationOn"],
    ]);
  });

  it("that are not met are named to the deciders, who decide; the officer only advises", () => {
    const jo = collated(referralCase(), "2027-02-02 10:00");
    jo.send("2027-02-02 11:00", "criteriaChecked", { ...CRITERIA, highRiskOfHarm: false, pipeRecommended: false });
    jo.send("2027-02-02 11:30", "adviceGiven", { advice: "Not yet." });
    jo.send("2027-02-02 12:00", "referralSubmitted");
    expect(jo.message("referralSubmitted").personalisation["criteria"]).toBe(
      "Not met:\n\n* presents a high risk of harm\n* a PIPE is recommended in the pathway plan",
    );
    expect(jo.facts["advice"]).toBe("Not yet.");
    expect(pipePlacement.events.clinicalDecided.sentBy).toEqual(["clinicalLead"]);
    expect(pipePlacement.events.operationalDecided.sentBy).toEqual(["operationalLead"]);
  });
});

describe("clinical, risk and pathway information", () => {
  it("is requested when the case starts, each of whoever has it", () => {
    const asked = referralCase().messages.map(({ template, to, personalisation }) => [
      template,
      to,
      personalisation["strand"],
    ]);
    expect(asked).toEqual([
      ["informationRequest", "clinicalSource", "clinical"],
      ["informationRequest", "riskSource", "risk"],
      ["informationRequest", "pathwaySource", "pathway"],
    ]);
  });

  it("is chased every three working days until it is received, each strand by itself", () => {
    const jo = referralCase();
    jo.send("2027-02-03 10:00", "informationReceived", { strand: "risk", on: "2027-02-03" });
    jo.pass("2027-02-10 12:00");
    expect(
      jo.messages
        .filter(({ template }) => template === "informationChase")
        .map(({ to, queuedAt }) => `${to} ${queuedAt}`),
    ).toEqual([
      "clinicalSource 2027-02-04 09:00",
      "pathwaySource 2027-02-04 09:00",
      "clinicalSource 2027-02-09 09:00",
      "pathwaySource 2027-02-09 09:00",
    ]);
  });

  it("may be asked of somebody else: the chasing starts again", () => {
    const jo = referralCase();
    jo.send("2027-02-03 10:00", "informationRequested", { strand: "clinical", of: CONTACT });
    expect(jo.message("informationRequest").address).toEqual({ channel: "email", email: CONTACT.email });
    jo.pass("2027-02-05 12:00");
    expect(jo.messages.filter(({ template }) => template === "informationChase").map(({ to }) => to)).toEqual([
      "riskSource",
      "pathwaySource",
    ]);
    jo.send("2027-02-05 13:00", "informationReceived", { strand: "clinical", on: "2027-02-05" });
    expect(jo.refusals("2027-02-05 14:00", "informationRequested", { strand: "clinical", of: CONTACT })).toMatchObject([
      { code: "alreadyReceived" },
    ]);
    expect(jo.refusals("2027-02-05 14:00", "informationReceived", { strand: "risk", on: "2027-02-06" })).toMatchObject([
      { code: "dateInFuture" },
    ]);
  });

  it("that is chased twice in vain is the officer's task, until it arrives", () => {
    const jo = referralCase();
    const obtain = () => jo.tasks.filter(({ task }) => task === "obtainInformation");
    jo.send("2027-02-03 10:00", "informationReceived", { strand: "risk", on: "2027-02-03" });
    jo.pass("2027-02-08 12:00");
    expect(obtain()).toEqual([]);
    jo.pass("2027-02-09 12:00");
    expect(obtain().map(({ key, role, due }) => `${key} ${role} ${due}`)).toEqual([
      "clinical pipeOfficer 2027-02-12 00:00",
      "pathway pipeOfficer 2027-02-12 00:00",
    ]);
    expect(jo.facts["askedFor"]).toMatchObject([
      { strand: "clinical", of: { name: "Psychology department" }, on: "2027-02-01", chased: 2 },
      { strand: "pathway", chased: 2 },
    ]);
    const entry = jo.send("2027-02-09 13:00", "informationReceived", { strand: "clinical", on: "2027-02-09" });
    expect(obtain().map(({ key }) => key)).toEqual(["pathway"]);
    jo.send("2027-02-09 14:00", "corrected", { entry, explanation: "Another person's." });
    expect(new Set(obtain().map(({ key }) => key))).toEqual(new Set(["clinical", "pathway"]));
    const ended = jo.fork();
    ended.send("2027-02-10 09:30", "withdrawn", { reason: "duplicate", explanation: "Referred twice." });
    expect(ended.taskNames).toEqual([]);
    jo.send("2027-02-10 10:00", "criteriaChecked", CRITERIA);
    jo.send("2027-02-10 11:00", "referralSubmitted");
    expect(obtain().map(({ due }) => due)).toEqual(["2027-02-25 00:00", "2027-02-25 00:00"]);
    // Chased on, it stays due when the decision is.
    const overdue = submittedWithout("clinical").pass("2027-02-12 12:00");
    expect(overdue.tasks).toContainEqual(expect.objectContaining({ key: "clinical", due: "2027-02-17 00:00" }));
    jo.send("2027-02-10 12:00", "withdrawn", { reason: "duplicate", explanation: "Referred twice." });
    expect(jo.taskNames).toEqual([]);
  });

  it("nobody goes on waiting for a referral that is withdrawn", () => {
    const jo = collated(referralCase(), "2027-02-02 10:00", ["risk"]);
    const early = jo.fork();
    const told = (of: typeof jo) => of.messages.filter(({ template }) => template === "referralWithdrawn");
    const withdrawn = { reason: "anotherPlacement", explanation: "A place in the north." };
    early.send("2027-02-02 11:00", "withdrawn", withdrawn);
    expect(told(early).map(({ to }) => to)).toEqual([
      "offenderManager",
      "sendingPrison",
      "clinicalSource",
      "pathwaySource",
    ]);
    jo.send("2027-02-02 11:00", "referralSubmitted");
    const asked = jo.send("2027-02-02 12:00", "furtherInformationRequested", { question: "One?", of: CONTACT });
    jo.send("2027-02-02 13:00", "withdrawn", withdrawn);
    expect(told(jo).map(({ to }) => to)).toEqual([
      "offenderManager",
      "sendingPrison",
      "clinicalSource",
      "pathwaySource",
      `furtherSource.${asked}`,
      "clinicalLead",
      "operationalLead",
    ]);
    expect(told(jo)[0]?.personalisation["reason"]).toBe("another placement was found");
  });

  it("when all is there, the officer is asked to submit", () => {
    const jo = collated(referralCase(), "2027-02-02 10:00");
    expect(jo.paths).toContain("referral.decision.ready");
    expect(jo.taskNames).toContain("submitReferral");
    jo.send("2027-02-02 11:00", "informationReceived", { strand: "risk", on: "2027-02-02" });
    jo.send("2027-02-02 12:00", "referralSubmitted");
    expect(jo.taskNames).not.toContain("submitReferral");
  });

  it("a decision cannot be made without all three: it names what is missing", () => {
    const jo = collated(referralCase(), "2027-02-02 10:00", ["risk"]);
    jo.send("2027-02-02 11:00", "referralSubmitted");
    for (const half of ["clinicalDecided", "operationalDecided"])
      expect(jo.refusals("2027-02-02 12:00", half, ACCEPT)).toEqual([
        {
          code: "informationMissing",
          message: "No decision can be made without all three strands. Missing: clinical, pathway",
        },
      ]);
  });

  it("a strand that is missing does not stop the clock; at the deadline what is missing escalates, nothing decides itself", () => {
    const jo = collated(referralCase(), "2027-02-02 10:00", ["risk", "pathway"]);
    jo.send("2027-02-02 11:00", "referralSubmitted");
    expect(jo.tasks).toContainEqual({
      task: "obtainInformation",
      role: "pipeOfficer",
      due: "2027-02-17 00:00",
      key: "clinical",
    });
    jo.pass("2027-02-17 00:02");
    expect(jo.paths).toContain("referral.decision.deciding.clock.overdue");
    const roles = Object.fromEntries(jo.tasks.map(({ task, role }) => [task, role]));
    expect(roles).toMatchObject({
      obtainInformation: "operationalLead",
      decideClinical: "healthPartner",
      decideOperational: "divisionalSpo",
    });
    expect(jo.templates).not.toContain("decisionOverdue");
    jo.pass("2027-02-17 09:02");
    expect(jo.messages.filter(({ template }) => template === "decisionOverdue").map(({ to }) => to)).toEqual([
      "owner",
      "clinicalLead",
      "operationalLead",
      "divisionalSpo",
      "healthPartner",
    ]);
    expect(jo.message("decisionOverdue").queuedAt).toBe("2027-02-17 09:00");
    expect(jo.message("decisionOverdue").personalisation["missing"]).toBe(
      "* clinical information\n* the clinical half of the decision\n* the operational half of the decision",
    );
    jo.pass("2027-04-30 12:00");
    expect(jo.facts["verdict"]).toBe("undecided");
    jo.send("2027-04-30 13:00", "informationReceived", { strand: "clinical", on: "2027-04-30" });
    jo.send("2027-04-30 14:00", "clinicalDecided", ACCEPT);
    expect(jo.paths).toContain("referral.decision.deciding.clock.overdue");
    jo.send("2027-04-30 15:00", "operationalDecided", ACCEPT);
    expect(jo.facts["verdict"]).toBe("accepted");
  });

  it("submission needs the recorded criteria, and an arrival that has not passed", () => {
    const jo = referralCase("2027-02-01 10:00", { intendedArrivalOn: "2027-02-03" });
    expect(jo.refusals("2027-02-04 10:00", "referralSubmitted")).toMatchObject([
      { code: "criteriaNotChecked" },
      { code: "arrivalPassed" },
    ]);
    const moved = { arrivalOn: "2027-02-03", explanation: "No." };
    expect(jo.refusals("2027-02-04 10:00", "intendedArrivalChanged", moved).map(({ code }) => code)).toEqual([
      "dateInPast",
      "noChange",
    ]);
    jo.send("2027-02-04 10:00", "intendedArrivalChanged", { arrivalOn: "2027-04-01", explanation: "Later." });
    jo.send("2027-02-04 11:00", "criteriaChecked", CRITERIA);
    jo.send("2027-02-04 12:00", "referralSubmitted");
    expect(jo.paths).toContain("referral.decision.deciding.clock.running");
  });
});

describe("contact with the prospective resident and the sending prison", () => {
  it("takes place face to face, by video or by audio, in one meeting or in two", () => {
    const jo = referralCase();
    jo.send("2027-02-02 10:00", "contactMade", { with: "sendingPrison", how: "audio", on: "2027-02-02" });
    expect(jo.taskNames).toContain("makeContact");
    jo.send("2027-02-03 10:00", "contactMade", { with: "prospectiveResident", how: "faceToFace", on: "2027-02-03" });
    expect(jo.taskNames).not.toContain("makeContact");
    jo.send("2027-02-04 10:00", "contactMade", { with: "prospectiveResident", how: "video", on: "2027-02-04" });
    expect(jo.facts["contacts"]).toHaveLength(3);
    expect(
      jo.refusals("2027-02-04 11:00", "contactMade", { with: "both", how: "video", on: "2027-02-05" }),
    ).toMatchObject([{ code: "dateInFuture" }]);
  });

  it("in one meeting with both", () => {
    const jo = submitted();
    jo.send("2027-02-05 10:00", "contactMade", { with: "both", how: "video", on: "2027-02-05" });
    expect(jo.paths).toContain("referral.contact.made");
  });
});
