import { describe, expect, it } from "vitest";
import { bbrProgramme } from "../../../machines/bbr-programme/contract.ts";
import { courseOf, NO_NUMBER, participant, start, WHY, type Circumstances } from "./participant.ts";

const refused = (circumstances: Circumstances, today = "2026-11-23") =>
  bbrProgramme.refuseStart(bbrProgramme.input.parse(start(circumstances)), today);
const codes = (circumstances: Circumstances): readonly string[] => refused(circumstances).map(({ code }) => code);
const OFFENCE = { convicted: true, intimatePartnerViolence: true, againstFemalePartner: true, when: "index" };

describe("eligible", () => {
  it("is the example, and an offence may be index or historical", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ offence: { ...OFFENCE, when: "historical" } })).toEqual([]);
  });

  it("is an adult: 18 on the day of the referral, not before", () => {
    expect(codes({ person: { dateOfBirth: "2008-11-20" } })).toEqual([]);
    expect(codes({ person: { dateOfBirth: "2008-11-21" } })).toEqual(["notAdult", "structuredInterventions"]);
  });

  it("is of age on 1 March when born on 29 February", () => {
    const born = { person: { dateOfBirth: "2008-02-29" } };
    expect(codes({ ...born, referral: { on: "2026-02-28" } })).toEqual(["notAdult", "structuredInterventions"]);
    expect(codes({ ...born, referral: { on: "2026-03-01" } })).toEqual([]);
  });

  it.each([
    ["a man", { person: { sex: "female" } }, "notMale"],
    ["convicted", { offence: { ...OFFENCE, convicted: false } }, "noPartnerViolenceOffence"],
    [
      "convicted of intimate partner violence",
      { offence: { ...OFFENCE, intimatePartnerViolence: false } },
      "noPartnerViolenceOffence",
    ],
    ["against a female partner", { offence: { ...OFFENCE, againstFemalePartner: false } }, "notAgainstFemalePartner"],
    ["of moderate or high risk", { risk: "low" }, "riskTooLow"],
    ["required to attend", { referral: { programmeIsRequirement: false } }, "notRequired"],
    ["under an order that can require it", { referral: { order: "other" } }, "notRequired"],
    ["willing", { willing: false }, "notWilling"],
  ])("is %s", (_what, circumstances: Circumstances, code) => {
    expect(codes(circumstances)).toEqual([code, "structuredInterventions"]);
  });

  it.each(["communityOrder", "suspendedSentence", "licence", "pss"])("may be under %s", (order) => {
    expect(codes({ referral: { order } })).toEqual([]);
  });

  it("names every failure together", () => {
    expect(codes({ person: { sex: "female" }, risk: "low", willing: false, referral: { order: "none" } })).toEqual([
      "notMale",
      "riskTooLow",
      "notRequired",
      "notWilling",
      "structuredInterventions",
    ]);
  });

  it("a refusal names Structured Interventions as the alternative, once", () => {
    const named = refused({ risk: "low", willing: false }).filter(({ message }) =>
      message.includes("Structured Interventions"),
    );
    expect(named).toMatchObject([{ code: "structuredInterventions" }]);
  });

  it.each([
    [{ referral: { on: "2026-11-24" } }, "dateInFuture", "referral.on"],
    [{ referral: { on: "2020-01-01" } }, "dateTooEarly", "referral.on"],
    [{ person: { dateOfBirth: "2026-11-20" } }, "dateImpossible", "person.dateOfBirth"],
    [{ referral: { endsOn: undefined } }, "sentenceEndMissing", "referral.endsOn"],
    [{ referral: { endsOn: "2026-11-22" } }, "sentenceOver", "referral.endsOn"],
    [
      { person: { safeNumber: { phone: "07700900123", confirmedSafeOn: "2026-11-24" } } },
      "dateInFuture",
      "person.safeNumber.confirmedSafeOn",
    ],
  ])("needs possible dates: %o", (circumstances: Circumstances, code, field) => {
    expect(refused(circumstances)).toContainEqual(expect.objectContaining({ code, field }));
  });

  it("a proposal needs no end of the sentence and is not judged by age yet", () => {
    expect(
      codes({ referral: { stage: "proposed", endsOn: undefined }, person: { dateOfBirth: "2008-12-24" } }),
    ).toEqual([]);
  });

  it("one active case per person, let go of with the outcome", () => {
    const input = bbrProgramme.input.parse(start());
    expect(bbrProgramme.claims(input)).toEqual(["bbrProgramme/X320741"]);
    expect(bbrProgramme.opening(input)).toEqual({
      region: "East Midlands",
      identifiers: [{ kind: "crn", value: "X320741" }],
    });
  });

  it("need areas and a restricted case are recorded", () => {
    const daniel = participant("2026-11-23 10:00", { restrictedTo: ["PRIYA_NAIR"], ...NO_NUMBER });
    expect(daniel.facts).toMatchObject({
      needAreas: ["relationships", "thinking"],
      restricted: true,
      restrictedTo: ["PRIYA_NAIR"],
    });
  });
});

