import { describe, expect, it } from "vitest";
import { changeParagraph } from "../../../machines/opt-in-letter/letter-text.ts";
import { refusals } from "../../../machines/opt-in-letter/refusals.ts";
import { lapsedCase, letterCase, letterOut, payrollInstructed, WHY } from "../support/opt-in-letter.ts";

const ACCEPT = { decision: "acceptExceptionally", rationale: "In hospital until the day after." };
const REFUSE = { decision: "refuse", rationale: "You had three reminders." };

describe("answers within the window", () => {
  it.each([
    ["optedIn", "optInAcknowledged", "optedIn.windowOpen"],
    ["declined", "declineAcknowledged", "declined.windowOpen"],
  ])("%s is acknowledged at once, whatever the hour", (answer, acknowledgement, path) => {
    const sam = letterOut();
    sam.send("2027-01-20 03:14", answer);
    expect(sam.sent.at(-1)).toBe(`${acknowledgement} 2027-01-20 03:14`);
    expect(sam.paths).toEqual([path]);
  });

  it("may be changed until the close: each is acknowledged and the last one counts", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "optedIn");
    sam.send("2027-01-21 10:00", "declined");
    sam.send("2027-01-22 10:00", "optedIn");
    sam.send("2027-01-31 23:59:59", "declined");
    expect(sam.templates.slice(1)).toEqual([
      "optInAcknowledged",
      "declineAcknowledged",
      "optInAcknowledged",
      "declineAcknowledged",
    ]);
    sam.pass("2027-02-01 00:01");
    expect(sam.paths).toEqual(["declined.closed"]);
    expect(sam.templates).not.toContain("payrollInstruction");
  });

  it("the same answer again is acknowledged again and changes nothing", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "optedIn");
    sam.send("2027-01-21 10:00", "optedIn");
    expect(sam.pass("2027-02-01 00:01").templates.filter((name) => name === "payrollInstruction")).toHaveLength(1);
  });

  it("before the letter no answer can be given: an intention is not yet an opt-in", () => {
    const sam = letterCase("2026-12-01 10:00");
    expect(sam.refusals("2026-12-02 10:00", "optedIn")).toMatchObject([{ code: "notAllowedInState" }]);
    expect(letterOut().allowed).toEqual(expect.arrayContaining(["optedIn", "declined"]));
  });

  it("the policy can make the first answer final", () => {
    const sam = letterOut();
    const { context } = sam.live.snapshot;
    const strict = { ...context, policy: { ...context.policy, answersMayBeChanged: false } };
    expect(
      refusals(
        { ...strict, answers: [{ choice: "optedIn", sequence: 3, receivedAt: 0 }] },
        { type: "declined", receivedBy: "email" },
      ),
    ).toMatchObject([{ code: "answerStands" }]);
    expect(changeParagraph(strict)).toBe("Your answer is final: you cannot change it.");
  });

  it("a decline stands at the close, with no letter about a closed window", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "declined");
    sam.pass("2027-03-20 00:00");
    expect(sam.outcome).toBe("declined");
    expect(sam.templates).not.toContain("windowClosed");
    expect(sam.isOver).toBe(true);
  });
});

