import { describe, expect, it } from "vitest";
import type { CaseByHand } from "../support/case-by-hand.ts";
import {
  AWAY,
  HOME,
  lapsedCase,
  letterCase,
  letterOut,
  payrollInstructed,
  WHY,
  WORK,
} from "../support/opt-in-letter.ts";

const OUT_OF_SCOPE = { reason: "outOfScope", explanation: "Pay was aligned in 2021." };

const declined = (): CaseByHand => {
  const sam = letterOut();
  sam.send("2027-01-20 10:00", "declined");
  return sam;
};
const optedIn = (): CaseByHand => {
  const sam = letterOut();
  sam.send("2027-01-20 10:00", "optedIn");
  return sam;
};
const bounced = (): CaseByHand => {
  const sam = letterOut();
  sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
  return sam;
};
const aligned = (): CaseByHand => {
  const sam = payrollInstructed();
  sam.send("2027-02-10 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "0.00" });
  return sam;
};
const deciding = (): CaseByHand => {
  const sam = lapsedCase();
  sam.send("2027-02-03 10:00", "optedIn");
  return sam;
};
const withdrawn = (): CaseByHand => {
  const sam = letterCase("2026-12-01 10:00");
  sam.send("2026-12-02 10:00", "withdrawn", OUT_OF_SCOPE);
  return sam;
};

describe("withdrawal", () => {
  it.each<[string, () => CaseByHand, string]>([
    ["before the letter", () => letterCase("2026-12-01 10:00"), "2026-12-02 10:00"],
    ["letter overdue", () => letterCase("2027-01-12 10:00", { figures: "unknown" }), "2027-01-13 10:00"],
    ["waiting for an answer", letterOut, "2027-01-13 10:00"],
    ["letter bounced", bounced, "2027-01-14 10:00"],
    ["opted in, window open", optedIn, "2027-01-21 10:00"],
    ["declined, window open", declined, "2027-01-21 10:00"],
  ])("is possible while nothing must be undone: %s", (_state, begin, at) => {
    const sam = begin();
    sam.send(at, "withdrawn", OUT_OF_SCOPE);
    expect(sam.outcome).toBe("withdrawn");
    expect(sam.tasks).toEqual([]);
    expect(sam.message("caseWithdrawn").personalisation["reason"]).toBe("the opt-in does not apply to you");
    const before = sam.messages.length;
    sam.pass("2027-06-01 00:00");
    expect(sam.messages).toHaveLength(before);
    expect(sam.isOver).toBe(true);
  });

  it("of somebody nobody can write to says nothing to anyone", () => {
    const sam = letterCase("2026-12-01 10:00", AWAY);
    sam.send("2027-01-26 10:00", "withdrawn", OUT_OF_SCOPE);
    expect(sam.templates).not.toContain("caseWithdrawn");
    expect(sam.tasks).toEqual([]);
  });

  it.each<[string, () => CaseByHand]>([
    ["payroll instructed", payrollInstructed],
    ["pay aligned", aligned],
    ["lapsed", lapsedCase],
    ["a late answer being decided", deciding],
    ["declined, window closed", () => declined().pass("2027-02-01 00:01")],
  ])("is refused after that, naming the state: %s", (_state, begin) => {
    const sam = begin();
    const [reason] = sam.refusals("2027-02-20 10:00", "withdrawn", OUT_OF_SCOPE);
    expect(reason).toMatchObject({ code: "notAllowedInState" });
    expect(reason?.message).toContain("while the case is: ");
  });

  it("by mistake is undone: the case goes on where it was", () => {
    const sam = optedIn();
    const entry = sam.send("2027-01-21 10:00", "withdrawn", OUT_OF_SCOPE);
    sam.send("2027-01-25 10:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["optedIn.windowOpen"]);
    expect(sam.outcome).toBeUndefined();
    expect(sam.facts["withdrawal"]).toBeUndefined();
    expect(sam.pass("2027-02-01 00:01").templates).toContain("payrollInstruction");
  });

  it.each<[string, () => CaseByHand, string]>([
    ["before the letter", () => letterCase("2026-12-01 10:00"), "awaitingLetter.updating.waiting"],
    ["being traced", () => letterCase("2026-12-01 10:00", AWAY), "tracingContact.chasing.waiting"],
    ["waiting for an answer", letterOut, "awaitingResponse.windowOpen.closing"],
    ["letter bounced", bounced, "awaitingResponse.letterBounced"],
    ["declined", declined, "declined.windowOpen"],
  ])("by mistake is undone: %s", (_state, begin, path) => {
    const sam = begin();
    const entry = sam.send("2027-01-09 10:00", "withdrawn", OUT_OF_SCOPE);
    sam.send("2027-01-09 11:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toContain(path);
  });

  it("by mistake is undone after the close: whoever had not answered has lapsed, whoever opted in is aligned", () => {
    const silent = letterOut();
    const entry = silent.send("2027-01-21 10:00", "withdrawn", OUT_OF_SCOPE);
    silent.send("2027-02-05 10:00", "corrected", { entry, ...WHY });
    expect(silent.pass("2027-02-05 10:02").paths).toEqual(["lapsed.telling"]);
  });
});

describe("death of the person", () => {
  const DIED = { on: "2027-01-01" };

  it.each<[string, () => CaseByHand, string, string]>([
    ["before the letter", () => letterCase("2026-12-01 10:00"), "2027-01-05 10:00", "withdrawn"],
    ["being traced", () => letterCase("2026-12-01 10:00", AWAY), "2027-01-05 10:00", "withdrawn"],
    ["letter overdue", () => letterCase("2027-01-12 10:00", { figures: "unknown" }), "2027-01-15 10:00", "withdrawn"],
    ["waiting for an answer", letterOut, "2027-01-15 10:00", "withdrawn"],
    ["letter bounced", bounced, "2027-01-15 10:00", "withdrawn"],
    ["opted in, window open", optedIn, "2027-01-25 10:00", "optedIn.windowOpen"],
    ["payroll instructed", payrollInstructed, "2027-02-03 10:00", "optedIn.awaitingPayroll.confirming"],
    ["pay aligned", aligned, "2027-02-15 10:00", "payAligned.standing"],
    ["declined, window open", declined, "2027-01-25 10:00", "declined.windowOpen"],
    ["lapsed, not told yet", lapsedCase, "2027-02-01 03:00", "lapsed.telling"],
    ["a late answer being decided", deciding, "2027-02-04 10:00", "lapsed.deciding"],
    ["withdrawn", withdrawn, "2027-01-05 10:00", "withdrawn"],
  ])("stops every message to them and opens one task to inform those involved: %s", (_state, begin, at, path) => {
    const sam = begin().holding();
    sam.send(at, "personDied", DIED);
    expect(sam.paths).toContain(path);
    const then = sam.messages.length;
    sam.pass("2027-08-01 00:00");
    expect(sam.messages.slice(then).filter(({ to }) => to === "person")).toEqual([]);
    expect(sam.taskNames.filter((task) => task === "informThoseInvolved")).toHaveLength(1);
    sam.send("2027-08-01 10:00", "thoseInvolvedInformed");
    expect(sam.taskNames).not.toContain("informThoseInvolved");
  });

  it("a message on its way is withdrawn", () => {
    const sam = letterOut().holding().pass("2027-01-24 09:00");
    sam.send("2027-01-24 09:01", "personDied", DIED);
    expect(sam.message("reminderOneWeek").withdrawn).toBe("no longer needed");
  });

  it("with an opt-in standing: payroll is still instructed, for the estate, and chased; the case closes when all is done", () => {
    const sam = optedIn();
    sam.send("2027-01-25 10:00", "personDied", DIED);
    sam.pass("2027-03-05 00:00");
    expect(sam.message("payrollInstruction").personalisation["employment"]).toContain("estate");
    expect(sam.templates).toContain("payrollChase");
    sam.send("2027-03-05 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "10.00" });
    expect(sam.templates).not.toContain("payAligned");
    expect(sam.outcome).toBe("payAligned");
    expect(sam.pass("2027-06-01 00:00").isOver).toBe(false);
    sam.send("2027-06-01 10:00", "thoseInvolvedInformed");
    expect(sam.isOver).toBe(true);
  });

  it("closes every task that was there to write to the person", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "questionAsked", { question: "When?" });
    sam.answer("2027-01-12 11:00", {
      type: "messageFailed",
      messageId: "case/9.1",
      template: "qaInvitation",
      to: "person",
      reason: "permanent-failure",
    });
    expect(sam.taskNames).toEqual(["answerQuestion", "takeCareOfMessage"]);
    sam.send("2027-01-13 10:00", "personDied", DIED);
    expect(sam.taskNames).toEqual(["informThoseInvolved"]);
    sam.answer("2027-01-13 11:00", {
      type: "messageFailed",
      messageId: "case/9.1",
      template: "update",
      to: "person",
      reason: "permanent-failure",
    });
    expect(sam.taskNames).toEqual(["informThoseInvolved"]);
  });

  it("a late opt-in that waits for a decision is still decided: payments may be due to the estate", () => {
    const sam = deciding();
    sam.send("2027-02-04 10:00", "personDied", DIED);
    sam.send("2027-02-05 10:00", "lateAnswerDecided", { decision: "acceptExceptionally", rationale: "In hospital." });
    expect(sam.templates.at(-1)).toBe("payrollInstruction");
  });

  it("nobody answers, asks or dies again after it", () => {
    const sam = optedIn();
    sam.send("2027-01-25 10:00", "personDied", DIED);
    expect(sam.refusals("2027-01-26 10:00", "declined")).toMatchObject([{ code: "personDied" }]);
    expect(sam.refusals("2027-01-26 10:00", "questionAsked", { question: "When?" })).toMatchObject([
      { code: "personDied" },
    ]);
    expect(sam.refusals("2027-01-26 10:00", "personDied", DIED)).toMatchObject([{ code: "alreadyRecorded" }]);
  });

  it("is not in the future; on the day itself it can be recorded", () => {
    const sam = letterOut();
    expect(sam.refusals("2027-01-20 10:00", "personDied", { on: "2027-01-21" })).toMatchObject([
      { code: "dateInFuture", field: "on" },
    ]);
    expect(sam.refusals("2027-01-20 10:00", "personDied", { on: "2027-01-20" })).toEqual([]);
  });

  it("nobody is informed of a death that is not recorded", () => {
    expect(letterOut().refusals("2027-01-20 10:00", "thoseInvolvedInformed")).toMatchObject([
      { code: "nothingToInformOf" },
    ]);
  });

  it("recorded by mistake is undone: the case goes on, and the person is written to again", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "personDied", DIED);
    expect(sam.outcome).toBe("withdrawn");
    sam.send("2027-01-21 10:00", "corrected", { entry, ...WHY });
    expect(sam.tasks).toEqual([]);
    expect(sam.pass("2027-01-24 09:00").message("reminderOneWeek").address).toMatchObject({ email: WORK });
  });

  it("recorded by mistake after an answer is undone where it stands", () => {
    const sam = optedIn();
    const entry = sam.send("2027-01-25 10:00", "personDied", DIED);
    sam.send("2027-01-26 10:00", "corrected", { entry, ...WHY });
    expect(sam.tasks).toEqual([]);
    sam.send("2027-01-26 11:00", "contactDetailsChanged", { contact: HOME });
    sam.send("2027-01-26 12:00", "declined");
    expect(sam.message("declineAcknowledged").address).toEqual(HOME);
  });

  it("the withdrawal of somebody who died since is not undone: nobody is left to ask", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "withdrawn", OUT_OF_SCOPE);
    sam.send("2027-01-21 10:00", "personDied", DIED);
    sam.send("2027-01-22 10:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["withdrawn"]);
    expect(sam.taskNames).toEqual(["informThoseInvolved"]);
  });
});