describe("proposed before sentence or release", () => {
  const PROPOSAL: Circumstances = { referral: { stage: "proposed", endsOn: undefined } };
  const IMPOSED = { on: "2026-12-24", order: "licence", endsOn: "2028-11-19" };
  const proposed = (more: Circumstances = {}) => participant("2026-11-23 10:00", { ...PROPOSAL, ...more });

  it("is prompted every four weeks, at 09:00", () => {
    const daniel = proposed().pass("2027-01-20 10:00");
    expect(daniel.sent).toEqual(["proposalPrompt 2026-12-21 09:00", "proposalPrompt 2027-01-18 09:00"]);
  });

  it("imposed: referred", () => {
    const daniel = proposed();
    daniel.send("2026-12-24 12:00", "requirementImposed", IMPOSED);
    expect(courseOf(daniel)).toBe("referred");
    expect(daniel.facts["imposed"]).toEqual(IMPOSED);
  });

  it("imposed: judged again, on the day it was imposed", () => {
    const young = { person: { dateOfBirth: "2008-12-24" } };
    const ofAge = proposed(young);
    ofAge.send("2026-12-24 12:00", "requirementImposed", IMPOSED);
    expect(courseOf(ofAge)).toBe("referred");
    const tooYoung = proposed(young);
    tooYoung.send("2026-12-24 12:00", "requirementImposed", { ...IMPOSED, on: "2026-12-23" });
    expect(tooYoung.outcome).toBe("ineligible");
    expect(tooYoung.facts["ending"]).toEqual({ as: "ineligible", reason: "notAdult" });
    expect(tooYoung.message("notEligible").personalisation["criteria"]).toContain("18 or older");
  });

  it.each([
    [{ risk: "low" }, "riskTooLow", "must be moderate or high"],
    [{ willing: false }, "notWilling", "willing to take part"],
  ])("imposed: judged by what holds by now, %o", (byNow, reason, criterion) => {
    const daniel = proposed();
    daniel.send("2026-12-24 12:00", "requirementImposed", { ...IMPOSED, ...byNow });
    expect(daniel.outcome).toBe("ineligible");
    expect(daniel.facts).toMatchObject({ ...byNow, ending: { as: "ineligible", reason } });
    expect(daniel.message("notEligible").personalisation["criteria"]).toContain(criterion);
  });

  it("not imposed: the case ends", () => {
    const daniel = proposed();
    daniel.send("2026-12-24 12:00", "requirementNotImposed", { on: "2026-12-24", ...WHY });
    expect(daniel.outcome).toBe("notImposed");
    expect(daniel.tasks).toEqual([]);
  });

  it.each([
    [{ ...IMPOSED, on: "2026-12-25" }, "dateInFuture"],
    [{ ...IMPOSED, on: "2026-11-19" }, "dateTooEarly"],
    [{ ...IMPOSED, endsOn: "2026-12-23" }, "datesOutOfOrder"],
  ])("impossible dates are refused: %o", (body, code) => {
    expect(proposed().refusals("2026-12-24 12:00", "requirementImposed", body)).toMatchObject([{ code }]);
  });

  it.each([
    ["2026-12-25", "dateInFuture"],
    ["2026-11-19", "dateTooEarly"],
  ])("so are those of one not imposed: %s", (on, code) => {
    expect(proposed().refusals("2026-12-24 12:00", "requirementNotImposed", { on, ...WHY })).toMatchObject([{ code }]);
  });
});

describe("a barrier to attending", () => {
  const BARRIER: Circumstances = { barriers: ["Works nights away from home."] };
  const decided = (format: string) => {
    const daniel = participant("2026-11-23 10:00", BARRIER);
    daniel.send("2026-11-24 10:00", "formatDecided", { format, ...WHY });
    return daniel;
  };

  it("first prompts the decision on the format", () => {
    const daniel = participant("2026-11-23 10:00", BARRIER);
    expect(courseOf(daniel)).toBe("decidingFormat");
    expect(daniel.tasks).toMatchObject([
      { task: "decideFormat", role: "treatmentManager", due: expect.stringMatching(/^2026-12-01 00:00/) },
    ]);
  });

  it("also when it was proposed first", () => {
    const daniel = participant("2026-11-23 10:00", { ...BARRIER, referral: { stage: "proposed" } });
    daniel.send("2026-11-24 10:00", "requirementImposed", {
      on: "2026-11-24",
      order: "communityOrder",
      endsOn: "2028-11-19",
    });
    expect(courseOf(daniel)).toBe("decidingFormat");
  });

  it.each(["group", "oneToOne", "alternativeFormat"])("%s: referred", (format) => {
    const daniel = decided(format);
    expect(courseOf(daniel)).toBe("referred");
    expect(daniel.facts["format"]).toBe(format);
    expect(daniel.taskNames).toEqual(["beginAssessment"]);
  });

  it("that no format removes: not suitable, and Structured Interventions are named", () => {
    const daniel = decided("none");
    expect(daniel.outcome).toBe("notSuitable");
    expect(daniel.message("notSuitable").personalisation["reason"]).toContain("barrier");
  });
});

describe("the assessment", () => {
  const assessed = (decision: string) => {
    const daniel = participant();
    daniel.send("2026-11-24 10:00", "assessmentBegun");
    expect(daniel.taskNames).toEqual(["completeAssessment"]);
    daniel.send("2026-11-30 10:00", "assessmentCompleted", { decision, needAreas: ["jealousy"], ...WHY });
    return daniel;
  };

  it.each([
    ["suitable", "awaitingPlace"],
    ["suitableNotReady", "suitableNotReady"],
    ["deprioritised", "deprioritised"],
    ["unsuitable", "notSuitable"],
  ])("%s: %s", (decision, state) => {
    const daniel = assessed(decision);
    expect(courseOf(daniel)).toBe(state);
    expect(daniel.facts["needAreas"]).toEqual(["jealousy"]);
  });

  it("unsuitable: the practitioner hears of Structured Interventions", () => {
    const { template, to } = assessed("unsuitable").message("notSuitable");
    expect([template, to]).toEqual(["notSuitable", "owner"]);
    expect(bbrProgramme.messages.notSuitable.email.body).toContain("Structured Interventions");
    expect(bbrProgramme.messages.notEligible.email.body).toContain("Structured Interventions");
  });
});
