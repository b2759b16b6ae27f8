import { describe, expect, it } from "vitest";
import { FIGURES, letterCase, WORK } from "../support/opt-in-letter.ts";

const NEWS = { headline: "Letters in January", news: "SSCL has confirmed the dates." };

describe("before the letter", () => {
  it("written updates go out every fortnight, at 09:00, until the letter is issued", () => {
    const sam = letterCase("2026-12-01 14:20").pass("2027-01-11 09:00");
    expect(sam.sent).toEqual(["update 2026-12-15 09:00", "update 2026-12-29 09:00", "optInLetter 2027-01-11 09:00"]);
    expect(sam.pass("2027-01-15 00:00").templates.filter((name) => name === "update")).toHaveLength(2);
  });

  it("news goes out at once and restarts the fortnight", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-10 16:30", "newsPublished", NEWS);
    expect(sam.sent).toEqual(["news 2026-12-10 16:30"]);
    expect(sam.deadlines).toMatchObject({ nextUpdate: "2026-12-24 09:00" });
    expect(sam.pass("2026-12-24 09:00").sent).toEqual(["news 2026-12-10 16:30", "update 2026-12-24 09:00"]);
  });

  it("no news goes out once the letter is out", () => {
    const sam = letterCase("2027-01-08 10:00").pass("2027-01-11 09:00");
    expect(sam.refusals("2027-01-12 09:00", "newsPublished", NEWS)).toMatchObject([{ code: "notAllowedInState" }]);
  });

  it("an update that is due on the morning the letter goes is left out: the letter says more", () => {
    const sam = letterCase("2026-12-28 10:00").pass("2027-01-11 12:00");
    expect(sam.sent).toEqual(["optInLetter 2027-01-11 09:00"]);
  });

  it("an update that is due on the morning of the release goes out when the letter cannot", () => {
    const sam = letterCase("2026-12-28 10:00", { figures: "unknown" }).pass("2027-01-11 12:00");
    expect(sam.sent).toEqual(["update 2027-01-11 09:00"]);
    expect(sam.message("update").personalisation["planned"]).toContain("Yours is not ready yet");
  });

  it("the fortnight keeps 09:00 London time across the change of the clocks in March and in October", () => {
    const spring = letterCase("2027-03-20 10:00", {
      dates: { lettersFrom: "2027-11-30", closesOn: "2027-12-20", lateAnswersUntil: "2028-01-31" },
    });
    spring.pass("2027-04-10 00:00");
    expect(spring.sent).toEqual(["update 2027-04-03 09:00"]);
    expect(spring.pass("2027-11-15 00:00").sent.slice(-2)).toEqual([
      "update 2027-10-30 09:00",
      "update 2027-11-13 09:00",
    ]);
  });

  it("an update is of no use the day after, nor once the letter is out", () => {
    const sam = letterCase("2026-12-01 14:20").holding().pass("2027-01-11 09:00");
    expect(sam.messages.filter(({ template }) => template === "update")).toMatchObject([
      { validUntil: "2026-12-16 00:00", withdrawn: "no longer needed" },
      { validUntil: "2026-12-30 00:00", withdrawn: "no longer needed" },
    ]);
  });
});