describe("answers after the close", () => {
  it("the person is told in the morning, not in the night, how a late answer can still be given", () => {
    const sam = lapsedCase().pass("2027-02-01 12:00");
    expect(sam.sent.at(-1)).toBe("windowClosed 2027-02-01 09:00");
    expect(sam.message("windowClosed").personalisation["late"]).toContain("28 February 2027");
    expect(sam.paths).toEqual(["lapsed.closed"]);
  });

  it("a late answer is not lost: it is acknowledged and put to a decision", () => {
    const sam = lapsedCase().pass("2027-02-03 00:00");
    sam.send("2027-02-03 10:00", "optedIn");
    expect(sam.templates.at(-1)).toBe("lateAnswerReceived");
    expect(sam.tasks).toEqual([{ task: "decideLateAnswer", role: "hrLead", due: "2027-02-11 00:00" }]);
    expect(sam.outcome).toBeUndefined();
  });

  it("an answer in the night before the notice: no notice says that there was none", () => {
    const sam = lapsedCase();
    sam.send("2027-02-01 00:30", "optedIn");
    sam.send("2027-02-01 08:00", "lateAnswerDecided", REFUSE);
    expect(sam.pass("2027-02-02 00:00").templates).not.toContain("windowClosed");
  });

  it("accepted exceptionally: the opt-in stands and payroll is instructed", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "optedIn");
    sam.send("2027-02-05 10:00", "lateAnswerDecided", ACCEPT);
    expect(sam.templates.slice(-2)).toEqual(["lateAnswerAccepted", "payrollInstruction"]);
    expect(sam.message("lateAnswerAccepted").personalisation["choice"]).toBe("opt in");
    expect(sam.tasks).toEqual([]);
    expect(sam.facts["answers"]).toMatchObject([{ choice: "optedIn" }]);
  });

  it("a late decline accepted: declined, and payroll hears nothing", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "declined");
    sam.send("2027-02-05 10:00", "lateAnswerDecided", ACCEPT);
    expect(sam.outcome).toBe("declined");
    expect(sam.templates).not.toContain("payrollInstruction");
  });

  it("refused: the person reads why, and it is lapsed as before", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "optedIn");
    sam.send("2027-02-05 10:00", "lateAnswerDecided", REFUSE);
    expect(sam.message("lateAnswerRefused").personalisation["rationale"]).toBe("You had three reminders.");
    expect(sam.outcome).toBe("lapsed");
    expect(sam.facts["lateAnswer"]).toBeUndefined();
  });

  it("changed before the decision: the last one counts, in one task", () => {
    const sam = lapsedCase();
    sam.send("2027-02-03 10:00", "optedIn");
    sam.send("2027-02-03 11:00", "declined");
    sam.send("2027-02-03 12:00", "optedIn");
    sam.send("2027-02-03 13:00", "declined");
    expect(sam.taskNames).toEqual(["decideLateAnswer"]);
    sam.send("2027-02-05 10:00", "lateAnswerDecided", ACCEPT);
    expect(sam.outcome).toBe("declined");
  });

  it("are taken until the end of lateAnswersUntil and not after", () => {
    const sam = lapsedCase();
    expect(sam.fork().refusals("2027-02-28 23:59:59", "optedIn")).toEqual([]);
    expect(sam.fork().refusals("2027-03-01 00:00", "optedIn")).toMatchObject([{ code: "notAllowedInState" }]);
    expect(sam.pass("2027-03-01 00:01").paths).toEqual(["lapsed.shut"]);
  });

  it("one still undecided when lateAnswersUntil passes is decided all the same", () => {
    const sam = lapsedCase();
    sam.send("2027-02-28 23:00", "optedIn");
    sam.pass("2027-03-10 00:00");
    expect(sam.paths).toEqual(["lapsed.deciding"]);
    expect(sam.refusals("2027-03-10 09:00", "declined")).toMatchObject([{ code: "lateAnswersOver" }]);
    sam.send("2027-03-10 10:00", "lateAnswerDecided", REFUSE);
    expect(sam.pass("2027-03-10 10:02").paths).toEqual(["lapsed.shut"]);
  });

  it("somebody whose own close comes after lateAnswersUntil has as long as the campaign gives after its own", () => {
    const sam = lapsedCase({
      dates: { lettersFrom: "2027-01-11", closesOn: "2027-01-20", lateAnswersUntil: "2027-01-25" },
    });
    sam.pass("2027-02-01 12:00");
    expect(sam.message("windowClosed").personalisation["late"]).toContain("5 February 2027");
    expect(sam.deadlines).toMatchObject({ lateAnswersClose: "2027-02-06 00:00" });
  });

  it("a campaign that takes no late answers: the person is still told that the window has closed", () => {
    const sam = lapsedCase({ dates: { lateAnswersUntil: "2027-01-31" } });
    expect(sam.refusals("2027-02-01 03:00", "optedIn")).toMatchObject([{ code: "lateAnswersOver" }]);
    sam.pass("2027-02-01 12:00");
    expect(sam.message("windowClosed").personalisation["late"]).toBe("Late answers are no longer taken.");
    expect(sam.paths).toEqual(["lapsed.shut"]);
  });

  it("after a decline a late opt-in is decided too, and may be taken back until then", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "declined");
    sam.send("2027-02-03 10:00", "optedIn");
    expect(sam.paths).toEqual(["declined.deciding"]);
    sam.send("2027-02-03 11:00", "declined");
    expect(sam.message("lateAnswerTakenBack").personalisation["choice"]).toBe("decline");
    expect(sam.tasks).toEqual([]);
    expect(sam.refusals("2027-02-03 12:00", "declined")).toMatchObject([{ code: "notAllowedInState" }]);
    sam.send("2027-02-04 11:00", "optedIn");
    sam.send("2027-02-05 11:00", "lateAnswerDecided", REFUSE);
    expect(sam.outcome).toBe("declined");
    sam.send("2027-02-06 11:00", "optedIn");
    sam.send("2027-02-07 11:00", "lateAnswerDecided", ACCEPT);
    expect(sam.paths).toContain("optedIn.awaitingPayroll.confirming");
  });

  it("no decision can be recorded where nothing waits for one", () => {
    for (const sam of [letterOut(), payrollInstructed(), lapsedCase()]) {
      expect(sam.refusals("2027-02-02 10:00", "lateAnswerDecided", ACCEPT)).toMatchObject([
        { code: "notAllowedInState" },
      ]);
    }
  });

  it("a late answer that was another person's is taken away without a word to this one", () => {
    const sam = lapsedCase().pass("2027-02-02 00:00");
    const entry = sam.send("2027-02-03 10:00", "optedIn");
    sam.send("2027-02-03 11:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["lapsed.closed"]);
    expect(sam.tasks).toEqual([]);
    expect(sam.templates.at(-1)).toBe("lateAnswerReceived");
  });
});

