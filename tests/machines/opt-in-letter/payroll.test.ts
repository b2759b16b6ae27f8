import { describe, expect, it } from "vitest";
import { letterCase, letterOut, payrollInstructed, WHY } from "../support/opt-in-letter.ts";

const CONFIRMED = { effectiveFrom: "2026-12-01", backPay: "742.10" };
const chases = (sent: readonly string[]): string[] => sent.filter((line) => line.startsWith("payrollChase"));

describe("payroll", () => {
  it("is instructed once, when the window has closed and the answer stands", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "optedIn");
    expect(sam.pass("2027-02-01 00:00:59").templates).not.toContain("payrollInstruction");
    sam.pass("2027-07-01 00:00");
    expect(sam.sent.filter((line) => line.startsWith("payrollInstruction"))).toEqual([
      "payrollInstruction 2027-02-01 00:00",
    ]);
    expect(sam.message("payrollInstruction")).toMatchObject({
      to: "payroll",
      address: { email: "payroll@sscl.example" },
      personalisation: {
        employeeNumber: "E1204567",
        newSalary: "£31,432.00",
        employment: "No leaving date is recorded.",
      },
    });
  });

  it("is chased every month at 09:00 until it confirms", () => {
    const sam = payrollInstructed().pass("2027-04-02 00:00");
    expect(chases(sam.sent)).toEqual(["payrollChase 2027-03-01 09:00", "payrollChase 2027-04-01 09:00"]);
    sam.send("2027-04-10 10:00", "payrollConfirmed", CONFIRMED);
    expect(chases(sam.pass("2027-08-01 00:00").sent)).toHaveLength(2);
  });

  it("instructed on 31 January: chased on 28 February, 31 March and 30 April", () => {
    const sam = letterCase("2027-01-10 09:00", { dates: { lettersFrom: "2027-01-10", closesOn: "2027-01-30" } });
    sam.send("2027-01-20 10:00", "optedIn");
    sam.pass("2027-05-01 00:00");
    expect(chases(sam.sent)).toEqual([
      "payrollChase 2027-02-28 09:00",
      "payrollChase 2027-03-31 09:00",
      "payrollChase 2027-04-30 09:00",
    ]);
  });

  it("in a leap year 31 January is followed by 29 February", () => {
    const dates = { lettersFrom: "2028-01-10", closesOn: "2028-01-30", lateAnswersUntil: "2028-02-28" };
    const sam = letterCase("2028-01-10 09:00", { dates });
    sam.send("2028-01-20 10:00", "optedIn");
    expect(chases(sam.pass("2028-03-01 00:00").sent)).toEqual(["payrollChase 2028-02-29 09:00"]);
  });

  it("a chase is of no use the day after, and is withdrawn by the confirmation", () => {
    const sam = payrollInstructed().holding().pass("2027-03-01 09:00");
    sam.send("2027-03-01 09:30", "payrollConfirmed", CONFIRMED);
    expect(sam.message("payrollChase")).toMatchObject({
      validUntil: "2027-03-02 00:00",
      withdrawn: "no longer needed",
    });
  });

  it("confirms with effective date and back pay: the person is told and the case has its outcome", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-10 10:00", "payrollConfirmed", CONFIRMED);
    expect(sam.message("payAligned").personalisation).toMatchObject({
      effectiveFrom: "1 December 2026",
      backPay: "£742.10",
    });
    expect(sam.outcome).toBe("payAligned");
    expect(sam.facts["aligned"]).toEqual(CONFIRMED);
    expect(sam.pass("2027-03-10 12:00").isOver).toBe(false);
    expect(sam.pass("2027-03-11 00:00").isOver).toBe(true);
  });

  it("no back pay reads as a sentence, not as a sum", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-10 10:00", "payrollConfirmed", { ...CONFIRMED, backPay: "0.00" });
    expect(sam.message("payAligned").personalisation["backPay"]).toBe("none is due");
  });

  it("cannot confirm a date before the unification of probation, nor twice", () => {
    const sam = payrollInstructed();
    expect(
      sam.refusals("2027-02-10 10:00", "payrollConfirmed", { ...CONFIRMED, effectiveFrom: "2021-06-25" }),
    ).toMatchObject([{ code: "dateTooEarly", field: "effectiveFrom" }]);
    sam.send("2027-02-10 10:00", "payrollConfirmed", CONFIRMED);
    expect(sam.refusals("2027-02-10 11:00", "payrollConfirmed", CONFIRMED)).toMatchObject([
      { code: "notAllowedInState" },
    ]);
  });

  it("confirmed by mistake: waited for again, the person is told, no second instruction, no burst of chases", () => {
    const sam = payrollInstructed().pass("2027-02-10 00:00");
    const entry = sam.send("2027-02-10 10:00", "payrollConfirmed", CONFIRMED);
    sam.send("2027-03-05 15:00", "corrected", { entry, ...WHY });
    expect(sam.templates.at(-1)).toBe("payAlignmentCorrected");
    expect(sam.outcome).toBeUndefined();
    expect(sam.facts["aligned"]).toBeUndefined();
    expect(chases(sam.pass("2027-04-02 00:00").sent)).toEqual(["payrollChase 2027-04-01 09:00"]);
    expect(sam.templates.filter((name) => name === "payrollInstruction")).toHaveLength(1);
  });

  it("is chased while a late decline waits, and the decline goes on waiting", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-26 10:00", "declined");
    expect(chases(sam.pass("2027-03-05 10:00").sent)).toHaveLength(1);
    expect(sam.paths).toContain("optedIn.awaitingPayroll.changing.deciding");
    sam.send("2027-03-05 11:00", "lateAnswerDecided", { decision: "acceptExceptionally", rationale: "In hospital." });
    expect(sam.paths).toEqual(["declined.closed"]);
    expect(sam.taskNames).toEqual([]);
  });

  it("confirmed by mistake while a late decline waits: both are as they were", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-03 10:00", "declined");
    const entry = sam.send("2027-02-04 10:00", "payrollConfirmed", CONFIRMED);
    sam.send("2027-02-04 11:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["optedIn.awaitingPayroll.confirming", "optedIn.awaitingPayroll.changing.deciding"]);
    expect(sam.taskNames).toEqual(["decideLateAnswer"]);
  });

  it("an instruction that cannot be delivered is taken care of by a person, who says so", () => {
    const sam = payrollInstructed();
    const { messageId } = sam.message("payrollInstruction");
    sam.answer("2027-02-01 09:00", {
      type: "messageFailed",
      messageId,
      template: "payrollInstruction",
      to: "payroll",
      reason: "permanent-failure",
    });
    expect(sam.tasks).toMatchObject([{ task: "takeCareOfMessage", key: "payroll", role: "harmonisationTeam" }]);
    sam.send("2027-02-01 10:00", "messageTakenCareOf", { recipient: "person", explanation: "Another one." });
    expect(sam.taskNames).toEqual(["takeCareOfMessage"]);
    sam.send("2027-02-01 10:00", "messageTakenCareOf", { recipient: "payroll", explanation: "Rang payroll." });
    expect(sam.tasks).toEqual([]);
  });
});
