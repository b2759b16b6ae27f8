import { describe, expect, it } from "vitest";
import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import {
  clockInWords,
  decisionDueAt,
  speedOf,
  startsAt,
  type DecisionClock,
} from "../../../machines/pipe-placement/decision-clock.ts";
import type { PipeContext } from "../../../machines/pipe-placement/context.ts";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { addressOf } from "../../../machines/pipe-placement/people.ts";
import { pipePolicy } from "../../../machines/pipe-placement/policy.ts";
import { policyOn } from "../../../machines/shared/policy.ts";
import { instantOf, londonOf, type LondonTime } from "../support/case-by-hand.ts";
import { submitted } from "../support/pipe-placement.ts";

const calendar = calendarFor("2021-01-01");
const policy = policyOn(pipePolicy, "2027-01-01");

function clock(
  submittedAt: LondonTime,
  arrivalOn?: string,
  pauses: readonly (readonly [LondonTime, LondonTime])[] = [],
): DecisionClock {
  return {
    calendar,
    policy,
    submittedAt: instantOf(submittedAt),
    arrivalOn,
    pauses: pauses.map(([from, to]) => ({ from: instantOf(from), to: instantOf(to) })),
  };
}
const due = (...of: Parameters<typeof clock>): LondonTime => londonOf(decisionDueAt(clock(...of)));

describe("the clock of the decision", () => {
  it.each([
    ["before 13:00 on a working day, at submission", "2027-02-04 12:59:59", "2027-02-04 12:59"],
    ["at 13:00, at 09:00 the next working day", "2027-02-04 13:00", "2027-02-05 09:00"],
    ["on a Friday afternoon, on Monday", "2027-02-05 16:00", "2027-02-08 09:00"],
    ["on a Saturday morning, on Monday", "2027-02-06 10:00", "2027-02-08 09:00"],
    ["before Easter, after it", "2027-03-25 13:00", "2027-03-30 09:00"],
    ["on Good Friday, after Easter", "2027-03-26 10:00", "2027-03-30 09:00"],
  ])("starts %s", (_when, at, starts) => {
    expect(londonOf(startsAt(clock(at)))).toBe(starts);
  });

  it.each([
    ["no arrival is known", undefined, "standard"],
    ["29 days off", "2027-03-05", "standard"],
    ["28 days off", "2027-03-04", "shortNotice"],
    ["8 days off", "2027-02-12", "shortNotice"],
    ["7 days off", "2027-02-11", "emergency"],
    ["today", "2027-02-04", "emergency"],
  ])("an arrival that is %s: %s is %s", (_when, arrivalOn, speed) => {
    expect(speedOf(clock("2027-02-04 10:00", arrivalOn))).toBe(speed);
  });

  it("10 working days end at 24:00 of the tenth, counted from the next working day", () => {
    expect(due("2027-02-04 10:00")).toBe("2027-02-19 00:00");
    expect(due("2027-02-04 13:00")).toBe("2027-02-20 00:00");
    expect(due("2027-03-22 10:00")).toBe("2027-04-08 00:00");
  });

  it("5 working days when the arrival is within 28 calendar days of the submission", () => {
    expect(due("2027-02-04 10:00", "2027-03-04")).toBe("2027-02-12 00:00");
    expect(due("2027-03-24 10:00", "2027-04-07")).toBe("2027-04-03 00:00");
  });

  it("2 hours, to the minute, when the arrival is within 7", () => {
    expect(due("2027-02-04 10:17", "2027-02-11")).toBe("2027-02-04 12:17");
    expect(due("2027-02-05 17:00", "2027-02-11")).toBe("2027-02-08 11:00");
  });

  it("ends at 24:00 in London on both sides of a change of the clocks", () => {
    expect(decisionDueAt(clock("2027-03-18 10:00", "2027-04-10"))).toBe(Date.parse("2027-03-26T00:00:00Z"));
    expect(decisionDueAt(clock("2027-03-24 10:00", "2027-04-10"))).toBe(Date.parse("2027-04-02T23:00:00Z"));
    expect(decisionDueAt(clock("2027-10-25 10:00", "2027-11-10"))).toBe(Date.parse("2027-11-02T00:00:00Z"));
  });

  it("is lengthened by the working days on which it stood still", () => {
    expect(due("2027-02-04 10:00", undefined, [["2027-02-08 10:00", "2027-02-10 16:00"]])).toBe("2027-02-23 00:00");
    // Asked and answered on one day, or over a weekend: Friday to Monday is one working day.
    expect(due("2027-02-04 10:00", undefined, [["2027-02-08 10:00", "2027-02-08 16:00"]])).toBe("2027-02-19 00:00");
    expect(due("2027-02-04 10:00", undefined, [["2027-02-05 10:00", "2027-02-08 16:00"]])).toBe("2027-02-20 00:00");
  });

  it("of two hours is lengthened by the minutes", () => {
    expect(due("2027-02-04 10:00", "2027-02-11", [["2027-02-04 11:00", "2027-02-04 11:45"]])).toBe("2027-02-04 12:45");
  });

  it("a pause before the clock has started lengthens nothing", () => {
    expect(due("2027-02-04 14:00", "2027-02-11", [["2027-02-04 15:00", "2027-02-05 08:00"]])).toBe("2027-02-05 11:00");
    expect(due("2027-02-04 14:00", "2027-02-11", [["2027-02-04 15:00", "2027-02-05 09:30"]])).toBe("2027-02-05 11:30");
    expect(due("2027-02-05 14:00", undefined, [["2027-02-05 15:00", "2027-02-07 12:00"]])).toBe(
      due("2027-02-05 14:00"),
    );
  });

  it("explains itself", () => {
    const paused = clock("2027-02-04 10:00", "2027-03-04", [["2027-02-08 10:00", "2027-02-10 16:00"]]);
    expect(clockInWords(paused)).toBe(
      "The clock starts on Thu 4 February 2027 at 10:00. It allows 5 working days, as the arrival is within 28 days of the submission. It stood still for 2 working days. A decision is due by the end of Mon 15 February 2027.",
    );
  });
});

