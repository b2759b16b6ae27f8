import { describe, expect, it } from "vitest";
import { attains } from "../../../machines/em-tag/criteria.ts";
import { reaches, termInDays, termInWords } from "../../../machines/em-tag/term.ts";
import { BURGLARY, ready, tagCase, validated, WHY, type Circumstances } from "./tag-case.ts";

/** The criteria that fail once the practitioner has validated the case. */
function failed(circumstances: Circumstances, at = "2026-10-26 10:00"): readonly string[] {
  const dale = tagCase(at, circumstances);
  dale.send(at.replace(" 10:00", " 11:00"), "eligibilityValidated");
  const { failed: codes } = dale.facts["eligibility"] as { readonly failed: readonly { readonly code: string }[] };
  expect(dale.outcome).toBe(codes.length > 0 ? "ineligible" : undefined);
  return codes.map(({ code }) => code);
}

const other = (sentence: object): Circumstances => ({
  all: [BURGLARY, { id: "2", type: "otherDeterminate", offence: "other", sentencedOn: "2025-12-01", ...sentence }],
});
const offence = (sentence: object): Circumstances => ({ all: [{ ...BURGLARY, ...sentence }] });

describe("each criterion", () => {
  it.each<[string, Circumstances, readonly string[]]>([
    ["nothing fails for somebody eligible", {}, []],
    ["18 on the release day", { person: { dateOfBirth: "2008-12-01" } }, []],
    ["18 the day after", { person: { dateOfBirth: "2008-12-02" } }, ["adult"]],
    ["another offence", offence({ offence: "other" }), ["specifiedOffence"]],
    ["robbery", offence({ offence: "robbery" }), []],
    [
      "the sentence for the offence is of another type",
      offence({ type: "otherDeterminate" }),
      ["standardDeterminateSentence"],
    ],
    ["90 days", offence({ term: { days: 90 } }), []],
    ["89 days", offence({ term: { days: 89 } }), ["minimumLength"]],
    ["three months from 1 December are 90 days", offence({ term: { months: 3 } }), []],
    [
      "three months from 1 February are 89",
      offence({ term: { months: 3 }, sentencedOn: "2026-02-01" }),
      ["minimumLength"],
    ],
    ["an equal sentence beside it passes", other({ term: { years: 2 } }), []],
    ["24 months and two years are equal", other({ term: { months: 24 } }), []],
    ["a longer one of whatever type fails", other({ term: { years: 2, days: 1 } }), ["longestSentence"]],
    ["an indeterminate one fails", other({ type: "indeterminate" }), ["longestSentence"]],
    [
      "never the total: two shorter ones that add up to more pass",
      {
        all: [BURGLARY, ...["2", "3"].map((id) => ({ ...BURGLARY, id, offence: "other", term: { months: 18 } }))],
      },
      [],
    ],
    ["30 days of licence left, both ends counted", { endsOn: "2026-12-30" }, []],
    ["29 days", { endsOn: "2026-12-29" }, ["licenceLeft"]],
    ["the sentence ends before the licence", { sentenceEndsOn: "2026-12-29" }, ["licenceLeft"]],
    ["Home Detention Curfew is included", { kind: "homeDetentionCurfew" }, []],
    ["so is a re-release", { kind: "reRelease" }, []],
    ["Post Sentence Supervision", { more: { postSentenceSupervision: true } }, ["onLicence"]],
    ["an area that is not specified", { residence: { policeForceArea: "Merseyside" } }, ["specifiedArea"]],
    ["no fixed abode inside an area", { residence: { noFixedAbode: true } }, []],
    ["already tagged for the full period", { more: { alreadyTaggedForFullPeriod: true } }, ["notTaggedBefore"]],
    ["otherwise unsuitable", { more: { unsuitable: "health" } }, ["suitable"]],
  ])("%s", (_what, circumstances, codes) => {
    expect(failed(circumstances)).toEqual(codes);
  });

  it("all failures are named together, in words, to the practitioner too", () => {
    const circumstances = {
      ...offence({ offence: "other", term: { days: 60 } }),
      residence: { policeForceArea: "Merseyside" },
    };
    expect(failed(circumstances)).toEqual(["specifiedOffence", "minimumLength", "specifiedArea"]);
    const dale = tagCase("2026-10-26 10:00", circumstances);
    dale.send("2026-10-26 11:00", "eligibilityValidated");
    expect(dale.message("notEligible").personalisation["criteria"]).toBe(
      [
        "* Convicted of a specified acquisitive offence",
        "* The sentence for that offence is at least 90 days",
        "* Will reside in a specified police force area",
      ].join("\n"),
    );
  });

  it("the practitioner may find monitoring unsuitable when validating", () => {
    const dale = tagCase();
    dale.send("2026-10-26 11:00", "eligibilityValidated", { unsuitable: "personalSituation" });
    expect(dale.outcome).toBe("ineligible");
  });
});

