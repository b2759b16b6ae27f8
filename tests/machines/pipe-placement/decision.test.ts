import { describe, expect, it } from "vitest";
import {
  ACCEPT,
  accepted,
  CONTACT,
  differing,
  PIPE,
  REFUSAL,
  REFUSE,
  refusedCase,
  submitted,
} from "../support/pipe-placement.ts";

const NOT_ADMITTED = ["bedAllocated", "arrived"];
const TOGETHER = { rationale: "Talked." };

describe("the decision", () => {
  it("is accepted when both accept, and the offender manager and the prison are told", () => {
    const jo = accepted();
    expect(jo.facts["verdict"]).toBe("accepted");
    expect(jo.messages.filter(({ template }) => template === "placementAccepted").map(({ to }) => to)).toEqual([
      "offenderManager",
      "sendingPrison",
    ]);
    expect(jo.paths).toContain("placement.stage.expected.undated");
  });

  it("is nothing yet while one half is out; the last word of a half stands", () => {
    const jo = submitted();
    jo.send("2027-02-05 10:00", "clinicalDecided", REFUSE);
    expect(jo.facts["verdict"]).toBe("undecided");
    expect(jo.taskNames).not.toContain("decideClinical");
    for (const event of NOT_ADMITTED) expect(jo.allowed).not.toContain(event);
    jo.send("2027-02-05 11:00", "clinicalDecided", ACCEPT);
    jo.send("2027-02-05 12:00", "operationalDecided", ACCEPT);
    expect(jo.facts["verdict"]).toBe("accepted");
  });

  it("may be made while the clock stands still", () => {
    const jo = submitted();
    jo.send("2027-02-05 09:00", "furtherInformationRequested", { question: "?", of: CONTACT });
    jo.send("2027-02-05 10:00", "clinicalDecided", ACCEPT);
    expect(jo.paths).toContain("referral.decision.deciding.clock.paused");
    jo.send("2027-02-05 11:00", "operationalDecided", ACCEPT);
    expect(jo.facts["verdict"]).toBe("accepted");
    expect(jo.taskNames).not.toContain("answerFurtherRequest");
  });

  it("is refused when both refuse, with coded reason, rationale, and whether a standard placement would suit", () => {
    const jo = submitted();
    const refused = jo.refusals("2027-02-05 10:00", "clinicalDecided", { decision: "refuse", rationale: "No." });
    expect(refused.map(({ code }) => code)).toEqual(["reasonMissing", "standardPlacementMissing"]);
    jo.send("2027-02-05 10:00", "clinicalDecided", {
      ...REFUSE,
      reason: "clinicallyUnsuitable",
      rationale: "Not now.",
    });
    jo.send("2027-02-05 11:00", "operationalDecided", { ...REFUSE, standardPlacementSuitable: false });
    expect(jo.outcome).toBe("refused");
    expect(jo.message("placementRefused").personalisation).toMatchObject({
      reason: "* a PIPE is not suitable clinically\n* the mix of residents at present",
      rationale: "Not now.\n\nNot here.",
      standard: "A standard Approved Premises placement would not be suitable.",
      appealBy: "the end of Fri 19 February 2027",
    });
    expect(jo.taskNames).toEqual([]);
  });
});

