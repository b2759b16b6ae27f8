import { describe, expect, it } from "vitest";
import { DATES, lapsedCase, letterCase, letterOut, payrollInstructed } from "../support/opt-in-letter.ts";

const LATER = { ...DATES, closesOn: "2027-02-14", lateAnswersUntil: "2027-03-14" };

describe("the campaign's dates move", () => {
  it("while waiting for an answer: every reminder hanging on the close is armed again, and the person is told", () => {
    const sam = letterOut().pass("2027-01-28 00:00");
    sam.send("2027-01-28 10:00", "campaignDatesChanged", LATER);
    expect(sam.message("closingDateMoved").personalisation).toMatchObject({
      before: "31 January 2027",
      closesOn: "14 February 2027",
    });
    expect(sam.pass("2027-02-15 00:01").sent.slice(-4)).toEqual([
      "closingDateMoved 2027-01-28 10:00",
      "reminderOneWeek 2027-02-07 09:00",
      "reminderThreeWorkingDays 2027-02-10 09:00",
      "reminderLastMorning 2027-02-14 09:00",
    ]);
  });

  it("a person whose own close does not move is told nothing and reminded of nothing twice", () => {
    const sam = letterOut().pass("2027-01-25 00:00");
    sam.send("2027-01-25 10:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-03-14" });
    sam.pass("2027-02-01 00:01");
    expect(sam.templates).not.toContain("closingDateMoved");
    expect(sam.templates.filter((name) => name === "reminderOneWeek")).toHaveLength(1);
  });

  it("a close brought forward never takes the three weeks away", () => {
    const sam = letterOut({ dates: { closesOn: "2027-02-10" } });
    sam.send("2027-01-20 10:00", "campaignDatesChanged", { ...DATES, closesOn: "2027-01-25" });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-01 00:00" });
    expect(sam.message("closingDateMoved").personalisation["closesOn"]).toBe("31 January 2027");
  });

  it("a close brought forward: reminders that would have been before today are skipped, not sent as a burst", () => {
    const sam = letterOut({ dates: { closesOn: "2027-03-10", lateAnswersUntil: "2027-03-31" } });
    sam.send("2027-01-30 10:00", "campaignDatesChanged", DATES);
    sam.pass("2027-02-01 00:01");
    expect(sam.templates.filter((name) => name.startsWith("reminder"))).toEqual(["reminderLastMorning"]);
  });

  it.each(["optedIn", "declined"])("after %s: the answer stands and may be changed until the new close", (answer) => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", answer);
    sam.send("2027-01-28 10:00", "campaignDatesChanged", LATER);
    expect(sam.templates.at(-1)).toBe("closingDateMoved");
    sam.pass("2027-02-14 23:00");
    expect(sam.paths).toEqual([`${answer}.windowOpen`]);
  });

  it("the letter came back: the reissued one knows the new close", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-01-13 10:00", "campaignDatesChanged", LATER);
    sam.send("2027-01-14 10:00", "letterReissued", { contact: { channel: "email", email: "sam@example.org" } });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-15 00:00" });
  });

  it.each([
    ["2027-02-01 03:00", "lapsed.telling"],
    ["2027-02-03 10:00", "lapsed.closed"],
    ["2027-03-02 10:00", "lapsed.shut"],
  ])("a lapsed window opens again, and the person is told: at %s", (at, before) => {
    const sam = lapsedCase().pass(at);
    expect(sam.paths).toEqual([before]);
    sam.send(at, "campaignDatesChanged", { ...LATER, closesOn: "2027-03-14" });
    expect(sam.paths).toContain("awaitingResponse.windowOpen.closing");
    expect(sam.outcome).toBeUndefined();
    expect(sam.message("closingDateMoved").personalisation).toMatchObject({
      before: "31 January 2027",
      closesOn: "14 March 2027",
    });
    sam.send("2027-03-14 23:59", "optedIn");
    expect(sam.paths).toEqual(["optedIn.windowOpen"]);
  });

  it("a late answer that waits for a decision turns out to be in time", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "optedIn");
    sam.send("2027-02-04 10:00", "campaignDatesChanged", LATER);
    expect(sam.paths).toEqual(["optedIn.windowOpen"]);
    expect(sam.tasks).toEqual([]);
    expect(sam.pass("2027-02-15 00:01").templates).toContain("payrollInstruction");
  });

  it("a decline that stood may be changed again", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "declined");
    sam.pass("2027-02-03 00:00");
    sam.send("2027-02-04 10:00", "campaignDatesChanged", LATER);
    expect(sam.paths).toEqual(["declined.windowOpen"]);
    sam.send("2027-02-05 10:00", "declined");
    expect(sam.templates.at(-1)).toBe("declineAcknowledged");
  });

  it("the window of somebody who died without an answer is not opened again", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "personDied", { on: "2027-02-02" });
    sam.send("2027-02-04 10:00", "campaignDatesChanged", LATER);
    expect(sam.paths[0]).toMatch(/^lapsed\./);
    expect(sam.pass("2027-02-15 00:01").taskNames).toEqual(["informThoseInvolved"]);
  });

  it("more time for late answers only: the lapsed case takes them again, and the notice still comes once", () => {
    const sam = lapsedCase();
    sam.send("2027-02-01 03:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-03-14" });
    sam.pass("2027-03-10 00:00");
    expect(sam.paths).toEqual(["lapsed.closed"]);
    expect(sam.templates.filter((name) => name === "windowClosed")).toHaveLength(1);
    expect(sam.message("windowClosed").personalisation["late"]).toContain("14 March 2027");
    sam.pass("2027-03-20 00:00");
    expect(sam.paths).toEqual(["lapsed.shut"]);
    sam.send("2027-03-21 10:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-04-14" });
    expect(sam.paths).toEqual(["lapsed.closed"]);
  });

  it("while a late answer is decided: more time for late answers leaves its task as it was", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "optedIn");
    sam.send("2027-02-08 10:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-03-14" });
    expect(sam.tasks).toMatchObject([{ task: "decideLateAnswer", due: "2027-02-11 00:00" }]);
  });

  it("payroll was instructed: the instruction stands, and the person's close with it", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-04 10:00", "campaignDatesChanged", LATER);
    expect(sam.paths).toContain("optedIn.awaitingPayroll.confirming");
    sam.send("2027-02-05 10:00", "declined");
    expect(sam.message("lateAnswerReceived").personalisation["closesOn"]).toBe("31 January 2027");
    expect(sam.taskNames).toEqual(["decideLateAnswer"]);
  });

  it("a case that has ended takes them without a word", () => {
    const sam = letterCase("2026-12-01 10:00");
    sam.send("2026-12-02 10:00", "withdrawn", { reason: "outOfScope", explanation: "Aligned in 2021." });
    sam.send("2026-12-03 10:00", "campaignDatesChanged", LATER);
    expect(sam.paths).toEqual(["withdrawn"]);
    expect(sam.templates).toEqual(["caseWithdrawn"]);
  });

  it("out of order they are refused, naming the field", () => {
    const sam = letterOut();
    expect(
      sam.refusals("2027-01-12 10:00", "campaignDatesChanged", { ...DATES, closesOn: "2027-01-01" }),
    ).toMatchObject([{ field: "closesOn" }]);
    expect(
      sam.refusals("2027-01-12 10:00", "campaignDatesChanged", { ...DATES, lateAnswersUntil: "2027-01-12" }),
    ).toMatchObject([{ field: "lateAnswersUntil" }]);
  });

  it("beyond the calendar they are refused: nobody knows its bank holidays yet", () => {
    const sam = letterOut();
    expect(
      sam.refusals("2027-01-12 10:00", "campaignDatesChanged", {
        ...DATES,
        closesOn: "2029-05-01",
        lateAnswersUntil: "2029-06-01",
      }),
    ).toMatchObject([{ code: "calendarTooShort" }]);
  });
});
