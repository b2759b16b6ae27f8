import { describe, expect, it } from "vitest";
import { HOME, lapsedCase, letterOut } from "../support/opt-in-letter.ts";

describe("questions", () => {
  it("open a task, due in two working days, and do not stop the clock", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-29 16:00", "questionAsked", { question: "Does pay protection count?" });
    expect(sam.tasks).toEqual([
      { task: "answerQuestion", key: String(entry), role: "harmonisationTeam", due: "2027-02-03 00:00" },
    ]);
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-01 00:00" });
    expect(sam.pass("2027-02-01 00:01").paths).toEqual(["lapsed.telling"]);
    expect(sam.taskNames).toEqual(["answerQuestion"]);
  });

  it("are answered to the person, each by its number", () => {
    const sam = letterOut();
    const first = sam.send("2027-01-12 10:00", "questionAsked", { question: "First?" });
    const second = sam.send("2027-01-12 11:00", "questionAsked", { question: "Second?" });
    sam.send("2027-01-13 10:00", "questionAnswered", { question: second, answer: "Yes." });
    expect(sam.message("questionAnswered").personalisation).toMatchObject({ question: "Second?", answer: "Yes." });
    expect(sam.tasks).toMatchObject([{ key: String(first) }]);
    expect(
      sam.refusals("2027-01-13 11:00", "questionAnswered", { question: second, answer: "Yes." })[0]?.message,
    ).toContain(`Open questions: ${first}`);
  });

  it("may come after the outcome; the case stays until they are answered", () => {
    const sam = lapsedCase().pass("2027-03-02 00:00");
    const entry = sam.send("2027-03-02 10:00", "questionAsked", { question: "Is there another way?" });
    expect(sam.pass("2027-05-01 00:00").isOver).toBe(false);
    sam.send("2027-05-01 10:00", "questionAnswered", { question: entry, answer: "Write to the team." });
    expect(sam.isOver).toBe(true);
  });

  it("unanswered they go up a role, and again", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "questionAsked", { question: "When?" });
    expect(sam.pass("2027-01-15 00:00").tasks).toMatchObject([{ role: "hrOperations" }]);
    expect(sam.pass("2027-01-20 00:00").tasks).toMatchObject([{ role: "hrLead" }]);
  });
});

describe("messages that cannot be delivered", () => {
  it("open a task for a person, one for each recipient", () => {
    const sam = letterOut().pass("2027-01-24 09:00");
    const failed = {
      type: "messageFailed",
      messageId: "case/2.1",
      template: "reminderOneWeek",
      to: "person",
      reason: "permanent-failure",
    };
    sam.answer("2027-01-24 10:00", failed);
    sam.answer("2027-01-24 11:00", { ...failed, template: "qaInvitation" });
    expect(sam.tasks).toMatchObject([{ task: "takeCareOfMessage", key: "person", role: "harmonisationTeam" }]);
  });

  it("are taken care of by a word from somebody, or by another address", () => {
    const failed = {
      type: "messageFailed",
      messageId: "case/2.1",
      template: "reminderOneWeek",
      to: "person",
      reason: "permanent-failure",
    };
    const rung = letterOut();
    rung.answer("2027-01-24 10:00", failed);
    rung.send("2027-01-24 11:00", "messageTakenCareOf", { explanation: "Rang them." });
    expect(rung.tasks).toEqual([]);
    const moved = letterOut();
    moved.answer("2027-01-24 10:00", failed);
    moved.send("2027-01-24 11:00", "contactDetailsChanged", { contact: HOME });
    expect(moved.tasks).toEqual([]);
  });
});

describe("at any time", () => {
  it("a note changes nothing else", () => {
    const sam = letterOut();
    const { paths, deadlines, tasks } = sam;
    sam.send("2027-01-12 10:00", "noteAdded", { note: "Spoke to them." });
    expect({ paths: sam.paths, deadlines: sam.deadlines, tasks: sam.tasks }).toEqual({ paths, deadlines, tasks });
  });

  it("somebody else may own the case", () => {
    const sam = lapsedCase();
    sam.send("2027-02-12 10:00", "ownerReassigned", { role: "hrOperations", name: "Priya Nair" });
    expect(sam.live.snapshot.context.owner).toEqual({ role: "hrOperations", name: "Priya Nair" });
    sam.send("2027-02-12 11:00", "ownerReassigned", { role: "hrLead" });
    expect(sam.live.snapshot.context.owner).toEqual({ role: "hrLead" });
  });

  it("an event the state does not allow is refused with the state and nothing is stored", () => {
    const sam = letterOut();
    const { sequence } = sam.live;
    expect(
      sam.refusals("2027-01-12 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "0.00" }),
    ).toEqual([
      {
        code: "notAllowedInState",
        message:
          '"payrollConfirmed" is not allowed while the case is: The letter is out; waiting for an answer; First reminder to come; No more invitations',
      },
    ]);
    expect(sam.live.sequence).toBe(sequence);
  });

  it("a case that has its outcome stays 28 days after the day of the outcome, and as long as late answers are taken", () => {
    // The window closes at the end of 31 January: that day has the outcome, not the next.
    const sam = lapsedCase();
    expect(sam.pass("2027-02-28 23:59").isOver).toBe(false);
    expect(sam.pass("2027-03-01 00:01").isOver).toBe(true);
    const long = lapsedCase({ dates: { lateAnswersUntil: "2027-04-30" } });
    expect(long.pass("2027-04-30 23:00").isOver).toBe(false);
    expect(long.pass("2027-05-01 00:01").isOver).toBe(true);
  });
});