describe("deciders who differ", () => {
  it("talk, within two working days, and nobody is admitted meanwhile", () => {
    const jo = differing();
    expect(jo.paths).toContain("referral.decision.jointDiscussion.byManager");
    expect(jo.tasks).toContainEqual({ task: "holdJointDiscussion", role: "operationalLead", due: "2027-02-10 00:00" });
    for (const event of NOT_ADMITTED) expect(jo.allowed).not.toContain(event);
    jo.pass("2027-02-20 12:00");
    expect(jo.facts["verdict"]).toBe("differ");
    expect(jo.tasks).toContainEqual(expect.objectContaining({ task: "holdJointDiscussion", role: "divisionalSpo" }));
  });

  it.each([
    ["accept", "placement"],
    ["refuse", "refused"],
  ] as const)("who both %s after it have decided", (choice, where) => {
    const jo = differing();
    jo.send("2027-02-08 10:00", "jointDiscussionHeld", {
      on: "2027-02-08",
      clinical: choice,
      operational: choice,
      ...REFUSAL,
    });
    expect(jo.paths[0]?.split(".")[0]).toBe(where);
  });

  it("explain a refusal, and cannot have talked before they differed or in the future", () => {
    const jo = differing();
    const refusals = (on: string, also: object = {}) =>
      jo
        .refusals("2027-02-08 10:00", "jointDiscussionHeld", {
          on,
          clinical: "refuse",
          operational: "refuse",
          ...TOGETHER,
          ...also,
        })
        .map(({ code }) => code);
    expect(refusals("2027-02-04", REFUSAL)).toEqual(["beforeDiffering"]);
    expect(refusals("2027-02-09")).toEqual(["dateInFuture", "reasonMissing", "standardPlacementMissing"]);
  });

  it("who still differ leave it to the divisional SPO and the health partner; not admitted unless both accept", () => {
    const jo = differing();
    const held = { on: "2027-02-08", clinical: "accept", operational: "refuse", ...TOGETHER };
    jo.send("2027-02-08 10:00", "jointDiscussionHeld", held);
    expect(jo.paths).toContain("referral.decision.referredUp");
    expect(jo.messages.filter(({ template }) => template === "higherDecisionDue").map(({ to }) => to)).toEqual([
      "divisionalSpo",
      "healthPartner",
    ]);
    expect(jo.tasks).toContainEqual({ task: "decideAbove", role: "divisionalSpo", due: "2027-02-11 00:00" });
    const above = { divisionalSpo: "accept", healthPartner: "refuse", ...TOGETHER };
    jo.send("2027-02-09 10:00", "higherDecisionMade", above);
    expect(jo.facts["verdict"]).toBe("stillDiffer");
    expect(jo.message("decidedAbove").personalisation["what"]).toBe(
      "The divisional SPO and the health partner differ too. Nobody is admitted unless they both accept.",
    );
    for (const event of NOT_ADMITTED) expect(jo.allowed).not.toContain(event);
    expect(
      jo.fork().send("2027-02-10 10:00", "higherDecisionMade", { ...above, healthPartner: "accept" }),
    ).toBeGreaterThan(0);
    expect(
      jo
        .refusals("2027-02-10 10:00", "higherDecisionMade", { ...above, divisionalSpo: "refuse" })
        .map(({ code }) => code),
    ).toEqual(["reasonMissing", "standardPlacementMissing"]);
    const accepts = jo.fork();
    accepts.send("2027-02-10 10:00", "higherDecisionMade", { ...above, healthPartner: "accept" });
    expect(accepts.facts["verdict"]).toBe("accepted");
    expect(accepts.message("decidedAbove").personalisation["decision"]).toBe("accepted");
    jo.send("2027-02-10 10:00", "higherDecisionMade", { ...above, divisionalSpo: "refuse", ...REFUSAL });
    expect(jo.outcome).toBe("refused");
    expect(jo.message("decidedAbove").personalisation["decision"]).toBe("refused");
  });
});

describe("the manager's absence", () => {
  it("delegates only the operational half, to the covering divisional SPO, as a cover decision", () => {
    const jo = submitted();
    jo.send("2027-02-05 09:00", "managerAbsent", { cover: CONTACT });
    expect(jo.taskNames).toContain("decideInCover");
    expect(jo.taskNames).not.toContain("decideOperational");
    expect(jo.taskNames).toContain("decideClinical");
    expect(jo.refusals("2027-02-05 10:00", "operationalDecided", ACCEPT)).toMatchObject([{ code: "managerAbsent" }]);
    jo.send("2027-02-05 10:00", "coverDecided", ACCEPT);
    expect(jo.facts["decisions"]).toMatchObject({ operational: { choice: "accept", inCover: true } });
    expect(jo.facts["verdict"]).toBe("undecided");
    jo.send("2027-02-05 11:00", "clinicalDecided", ACCEPT);
    expect(jo.facts["verdict"]).toBe("accepted");
  });

  it("sends what is for the operational lead to the cover", () => {
    const jo = submitted();
    jo.send("2027-02-05 09:00", "managerAbsent", { cover: CONTACT });
    jo.pass("2027-02-19 09:02");
    const overdue = jo.messages.filter(
      ({ template, to }) => template === "decisionOverdue" && to === "operationalLead",
    );
    expect(overdue.map(({ address }) => address)).toEqual([{ channel: "email", email: CONTACT.email }]);
  });

  it("hands a joint discussion to the cover, who gives it back on the manager's return", () => {
    const jo = differing();
    const discussion = () => jo.tasks.filter(({ task }) => task.startsWith("holdJointDiscussion"));
    jo.send("2027-02-08 09:00", "managerAbsent", { cover: CONTACT });
    expect(discussion()).toEqual([
      { task: "holdJointDiscussionInCover", role: "divisionalSpo", due: "2027-02-10 00:00" },
    ]);
    const held = { on: "2027-02-08", clinical: "accept", operational: "accept", ...TOGETHER };
    const agreed = jo.fork();
    agreed.send("2027-02-08 10:00", "jointDiscussionHeld", held);
    expect(agreed.taskNames).not.toContain("holdJointDiscussionInCover");
    jo.send("2027-02-08 11:00", "managerReturned");
    expect(discussion()).toEqual([{ task: "holdJointDiscussion", role: "operationalLead", due: "2027-02-10 00:00" }]);
  });

  it("leaves no task before arrival with the absent manager: the officer coordinates admissions", () => {
    const jo = accepted();
    expect(jo.tasks.map(({ role }) => role)).toEqual(jo.tasks.map(() => "pipeOfficer"));
  });

  it("sends up to the cover what is overdue, and to the manager again on the return", () => {
    const jo = accepted();
    const who = (each: typeof jo) => each.tasks.find(({ task }) => task === "allocateKeyWorker")?.role;
    const present = jo.fork();
    jo.send("2027-02-06 09:00", "managerAbsent", { cover: CONTACT });
    const back = jo.fork();
    back.send("2027-02-07 09:00", "managerReturned");
    const due = jo.tasks.find(({ task }) => task === "allocateKeyWorker")?.due ?? "";
    for (const each of [present, jo, back]) each.pass(due);
    expect([present, jo, back].map(who)).toEqual(["operationalLead", "divisionalSpo", "operationalLead"]);
  });

  it("ends with the manager's return", () => {
    const jo = submitted();
    expect(jo.refusals("2027-02-05 09:00", "managerReturned")).toMatchObject([{ code: "notAbsent" }]);
    expect(jo.refusals("2027-02-05 09:00", "coverDecided", ACCEPT)).toMatchObject([{ code: "managerPresent" }]);
    jo.send("2027-02-05 09:00", "managerAbsent", { cover: CONTACT });
    expect(jo.refusals("2027-02-05 09:30", "managerAbsent", { cover: CONTACT })).toMatchObject([
      { code: "alreadyAbsent" },
    ]);
    jo.send("2027-02-05 10:00", "managerReturned");
    expect(jo.taskNames).toContain("decideOperational");
    jo.send("2027-02-05 11:00", "operationalDecided", ACCEPT);
    expect(jo.facts["decisions"]).toMatchObject({ operational: { inCover: false } });
  });

  it("may begin and end in any state", () => {
    const jo = accepted();
    jo.send("2027-02-06 09:00", "managerAbsent", { cover: CONTACT });
    expect(jo.facts["managerAbsent"]).toMatchObject({ cover: CONTACT });
    jo.send("2027-02-07 09:00", "managerReturned");
    expect(jo.facts["managerAbsent"]).toBeUndefined();
  });
});