describe("the version in force on the date of the release", () => {
  const on = (plannedOn: string, circumstances: Circumstances = {}): readonly string[] => {
    const all = circumstances.all ?? [{ ...BURGLARY, sentencedOn: "2020-12-01" }];
    return failed({ plannedOn, endsOn: "2023-11-30", ...circumstances, all }, "2021-03-01 10:00");
  };
  const days = (term: object): Circumstances => ({ all: [{ ...BURGLARY, sentencedOn: "2020-12-01", term }] });

  it("90 days from 26 October 2022, 12 months before", () => {
    expect(on("2022-10-25", days({ days: 90 }))).toEqual(["minimumLength"]);
    expect(on("2022-10-26", days({ days: 90 }))).toEqual([]);
    expect(on("2022-10-25", days({ months: 12 }))).toEqual([]);
    expect(on("2022-10-25", days({ days: 364 }))).toEqual(["minimumLength"]);
    expect(on("2022-10-25", days({ days: 365 }))).toEqual([]);
  });

  it("six areas from 12 April 2021, nineteen from 29 September 2021", () => {
    const kent = { residence: { policeForceArea: "Kent" } };
    expect(on("2021-04-11")).toEqual(["orderInForce"]);
    expect(on("2021-04-12")).toEqual([]);
    expect(on("2021-09-28", kent)).toEqual(["specifiedArea"]);
    expect(on("2021-09-29", kent)).toEqual([]);
  });

  it("a tie and no fixed abode count from 29 September 2021", () => {
    const tie = [1, 2].map((id) => ({ ...BURGLARY, id: String(id), sentencedOn: "2020-12-01" }));
    expect(on("2021-09-28", { all: tie })).toEqual(["longestSentence"]);
    expect(on("2021-09-29", { all: tie })).toEqual([]);
    expect(on("2021-09-28", { residence: { noFixedAbode: true } })).toEqual(["specifiedArea"]);
  });

  it("is judged again when the release date moves: into another version, and back", () => {
    const dale = tagCase("2022-09-01 10:00", {
      plannedOn: "2022-10-25",
      endsOn: "2023-11-30",
      all: [{ ...BURGLARY, sentencedOn: "2022-01-01", term: { days: 200 } }],
    });
    dale.send("2022-09-01 11:00", "eligibilityValidated");
    expect(dale.outcome).toBe("ineligible");
    dale.send("2022-09-02 10:00", "releaseDateChanged", { plannedOn: "2022-10-27" });
    expect(dale.outcome).toBeUndefined();
    expect(dale.paths).toContain("preparing.countdown.running");
    dale.send("2022-09-03 10:00", "releaseDateChanged", { plannedOn: "2022-10-24" });
    expect(dale.outcome).toBe("ineligible");
  });
});

