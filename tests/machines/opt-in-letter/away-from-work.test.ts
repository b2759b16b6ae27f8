import { describe, expect, it } from "vitest";
import { AWAY, HOME, letterCase, WHY, WORK } from "../support/opt-in-letter.ts";

const BY_POST = { channel: "letter", lines: ["Sam Okafor", "1 High Street", "NR1 1AA"] } as const;

describe("away from work", () => {
  it("SSCL is asked at once to trace the person, and nothing goes to the work address", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY).pass("2027-01-20 00:00");
    expect(sam.messages[0]).toMatchObject({ template: "traceRequest", to: "sscl", queuedAt: "2026-12-01 14:20" });
    expect(sam.messages.filter(({ to }) => to === "person")).toEqual([]);
  });

  it("SSCL is chased every week at 09:00", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY).pass("2026-12-23 00:00");
    expect(sam.sent.slice(1)).toEqual([
      "traceChase 2026-12-08 09:00",
      "traceChase 2026-12-15 09:00",
      "traceChase 2026-12-22 09:00",
    ]);
    expect(sam.message("traceChase").personalisation["askedOn"]).toBe("1 December 2026");
  });

  it("not found: a task for HR opens five working days before the window closes, at 09:00", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY).pass("2027-01-25 08:59");
    expect(sam.tasks).toEqual([]);
    sam.pass("2027-01-25 09:00");
    expect(sam.tasks).toMatchObject([{ task: "findPerson", role: "hrOperations", due: "2027-01-28 00:00" }]);
  });

  it("the weekly chase does not open HR's task again, nor move its due date", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY).pass("2027-01-26 10:00");
    expect(sam.sent.at(-1)).toBe("traceChase 2027-01-26 09:00");
    expect(sam.tasks).toMatchObject([{ task: "findPerson", due: "2027-01-28 00:00" }]);
    expect(sam.deadlines).not.toHaveProperty("findPerson");
  });

  it("the days before the close skip bank holidays: Easter Monday and Good Friday", () => {
    const dates = { lettersFrom: "2027-03-10", closesOn: "2027-03-31", lateAnswersUntil: "2027-04-30" };
    const sam = letterCase("2027-03-01 10:00", { ...AWAY, dates });
    expect(sam.deadlines).toMatchObject({ findPerson: "2027-03-22 09:00" });
  });

  it("SSCL says that the person cannot be found: the task for HR opens at once and the chase goes on", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2026-12-04 11:00", "contactNotTraced", { explanation: "No forwarding address." });
    expect(sam.taskNames).toEqual(["findPerson"]);
    expect(sam.pass("2026-12-08 09:00").templates).toContain("traceChase");
  });

  it("the task is opened once, whoever sees it first", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2027-01-22 11:00", "contactNotTraced", { explanation: "No forwarding address." });
    expect(sam.pass("2027-01-25 09:00").taskNames).toEqual(["findPerson"]);
  });

  it("found in time: the letter goes to the address SSCL found when letters are released, and the task closes", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2026-12-04 11:00", "contactNotTraced", { explanation: "No forwarding address." });
    sam.send("2026-12-20 11:00", "contactTraced", { contact: BY_POST });
    expect(sam.tasks).toEqual([]);
    expect(sam.pass("2027-01-11 09:00").message("optInLetter").address).toEqual(BY_POST);
  });

  it("found after the release: the letter goes at once and gives three weeks from that day", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2027-01-27 16:00", "contactTraced", { contact: HOME });
    expect(sam.message("optInLetter")).toMatchObject({
      queuedAt: "2027-01-27 16:00",
      personalisation: { closesOn: "16 February 2027" },
    });
  });

  it("found after the campaign's close: still the full three weeks", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2027-03-01 16:00", "contactTraced", { contact: HOME });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-03-22 00:00" });
  });

  it("once found, the person is kept informed until the letter, without a burst of what was missed", () => {
    const sam = letterCase("2026-11-01 10:00", AWAY);
    sam.send("2026-12-20 11:00", "contactTraced", { contact: HOME });
    sam.pass("2027-01-10 00:00");
    expect(sam.messages.filter(({ to }) => to === "person").map(({ queuedAt }) => queuedAt)).toEqual([
      "2026-12-21 09:00",
      "2027-01-04 09:00",
    ]);
  });

  it("another address from HR is as good as one from SSCL", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2026-12-04 11:00", "contactDetailsChanged", { contact: HOME });
    expect(sam.paths).toContain("awaitingLetter.issuing.beforeRelease");
  });

  it("an absence reported later: what was on its way to the work address is withdrawn and SSCL is asked", () => {
    const sam = letterCase("2026-12-01 14:20").holding().pass("2026-12-15 09:00");
    sam.send("2026-12-15 10:00", "absenceReported");
    expect(sam.message("update").withdrawn).toBe("no longer needed");
    expect(sam.templates.at(-1)).toBe("traceRequest");
  });

  it("an absence of somebody who gave another address changes nothing: they can be written to", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "contactDetailsChanged", { contact: HOME });
    sam.send("2026-12-15 10:00", "absenceReported");
    expect(sam.paths).toContain("awaitingLetter.issuing.beforeRelease");
  });

  it("figures may come while the person is being traced", () => {
    const sam = letterCase("2026-12-01 14:20", { ...AWAY, figures: "unknown" });
    sam.send("2026-12-03 10:00", "payFiguresProvided", {
      newSalary: "30000.00",
      allowances: "0.00",
      payProtection: "0.00",
    });
    sam.send("2027-01-12 10:00", "contactTraced", { contact: HOME });
    expect(sam.templates.at(-1)).toBe("optInLetter");
  });

  it("a close that moves takes the task for HR with it", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY).pass("2027-01-25 09:00");
    sam.send("2027-01-26 10:00", "campaignDatesChanged", {
      lettersFrom: "2027-01-11",
      closesOn: "2027-02-14",
      lateAnswersUntil: "2027-02-28",
    });
    expect(sam.deadlines).toMatchObject({ findPerson: "2027-02-08 09:00" });
  });

  it("an address that SSCL got wrong is taken away again: the person is traced anew, nothing goes to the work address", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    const entry = sam.send("2026-12-04 11:00", "contactTraced", { contact: HOME });
    sam.send("2026-12-05 11:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toContain("tracingContact.chasing.waiting");
    sam.pass("2027-01-20 00:00");
    expect(sam.messages.filter(({ address }) => "email" in address && address.email === WORK)).toEqual([]);
  });

  it("an absence reported by mistake is undone: the person is written to again", () => {
    const sam = letterCase("2026-12-01 14:20");
    const entry = sam.send("2026-12-02 11:00", "absenceReported");
    sam.send("2026-12-05 11:00", "corrected", { entry, ...WHY });
    expect(sam.pass("2027-01-11 09:00").message("optInLetter").address).toMatchObject({ email: WORK });
  });
});