describe("an appeal", () => {
  const APPEAL = { by: "offenderManager", grounds: "A newer assessment." };

  it("may be made within 10 working days of the refusal, to the end of the last", () => {
    const jo = refusedCase();
    expect(jo.deadlines["appealCloses"]).toBe("2027-02-20 00:00");
    const late = jo.fork();
    expect(late.refusals("2027-02-20 00:00", "appealMade", APPEAL)).toMatchObject([{ code: "notAllowedInState" }]);
    late.pass("2027-02-20 00:02");
    expect(late.paths).toEqual(["refused.final"]);
    jo.send("2027-02-19 23:59:59", "appealMade", APPEAL);
    expect(jo.outcome).toBeUndefined();
    expect(jo.tasks).toEqual([{ task: "decideAppeal", role: "divisionalSpo", due: "2027-02-27 00:00" }]);
  });

  it("that is upheld accepts the placement, one that is dismissed leaves the refusal standing", () => {
    const jo = refusedCase();
    jo.send("2027-02-08 10:00", "appealMade", APPEAL);
    for (const event of NOT_ADMITTED) expect(jo.allowed).not.toContain(event);
    const dismissed = jo.fork();
    dismissed.send("2027-02-09 10:00", "appealDecided", { decision: "dismissed", rationale: "No." });
    expect(dismissed.outcome).toBe("refused");
    expect(dismissed.taskNames).toEqual([]);
    expect(dismissed.templates.filter((each) => each === "appealDismissed")).toHaveLength(2);
    expect(dismissed.message("decidedAbove").personalisation["decision"]).toBe("appeal dismissed");
    jo.send("2027-02-09 10:00", "appealDecided", { decision: "upheld", rationale: "Yes." });
    const told = jo.messages.filter(({ template }) => template === "decidedAbove");
    expect(told.map(({ to, personalisation }) => `${to} ${personalisation["decision"]}`)).toEqual([
      "clinicalLead accepted on appeal",
      "operationalLead accepted on appeal",
    ]);
    expect(jo.paths).toContain("placement.stage.expected.undated");
  });

  it("is not made for somebody who has died; one that waits is settled by the death", () => {
    const jo = refusedCase();
    const dead = jo.fork();
    dead.send("2027-02-08 10:00", "personDied", { on: "2027-02-07" });
    expect(dead.refusals("2027-02-08 11:00", "appealMade", APPEAL)).toMatchObject([{ code: "personDied" }]);
    jo.send("2027-02-08 10:00", "appealMade", APPEAL);
    const entry = jo.send("2027-02-08 11:00", "personDied", { on: "2027-02-08" });
    expect(jo.paths).toEqual(["refused.final"]);
    expect(jo.taskNames).toEqual(["informThoseInvolved"]);
    jo.send("2027-02-08 12:00", "corrected", { entry, explanation: "Another person." });
    expect(jo.paths).toEqual(["refused.appealed"]);
    expect(jo.taskNames).toEqual(["decideAppeal"]);
  });

  it("stays possible for as long as the policy says, also when a case would be over before", () => {
    const jo = refusedCase();
    const context = jo.live.snapshot.context as never;
    expect(PIPE.definition.staysUntil(context, jo.now)).toBeGreaterThan(Date.parse("2027-02-20T00:00:00Z"));
  });
});