describe("judged again", () => {
  it("when the address, the licence or the facts change before release; the order is cancelled and sent anew", () => {
    const dale = ready();
    dale.send("2026-11-09 10:00", "residenceChanged", { on: "2026-11-09", policeForceArea: "Dorset" });
    expect(dale.outcome).toBe("ineligible");
    expect(dale.tasks).toEqual([]);
    dale.send("2026-11-10 10:00", "residenceChanged", { on: "2026-11-10", policeForceArea: "Sussex" });
    expect(dale.paths).toContain("preparing.order.awaiting.waiting");
    dale.send("2026-11-10 11:00", "licenceVaried", { endsOn: "2026-12-29", sentenceEndsOn: "2026-12-29" });
    expect(dale.outcome).toBe("ineligible");
    dale.send("2026-11-10 12:00", "licenceVaried", { endsOn: "2026-12-30", sentenceEndsOn: "2026-12-30" });
    dale.send("2026-11-10 13:00", "eligibilityFactsChanged", { postSentenceSupervision: true });
    expect(dale.outcome).toBe("ineligible");
    dale.send("2026-11-10 14:00", "eligibilityFactsChanged", { postSentenceSupervision: false });
    expect(dale.outcome).toBeUndefined();
    expect(dale.templates.filter((template) => template === "emsOrder")).toHaveLength(4);
    expect(dale.templates.filter((template) => template === "emsCancelled")).toHaveLength(3);
  });

  it("on the day of the release itself: nobody ineligible is tagged", () => {
    const dale = ready({ endsOn: "2026-12-30" });
    dale.send("2026-12-02 11:00", "released", { on: "2026-12-02" });
    expect(dale.outcome).toBe("ineligible");
    expect(dale.allowed).not.toContain("tagFitted");
    expect(dale.taskNames).toEqual(["varyLicence"]);
    dale.send("2026-12-02 12:00", "licenceVaried", { endsOn: "2026-12-31", sentenceEndsOn: "2026-12-31" });
    expect(dale.paths).toContain("onLicence.tag.awaitingFitting.waiting");
  });

  it("a case released before it was validated: as on the day of the release", () => {
    const dale = tagCase("2026-12-01 10:00", { person: { dateOfBirth: "2008-12-02" } });
    dale.send("2026-12-01 11:00", "released", { on: "2026-12-01" });
    expect(dale.refusals("2026-12-01 11:30", "released", { on: "2026-12-01" })).toMatchObject([
      { code: "alreadyReleased" },
    ]);
    dale.send("2026-12-03 11:00", "eligibilityValidated");
    expect(dale.outcome).toBe("ineligible");
  });

  it("refuses facts of another sentence, and nothing at all", () => {
    const dale = validated();
    expect(dale.refusals("2026-11-02 10:00", "eligibilityFactsChanged", {})).toMatchObject([{ code: "nothingGiven" }]);
    const sentences = { reference: "S-OTHER", forTheOffence: "1", all: [BURGLARY] };
    expect(dale.refusals("2026-11-02 10:00", "eligibilityFactsChanged", { sentences })).toMatchObject([
      { code: "referenceFixed" },
    ]);
    expect(dale.refusals("2026-11-02 10:00", "eligibilityFactsChanged", { dateOfBirth: "2026-11-02" })).toMatchObject([
      { code: "dateInFuture" },
    ]);
  });

  it("a withdrawal is taken back by a correction, and the order goes out again", () => {
    const dale = ready();
    const entry = dale.send("2026-11-09 10:00", "withdrawn", { reason: "duplicate", ...WHY });
    expect(dale.outcome).toBe("withdrawn");
    dale.send("2026-11-09 11:00", "corrected", { entry, ...WHY });
    expect(dale.templates).toEqual(["emsOrder", "emsCancelled", "emsOrder"]);
  });
});

describe("ages and terms", () => {
  it("somebody born on 29 February is 18 on 1 March", () => {
    expect(attains("2008-02-29", 18)).toBe("2026-03-01");
    expect(attains("2008-03-01", 18)).toBe("2026-03-01");
    expect(attains("2008-02-28", 18)).toBe("2026-02-28");
    expect(attains("2004-02-29", 20)).toBe("2024-02-29");
  });

  it("months become days from the sentence date", () => {
    expect(termInDays({ months: 12 }, "2027-03-01")).toBe(366);
    expect(termInDays({ months: 12 }, "2026-03-01")).toBe(365);
    expect(termInDays({ weeks: 12, days: 6 }, "2026-03-01")).toBe(90);
    expect(termInDays({ years: 1, days: 1 }, "2026-03-01")).toBe(366);
    expect(reaches({ weeks: 12, days: 5 }, { days: 90 }, "2026-03-01")).toBe(false);
    expect(termInWords({ years: 1, months: 6, days: 1 })).toBe("1 year 6 months 1 day");
  });
});