describe("a change of mind after payroll was instructed", () => {
  it("is put to a decision; accepted, payroll is told not to align the pay", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-03 10:00", "declined");
    expect(sam.tasks).toMatchObject([{ task: "decideLateAnswer", role: "hrLead" }]);
    sam.send("2027-02-04 10:00", "lateAnswerDecided", ACCEPT);
    expect(sam.templates.slice(-2)).toEqual(["payrollInstructionRevoked", "lateAnswerAccepted"]);
    expect(sam.message("payrollInstructionRevoked").personalisation["instructedOn"]).toBe("1 February 2027");
    expect(sam.message("lateAnswerAccepted").personalisation["next"]).toContain("told payroll not to");
    expect(sam.outcome).toBe("declined");
    expect(sam.facts["payroll"]).toBeUndefined();
  });

  it("refused: the opt-in stands and payroll is waited for", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-03 10:00", "declined");
    sam.send("2027-02-04 10:00", "lateAnswerDecided", REFUSE);
    expect(sam.paths).toEqual(["optedIn.awaitingPayroll.confirming", "optedIn.awaitingPayroll.changing.standing"]);
    expect(sam.tasks).toEqual([]);
  });

  it("taken back before the decision: the opt-in stands", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-03 10:00", "declined");
    sam.send("2027-02-03 11:00", "optedIn");
    expect(sam.message("lateAnswerTakenBack").personalisation["choice"]).toBe("opt-in");
    expect(sam.tasks).toEqual([]);
  });

  it("still undecided when payroll confirms: the decision is still made, and can still undo it", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-03 10:00", "declined");
    sam.send("2027-02-04 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "0.00" });
    expect(sam.paths).toEqual(["payAligned.deciding"]);
    expect(sam.outcome).toBeUndefined();
    expect(sam.tasks).toMatchObject([{ task: "decideLateAnswer", due: "2027-02-11 00:00" }]);
    const refused = sam.fork();
    refused.send("2027-02-05 10:00", "lateAnswerDecided", REFUSE);
    expect(refused.outcome).toBe("payAligned");
    sam.send("2027-02-05 10:00", "lateAnswerDecided", ACCEPT);
    expect(sam.outcome).toBe("declined");
    expect(sam.facts["aligned"]).toBeUndefined();
    expect(sam.templates).toContain("payrollInstructionRevoked");
  });

  it("after payroll has confirmed it is decided too, until lateAnswersUntil", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-04 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "0.00" });
    expect(sam.fork().refusals("2027-03-01 00:00", "declined")).toMatchObject([{ code: "lateAnswersOver" }]);
    sam.send("2027-02-10 10:00", "declined");
    expect(sam.taskNames).toEqual(["decideLateAnswer"]);
  });

  it("after lateAnswersUntil it is refused with the date", () => {
    const sam = payrollInstructed();
    const [reason] = sam.refusals("2027-03-01 00:00", "declined");
    expect(reason).toMatchObject({ code: "lateAnswersOver", message: expect.stringContaining("28 February 2027") });
  });

  it("an opt-in accepted again after that is instructed again", () => {
    const sam = payrollInstructed();
    sam.send("2027-02-03 10:00", "declined");
    sam.send("2027-02-04 10:00", "lateAnswerDecided", ACCEPT);
    sam.send("2027-02-05 10:00", "optedIn");
    sam.send("2027-02-06 10:00", "lateAnswerDecided", ACCEPT);
    expect(sam.templates.filter((name) => name.startsWith("payrollInstruction"))).toEqual([
      "payrollInstruction",
      "payrollInstructionRevoked",
      "payrollInstruction",
    ]);
  });

  it("a late decline that was another person's is taken away", () => {
    const sam = payrollInstructed();
    const entry = sam.send("2027-02-03 10:00", "declined");
    sam.send("2027-02-03 11:00", "corrected", { entry, ...WHY });
    expect(sam.tasks).toEqual([]);
    expect(sam.facts["lateAnswer"]).toBeUndefined();
    expect(sam.paths).toContain("optedIn.awaitingPayroll.changing.standing");
  });
});
