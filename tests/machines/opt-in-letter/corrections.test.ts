import { describe, expect, it } from "vitest";
import { ELSEWHERE, HOME, letterCase, letterOut, payrollInstructed, WHY, WORK } from "../support/opt-in-letter.ts";

describe("corrections", () => {
  it("a wrong answer is taken away: the case waits for one again", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "optedIn");
    sam.send("2027-01-21 10:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toContain("awaitingResponse.windowOpen.closing");
    expect(sam.facts["answers"]).toEqual([]);
    expect(sam.pass("2027-02-01 00:01").outcome).toBe("lapsed");
  });

  it("a wrong answer is taken away: the one before it stands again", () => {
    const sam = letterOut();
    sam.send("2027-01-20 10:00", "declined");
    const entry = sam.send("2027-01-21 10:00", "optedIn");
    sam.send("2027-01-22 10:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["declined.windowOpen"]);
  });

  it("a wrong answer that was changed since is taken away and the last one stands", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "declined");
    sam.send("2027-01-21 10:00", "optedIn");
    sam.send("2027-01-22 10:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["optedIn.windowOpen"]);
    expect(sam.facts["answers"]).toHaveLength(1);
  });

  it("an answer to a letter that came back is taken away: the letter is to be reissued as before", () => {
    const sam = letterOut();
    sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    const entry = sam.send("2027-01-14 10:00", "optedIn");
    sam.send("2027-01-14 11:00", "corrected", { entry, ...WHY });
    expect(sam.paths).toEqual(["awaitingResponse.letterBounced"]);
    expect(sam.taskNames).toEqual(["reissueLetter"]);
  });

  it("an answer cannot be taken away once its window has closed", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "optedIn");
    expect(sam.refusals("2027-02-01 00:00", "corrected", { entry, ...WHY })).toMatchObject([
      { code: "windowClosed", field: "entry" },
    ]);
  });

  it("a question that was another person's disappears with its task", () => {
    const sam = letterOut();
    sam.send("2027-01-12 10:00", "questionAsked", { question: "Mine?" });
    const entry = sam.send("2027-01-12 11:00", "questionAsked", { question: "Not mine?" });
    sam.send("2027-01-12 12:00", "corrected", { entry, ...WHY });
    expect(sam.tasks).toHaveLength(1);
    expect(sam.refusals("2027-01-12 13:00", "questionAnswered", { question: entry, answer: "Yes." })).toMatchObject([
      { code: "noSuchQuestion" },
    ]);
  });

  it("a wrong address is taken away: the one before it counts again", () => {
    const sam = letterCase("2026-12-01 10:00");
    sam.send("2026-12-02 10:00", "contactDetailsChanged", { contact: HOME });
    const second = sam.send("2026-12-03 10:00", "contactDetailsChanged", { contact: ELSEWHERE });
    expect(sam.facts["contact"]).toEqual(ELSEWHERE);
    sam.send("2026-12-04 10:00", "corrected", { entry: second, ...WHY });
    expect(sam.pass("2026-12-15 09:00").message("update").address).toEqual(HOME);
  });

  it("the only other address taken away: the work address counts again", () => {
    const sam = letterCase("2026-12-01 10:00");
    const entry = sam.send("2026-12-02 10:00", "contactDetailsChanged", { contact: HOME });
    sam.send("2026-12-04 10:00", "corrected", { entry, ...WHY });
    expect(sam.pass("2026-12-15 09:00").message("update").address).toMatchObject({ email: WORK });
  });

  it("a leaving date reported by mistake is taken away", () => {
    const sam = payrollInstructed();
    const entry = sam.send("2027-02-02 10:00", "leavingReported", { leavingOn: "2027-02-02" });
    sam.send("2027-02-05 10:00", "corrected", { entry, ...WHY });
    sam.send("2027-02-06 10:00", "payrollConfirmed", { effectiveFrom: "2026-12-01", backPay: "0.00" });
    expect(sam.message("payAligned").address).toMatchObject({ email: WORK });
  });

  it("anything else is refused, with what can be undone and what to do instead", () => {
    const sam = letterOut();
    const note = sam.send("2027-01-12 10:00", "noteAdded", { note: "Spoke to them." });
    const answer = sam.send("2027-01-12 11:00", "optedIn");
    const [reason] = sam.refusals("2027-01-12 12:00", "corrected", { entry: note, ...WHY });
    expect(reason).toMatchObject({ code: "notCorrectable", field: "entry" });
    expect(reason?.message).toBe(
      `Entry ${note} cannot be undone. Entries that can be: ${answer}. For anything else record what is right as a new event, or add a note`,
    );
  });

  it("the same entry cannot be corrected twice", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "optedIn");
    sam.send("2027-01-21 10:00", "corrected", { entry, ...WHY });
    expect(sam.refusals("2027-01-21 11:00", "corrected", { entry, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
  });

  it("history stays: the wrong entry and its correction are both on the timeline", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-20 10:00", "optedIn");
    sam.send("2027-01-21 10:00", "corrected", { entry, ...WHY });
    expect(sam.timeline.slice(-2)).toEqual(["2027-01-20 10:00 Opted in", "2027-01-21 10:00 Earlier entry corrected"]);
  });
});