describe("the clock of a case", () => {
  it("shows its deadline, and makes every missing half due with it", () => {
    const jo = submitted();
    expect(jo.deadlines["decisionDue"]).toBe("2027-02-19 00:00");
    expect(jo.tasks).toContainEqual({ task: "decideClinical", role: "clinicalLead", due: "2027-02-19 00:00" });
    expect(jo.tasks).toContainEqual({ task: "decideOperational", role: "operationalLead", due: "2027-02-19 00:00" });
  });

  it("stands still only for a decider's further question, and goes on with its answer", () => {
    const jo = submitted();
    const request = jo.send("2027-02-08 10:00", "furtherInformationRequested", {
      question: "Is the exclusion zone agreed?",
      of: { name: "Ola", email: "ola@justice.example" },
    });
    expect(jo.deadlines).not.toHaveProperty("decisionDue");
    expect(jo.paths).toContain("referral.decision.deciding.clock.paused");
    expect(jo.facts["clock"]).toMatchObject({ standsStill: true });
    jo.send("2027-02-10 16:00", "furtherInformationReceived", { request, answer: "Yes." });
    expect(jo.deadlines["decisionDue"]).toBe("2027-02-23 00:00");
    expect(jo.message("decisionDueMoved").personalisation["clock"]).toContain("It stood still for 2 working days.");
  });

  it("goes on only when the last of several questions is answered", () => {
    const jo = submitted();
    const ask = (at: LondonTime, question: string): number =>
      jo.send(at, "furtherInformationRequested", { question, of: { name: "O", email: "o@justice.example" } });
    const first = ask("2027-02-08 10:00", "One?");
    const second = ask("2027-02-08 11:00", "Two?");
    jo.send("2027-02-09 10:00", "furtherInformationReceived", { request: second, answer: "Two." });
    expect(jo.paths).toContain("referral.decision.deciding.clock.paused");
    expect(
      jo.refusals("2027-02-09 10:01", "furtherInformationReceived", { request: second, answer: "." }),
    ).toMatchObject([{ code: "noSuchRequest", message: expect.stringContaining(String(first)) as unknown }]);
    jo.send("2027-02-09 11:00", "furtherInformationReceived", { request: first, answer: "One." });
    expect(jo.paths).toContain("referral.decision.deciding.clock.running");
  });

  it("chases the answer every two working days", () => {
    const jo = submitted();
    jo.send("2027-02-08 10:00", "furtherInformationRequested", {
      question: "One?",
      of: { name: "O", email: "o@justice.example" },
    });
    jo.pass("2027-02-15 12:00");
    expect(jo.sent.filter((each) => each.startsWith("furtherInformationChase"))).toEqual([
      "furtherInformationChase 2027-02-10 09:00",
      "furtherInformationChase 2027-02-12 09:00",
    ]);
    expect(jo.message("furtherInformationChase").address).toEqual({ channel: "email", email: "o@justice.example" });
  });

  it("puts each question to whoever was asked it, and chases those who have not answered", () => {
    const jo = submitted();
    const ask = (at: LondonTime, question: string, email: string): number =>
      jo.send(at, "furtherInformationRequested", { question, of: { name: "O", email } });
    const first = ask("2027-02-08 10:00", "One?", "one@justice.example");
    const second = ask("2027-02-08 11:00", "Two?", "two@justice.example");
    jo.pass("2027-02-10 12:00");
    const chases = () =>
      jo.messages
        .filter(({ template }) => template === "furtherInformationChase")
        .map(({ address, personalisation }) => [personalisation["question"], address]);
    expect(chases()).toEqual([
      ["One?", { channel: "email", email: "one@justice.example" }],
      ["Two?", { channel: "email", email: "two@justice.example" }],
    ]);
    jo.send("2027-02-10 13:00", "furtherInformationReceived", { request: second, answer: "Two." });
    jo.pass("2027-02-12 12:00");
    expect(chases().slice(2)).toEqual([["One?", { channel: "email", email: "one@justice.example" }]]);
    const { messageId, template, to } = jo.message("furtherInformationChase");
    expect(to).toBe(`furtherSource.${first}`);
    jo.answer("2027-02-12 13:00", { type: "messageFailed", messageId, template, to, reason: "permanent-failure" });
    expect(jo.taskNames).toContain("takeCareOfMessage");
    const taken = { recipient: to, explanation: "Rang them." };
    expect(() => pipePlacement.events.messageTakenCareOf.body.parse(taken)).not.toThrow();
    jo.send("2027-02-12 14:00", "messageTakenCareOf", taken);
    expect(jo.taskNames).not.toContain("takeCareOfMessage");
  });

  it("a question that is taken back is put to nobody", () => {
    const jo = submitted();
    const of = { name: "O", email: "o@justice.example" };
    const entry = jo.send("2027-02-08 10:00", "furtherInformationRequested", { question: "One?", of });
    jo.send("2027-02-08 10:01", "corrected", { entry, explanation: "Another case." });
    expect(jo.paths).toContain("referral.decision.deciding.clock.running");
    expect(addressOf(jo.live.snapshot.context as PipeContext, `furtherSource.${entry}`)).toEqual({
      none: "mustNotBeSent",
    });
  });

  it("an overdue decision of two hours is told at once, any other in the morning", () => {
    const soon = submitted("2027-02-04 10:17", { intendedArrivalOn: "2027-02-08" });
    soon.pass("2027-02-06 12:00");
    expect(soon.sent.filter((each) => each.startsWith("decisionOverdue"))).toEqual(
      Array.from({ length: 5 }, () => "decisionOverdue 2027-02-04 12:17"),
    );
    const night = submitted("2027-02-04 10:00", { intendedArrivalOn: "2027-02-08" });
    const of = { name: "O", email: "o@justice.example" };
    const request = night.send("2027-02-04 11:00", "furtherInformationRequested", { question: "One?", of });
    night.send("2027-02-04 23:30", "furtherInformationReceived", { request, answer: "Yes." });
    night.pass("2027-02-06 12:00");
    expect(night.message("decisionOverdue").queuedAt).toBe("2027-02-05 00:30");
    const later = submitted("2027-02-04 10:00", { intendedArrivalOn: "2027-03-01" });
    later.pass("2027-02-13 12:00");
    expect(later.sent.filter((each) => each.startsWith("decisionOverdue"))).toEqual(
      Array.from({ length: 5 }, () => "decisionOverdue 2027-02-12 09:00"),
    );
  });

  it("is worked out anew when the arrival is brought forward, from the submission", () => {
    const jo = submitted("2027-02-04 10:00", { intendedArrivalOn: "2027-04-12" });
    jo.send("2027-02-05 10:00", "intendedArrivalChanged", { arrivalOn: "2027-03-01", explanation: "Earlier." });
    expect(jo.deadlines["decisionDue"]).toBe("2027-02-12 00:00");
    expect(jo.tasks).toContainEqual({ task: "decideClinical", role: "clinicalLead", due: "2027-02-12 00:00" });
    expect(jo.message("decisionDueMoved").personalisation["dueBy"]).toBe("the end of Thu 11 February 2027");
  });

  it("is overdue at once when the faster deadline has passed already", () => {
    const jo = submitted("2027-02-04 10:00", { intendedArrivalOn: "2027-04-12" });
    jo.send("2027-02-08 10:00", "intendedArrivalChanged", { arrivalOn: "2027-02-10", explanation: "Earlier." });
    jo.pass("2027-02-08 10:02");
    expect(jo.paths).toContain("referral.decision.deciding.clock.overdue");
    expect(jo.templates.filter((each) => each === "decisionOverdue")).toHaveLength(5);
  });

  it("gives no more time when the arrival is put off", () => {
    const jo = submitted("2027-02-04 10:00", { intendedArrivalOn: "2027-03-01" });
    jo.send("2027-02-05 10:00", "intendedArrivalChanged", { arrivalOn: "2027-05-03", explanation: "Later." });
    expect(jo.deadlines["decisionDue"]).toBe("2027-02-12 00:00");
    expect(jo.templates).not.toContain("decisionDueMoved");
    expect(jo.facts["intendedArrivalOn"]).toBe("2027-05-03");
  });

  it("keeps standing still when the arrival moves meanwhile, and then counts the faster way", () => {
    const jo = submitted();
    const request = jo.send("2027-02-08 10:00", "furtherInformationRequested", {
      question: "One?",
      of: { name: "O", email: "o@justice.example" },
    });
    jo.send("2027-02-08 12:00", "intendedArrivalChanged", { arrivalOn: "2027-03-01", explanation: "Known now." });
    expect(jo.deadlines).not.toHaveProperty("decisionDue");
    jo.send("2027-02-09 12:00", "furtherInformationReceived", { request, answer: "Yes." });
    expect(jo.deadlines["decisionDue"]).toBe("2027-02-13 00:00");
  });
});