describe("the letter", () => {
  it("goes out at 09:00 on the day letters are released, with the person's own figures", () => {
    const sam = letterCase("2027-01-08 10:00").pass("2027-01-11 09:00");
    expect(sam.message("optInLetter")).toMatchObject({
      address: { channel: "email", email: WORK },
      personalisation: {
        name: "Sam Okafor",
        newSalary: "£31,432.00",
        allowances: "£1,250.00",
        payProtection: "£0.00",
        closesOn: "31 January 2027",
        letterVersion: "2027-01",
      },
    });
  });

  it("never goes before the release", () => {
    expect(letterCase("2027-01-08 10:00").pass("2027-01-11 08:59").templates).not.toContain("optInLetter");
  });

  it("never goes without the figures: a task asks SSCL for them, and it goes at once when they come", () => {
    const sam = letterCase("2027-01-08 10:00", { figures: "unknown" }).pass("2027-01-12 00:00");
    expect(sam.paths).toContain("awaitingLetter.issuing.overdue.figures.missing");
    expect(sam.tasks).toEqual([{ task: "obtainPayFigures", role: "sscl", due: "2027-01-14 00:00" }]);
    expect(sam.templates).not.toContain("optInLetter");
    sam.send("2027-01-13 15:30", "payFiguresProvided", FIGURES);
    expect(sam.sent).toEqual(["optInLetter 2027-01-13 15:30"]);
    expect(sam.tasks).toEqual([]);
  });

  it("figures that come before the release wait for it", () => {
    const sam = letterCase("2027-01-04 10:00", { figures: "unknown" });
    sam.send("2027-01-05 10:00", "payFiguresProvided", { ...FIGURES, newSalary: "29000.00" });
    sam.send("2027-01-06 10:00", "payFiguresProvided", FIGURES);
    expect(sam.sent).toEqual([]);
    sam.pass("2027-01-11 09:00");
    expect(sam.message("optInLetter").personalisation["newSalary"]).toBe("£31,432.00");
  });

  it("never goes without an address: a leaver who left without giving one is looked for first", () => {
    const sam = letterCase("2026-12-28 10:00");
    sam.send("2026-12-28 11:00", "intentionSignified", { leavingOn: "2027-01-08", intendsToOptIn: true });
    sam.pass("2027-01-11 09:00");
    expect(sam.paths).toContain("awaitingLetter.issuing.overdue.address.missing");
    expect(sam.paths).toContain("awaitingLetter.issuing.overdue.figures.known");
    expect(sam.tasks).toMatchObject([{ task: "findAddress", role: "hrOperations" }]);
    sam.send("2027-01-14 10:00", "contactDetailsChanged", { contact: { channel: "email", email: "sam@example.org" } });
    expect(sam.message("optInLetter")).toMatchObject({
      address: { email: "sam@example.org" },
      queuedAt: "2027-01-14 10:00",
    });
    expect(sam.tasks).toEqual([]);
  });

  it("lacking both, it waits for both", () => {
    const sam = letterCase("2026-12-28 10:00", { figures: "unknown" });
    sam.send("2026-12-28 11:00", "leavingReported", { leavingOn: "2027-01-08" });
    sam.pass("2027-01-11 09:01");
    expect(sam.taskNames).toEqual(expect.arrayContaining(["obtainPayFigures", "findAddress"]));
    sam.send("2027-01-12 10:00", "payFiguresProvided", FIGURES);
    expect(sam.taskNames).toEqual(["findAddress"]);
    expect(sam.templates).not.toContain("optInLetter");
    sam.send("2027-01-13 10:00", "leavingReported", {
      leavingOn: "2027-01-08",
      contact: { channel: "email", email: "s@example.org" },
    });
    expect(sam.sent.at(-1)).toBe("optInLetter 2027-01-13 10:00");
  });

  it.each([
    ["supplyChain", "moj", "supply-chain organisation", "Ministry of Justice"],
    ["parentOrganisation", "probationService", "parent organisation", "Probation Service"],
    ["formerCrc", "hmppsHq", "Community Rehabilitation Company", "HMPPS Headquarters"],
  ])("its text varies by origin and organisation: %s in %s", (origin, organisation, from, to) => {
    const employee = { origin, organisation, awaitingPayAlignment: true };
    const { terms } = letterCase("2027-01-11 10:00", { employee }).message("optInLetter").personalisation;
    expect(terms).toContain(from);
    expect(terms).toContain(to);
  });

  it("a case that starts after the release gets its letter at once", () => {
    expect(letterCase("2027-01-20 11:15").sent).toEqual(["optInLetter 2027-01-20 11:15"]);
  });

  it("waits longer when the release moves, and goes when it is brought forward", () => {
    const later = letterCase("2027-01-08 10:00");
    later.send("2027-01-10 10:00", "campaignDatesChanged", {
      lettersFrom: "2027-01-18",
      closesOn: "2027-02-07",
      lateAnswersUntil: "2027-02-28",
    });
    expect(later.pass("2027-01-17 23:00").templates).not.toContain("optInLetter");
    expect(later.pass("2027-01-18 09:00").message("optInLetter").personalisation["closesOn"]).toBe("7 February 2027");

    const sooner = letterCase("2027-01-06 10:00");
    sooner.send("2027-01-07 10:00", "campaignDatesChanged", {
      lettersFrom: "2027-01-07",
      closesOn: "2027-01-31",
      lateAnswersUntil: "2027-02-28",
    });
    expect(sooner.sent).toEqual(["optInLetter 2027-01-07 10:00"]);
  });

  it("a release that moves away again closes the tasks of a letter that was overdue", () => {
    const sam = letterCase("2027-01-08 10:00", { figures: "unknown" }).pass("2027-01-12 00:00");
    sam.send("2027-01-12 10:00", "campaignDatesChanged", {
      lettersFrom: "2027-01-18",
      closesOn: "2027-02-07",
      lateAnswersUntil: "2027-02-28",
    });
    expect(sam.tasks).toEqual([]);
    expect(sam.paths).toContain("awaitingLetter.issuing.beforeRelease");
  });
});
