import { describe, expect, it } from "vitest";
import { AWAY, HOME, letterCase, letterOut, payrollInstructed, WHY, WORK } from "../support/opt-in-letter.ts";

const COMPLETE = {
  name: "Sam Okafor",
  employeeNumber: "E1204567",
  leavingOn: "2026-12-18",
  intendsToOptIn: true,
  contact: HOME,
};

describe("a leaver", () => {
  it.each([
    ["name", "your name"],
    ["employeeNumber", "your employee number"],
    ["leavingOn", "the date on which you leave"],
    ["intendsToOptIn", "that you intend to opt in"],
    ["contact", "your personal email address"],
  ])("whose message lacks the %s is asked for it by name, and for nothing else", (part, words) => {
    const { [part as keyof typeof COMPLETE]: _missing, ...given } = COMPLETE;
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", given);
    const { missing = "" } = sam.message("leaverDetailsMissing").personalisation;
    expect(missing).toContain(words);
    expect(missing.split("\n")).toHaveLength(1);
  });

  it("is acknowledged at once when everything is there", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", COMPLETE);
    expect(sam.message("intentionAcknowledged")).toMatchObject({
      queuedAt: "2026-12-02 10:00",
      personalisation: { leavingOn: "18 December 2026" },
    });
  });

  it("may send the parts one after the other", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", {
      name: "Sam Okafor",
      leavingOn: "2026-12-18",
      intendsToOptIn: true,
    });
    expect(sam.message("leaverDetailsMissing").personalisation["missing"]?.split("\n")).toHaveLength(2);
    sam.send("2026-12-03 10:00", "intentionSignified", { employeeNumber: "E1204567", contact: HOME });
    expect(sam.templates.at(-1)).toBe("intentionAcknowledged");
  });

  it("has not opted in yet: the letter is still sent and lapses without an answer", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", COMPLETE);
    expect(sam.facts["answers"]).toEqual([]);
    expect(sam.pass("2027-02-01 00:01").outcome).toBe("lapsed");
  });

  it("gets the formal letter, and everything else, at the personal email address", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", COMPLETE);
    sam.pass("2027-01-31 10:00");
    expect(sam.templates).toContain("optInLetter");
    for (const { address } of sam.messages) expect(address).toEqual(HOME);
  });

  it("gets the formal letter at the personal email address although another was known before", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2026-12-02 10:00", "contactTraced", { contact: { channel: "email", email: "partner@example.org" } });
    sam.send("2026-12-03 10:00", "intentionSignified", COMPLETE);
    expect(sam.pass("2027-01-11 09:00").message("optInLetter").address).toEqual(HOME);
  });

  it("who gave no personal address: nothing goes to the work address after the leaving date", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", { leavingOn: "2026-12-18", intendsToOptIn: true });
    sam.pass("2027-01-20 00:00");
    expect(sam.messages.every(({ queuedAt }) => queuedAt < "2026-12-19")).toBe(true);
    expect(sam.taskNames).toContain("findAddress");
  });

  it("a message to the work address is never sent after the leaving date, however long it waits", () => {
    const sam = letterCase("2026-12-01 14:20").holding();
    sam.send("2026-12-02 10:00", "intentionSignified", { leavingOn: "2026-12-18", intendsToOptIn: true });
    expect(sam.message("leaverDetailsMissing")).toMatchObject({
      address: { email: WORK },
      validUntil: "2026-12-19 00:00",
    });
  });

  it("a message on its way to the work address follows to the personal one", () => {
    const sam = letterOut().holding();
    sam.send("2027-01-12 10:00", "questionAsked", { question: "When?" });
    const entry = sam.live.sequence;
    sam.send("2027-01-12 11:00", "questionAnswered", { question: entry, answer: "Soon." });
    sam.send("2027-01-12 12:00", "intentionSignified", { ...COMPLETE, leavingOn: "2027-01-15" });
    expect(sam.message("questionAnswered").address).toEqual(HOME);
  });

  it("with the letter already out is told to answer it, from now on at the personal address", () => {
    const sam = letterOut();
    sam.send("2027-01-12 12:00", "intentionSignified", { ...COMPLETE, leavingOn: "2027-01-15" });
    expect(sam.message("intentionAcknowledgedLetterOut").personalisation["closesOn"]).toBe("31 January 2027");
    expect(sam.pass("2027-01-24 09:00").message("reminderOneWeek").address).toEqual(HOME);
  });

  it("with the letter out and something missing is asked for it", () => {
    const sam = letterOut();
    sam.send("2027-01-12 12:00", "intentionSignified", { leavingOn: "2027-01-15", intendsToOptIn: true });
    expect(sam.templates.at(-1)).toBe("leaverDetailsMissing");
  });

  it("who is away from work and writes with a personal address has been found", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2026-12-02 10:00", "intentionSignified", COMPLETE);
    expect(sam.message("intentionAcknowledged").address).toEqual(HOME);
    expect(sam.paths).toContain("awaitingLetter.issuing.beforeRelease");
  });

  it("who is away from work and gives no address: somebody finds one to ask at, SSCL goes on tracing", () => {
    const sam = letterCase("2026-12-01 14:20", AWAY);
    sam.send("2026-12-02 10:00", "intentionSignified", { intendsToOptIn: true });
    expect(sam.taskNames).toEqual(["findAddress"]);
    expect(sam.paths).toContain("tracingContact.chasing.waiting");
  });

  it("is refused once they have left, or with another person's number, or with nothing", () => {
    const sam = letterCase("2026-12-01 14:20");
    expect(sam.refusals("2026-12-19 10:00", "intentionSignified", COMPLETE)).toMatchObject([
      { code: "leftAlready", field: "leavingOn" },
    ]);
    expect(sam.refusals("2026-12-19 10:00", "intentionSignified", { employeeNumber: "E9999999" })).toMatchObject([
      { code: "anotherPerson" },
    ]);
    expect(sam.refusals("2026-12-19 10:00", "intentionSignified", {})).toMatchObject([{ code: "nothingGiven" }]);
  });

  it("may signify on the leaving date itself, whenever the case was touched last", () => {
    const sam = letterCase("2026-12-01 14:20");
    expect(sam.refusals("2026-12-18 23:30", "intentionSignified", COMPLETE)).toEqual([]);
  });

  it("one wrong message is taken back and the right ones stand", () => {
    const sam = letterCase("2026-12-01 14:20");
    sam.send("2026-12-02 10:00", "intentionSignified", {
      name: "Sam Okafor",
      employeeNumber: "E1204567",
      leavingOn: "2026-12-18",
    });
    const entry = sam.send("2026-12-02 11:00", "intentionSignified", {
      contact: { channel: "email", email: "wrong@example.org" },
    });
    sam.send("2026-12-03 10:00", "corrected", { entry, ...WHY });
    expect(sam.facts["leaver"]).toEqual({ name: "Sam Okafor", employeeNumber: "E1204567", leavingOn: "2026-12-18" });
    expect(sam.pass("2026-12-15 09:00").message("update").address).toMatchObject({ email: WORK });
  });

  it("who opted in gets pay assimilation and back pay after leaving: payroll is told of the date", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "optedIn");
    sam.send("2027-01-13 10:00", "leavingReported", { leavingOn: "2027-01-15", contact: HOME });
    sam.pass("2027-02-01 00:01");
    expect(sam.message("payrollInstruction").personalisation["employment"]).toBe(
      "The person left on 15 January 2027. Back pay is due after leaving too.",
    );
    sam.send("2027-02-10 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "742.10" });
    expect(sam.message("payAligned")).toMatchObject({ address: HOME, personalisation: { backPay: "£742.10" } });
  });

  it("whose leaving is only reported after the answer is not written to at work either", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-02 10:00", "leavingReported", { leavingOn: "2027-02-03" });
    sam.send("2027-02-10 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "0.00" });
    expect(sam.templates).not.toContain("payAligned");
    expect(sam.taskNames).toContain("findAddress");
    sam.send("2027-02-11 10:00", "contactDetailsChanged", { contact: HOME });
    expect(sam.tasks).toEqual([]);
  });

  it("who leaves while being traced, with an address, has been found; without one is still traced", () => {
    const found = letterCase("2026-12-01 14:20", AWAY);
    found.send("2026-12-02 10:00", "leavingReported", { leavingOn: "2026-12-18", contact: HOME });
    expect(found.paths).toContain("awaitingLetter.issuing.beforeRelease");
    const sought = letterCase("2026-12-01 14:20", AWAY);
    sought.send("2026-12-02 10:00", "leavingReported", { leavingOn: "2026-12-18" });
    expect(sought.paths).toContain("tracingContact.chasing.waiting");
  });
});
