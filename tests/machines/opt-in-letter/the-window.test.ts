import { describe, expect, it } from "vitest";
import { AWAY, ELSEWHERE, HOME, lapsedCase, letterCase, letterOut } from "../support/opt-in-letter.ts";

const reminders = (sent: readonly string[]): string[] => sent.filter((line) => line.startsWith("reminder"));

describe("the window", () => {
  it("gives three weeks: the issue day is day one, and it closes at the end of day twenty-one", () => {
    const sam = letterOut();
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-01 00:00" });
    sam.send("2027-01-31 23:59:59", "optedIn");
    expect(sam.paths).toEqual(["optedIn.windowOpen"]);
    expect(sam.facts["answers"]).toHaveLength(1);
  });

  it("closes with the campaign when that is later than day twenty-one", () => {
    const sam = letterOut({ dates: { closesOn: "2027-02-10" } });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-11 00:00" });
  });

  it("closes on the person's own day twenty-one when the letter went out late", () => {
    const sam = letterCase("2027-01-20 15:00");
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-10 00:00" });
    expect(sam.message("optInLetter").personalisation["closesOn"]).toBe("9 February 2027");
  });

  it("the exercise of 2022: issued on 9 November, closed at the end of the 29th", () => {
    const sam = letterCase("2022-11-09 09:00", {
      dates: { lettersFrom: "2022-11-09", closesOn: "2022-11-29", lateAnswersUntil: "2022-12-31" },
    });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2022-11-30 00:00" });
  });

  it("no answer: it lapses at the close and not before", () => {
    const sam = letterOut();
    expect(sam.pass("2027-02-01 00:00:59").paths).toContain("awaitingResponse.windowOpen.closing");
    expect(sam.pass("2027-02-01 00:01").paths).toEqual(["lapsed.telling"]);
    expect(sam.outcome).toBe("lapsed");
    expect(sam.timeline.at(-1)).toBe("2027-02-01 00:00 The window to answer closes");
  });

  it("an answer received in the last second counts although the close is applied after it", () => {
    const sam = letterOut();
    sam.send("2027-01-31 23:59:59", "optedIn");
    expect(sam.pass("2027-02-01 00:01").paths).toContain("optedIn.awaitingPayroll.confirming");
  });

  it("an answer received at the close is late although the close was not applied yet", () => {
    const sam = letterOut();
    sam.send("2027-02-01 00:00:00", "optedIn");
    expect(sam.paths).toEqual(["lapsed.deciding"]);
  });

  it("closes at midnight London time on the day of a change of the clocks and after it", () => {
    const spring = letterCase("2027-03-08 09:00", {
      dates: { lettersFrom: "2027-03-08", closesOn: "2027-03-28", lateAnswersUntil: "2027-04-30" },
    });
    spring.send("2027-03-28 23:59:59", "optedIn");
    expect(spring.paths).toEqual(["optedIn.windowOpen"]);
    const autumn = letterCase("2027-10-11 09:00", {
      dates: { lettersFrom: "2027-10-11", closesOn: "2027-10-31", lateAnswersUntil: "2027-11-30" },
    });
    autumn.send("2027-11-01 00:00:00", "optedIn");
    expect(autumn.paths).toEqual(["lapsed.deciding"]);
  });
});

describe("reminders", () => {
  it("go out one week before the close, three working days before it and on its morning, at 09:00", () => {
    expect(reminders(lapsedCase().sent)).toEqual([
      "reminderOneWeek 2027-01-24 09:00",
      "reminderThreeWorkingDays 2027-01-27 09:00",
      "reminderLastMorning 2027-01-31 09:00",
    ]);
  });

  it("go only to people who have not answered", () => {
    const sam = letterOut();
    sam.send("2027-01-26 10:00", "declined");
    expect(reminders(sam.pass("2027-02-01 00:01").sent)).toEqual(["reminderOneWeek 2027-01-24 09:00"]);
  });

  it("one that waits to be sent is withdrawn by an answer", () => {
    const sam = letterOut().holding().pass("2027-01-24 09:00");
    sam.send("2027-01-24 09:01", "optedIn");
    expect(sam.message("reminderOneWeek").withdrawn).toBe("no longer needed");
  });

  it("one that waits to be sent is withdrawn when the letter turns out never to have arrived", () => {
    const sam = letterOut().holding().pass("2027-01-24 09:00");
    sam.send("2027-01-24 09:01", "letterBounced", { explanation: "No such mailbox." });
    expect(sam.message("reminderOneWeek").withdrawn).toBe("no longer needed");
  });

  it("are of no use the day after: after an outage of days no burst goes out", () => {
    const sam = letterOut().holding().pass("2027-01-31 12:00");
    const stillOfUse = sam.messages.filter(
      ({ template, validUntil }) => template.startsWith("reminder") && (validUntil ?? "") > "2027-01-31 12:00",
    );
    expect(stillOfUse).toMatchObject([{ template: "reminderLastMorning" }]);
  });

  it("whose morning has passed when the window opens are skipped, not sent late", () => {
    const sam = letterCase("2027-01-20 15:00", { dates: { closesOn: "2027-02-10" } });
    expect(reminders(sam.pass("2027-02-11 00:01").sent)).toHaveLength(3);
    const restored = letterOut();
    const entry = restored.send("2027-01-20 10:00", "optedIn");
    restored.send("2027-01-28 10:00", "corrected", { entry, explanation: "Another person's." });
    expect(reminders(restored.pass("2027-02-01 00:01").sent)).toEqual(["reminderLastMorning 2027-01-31 09:00"]);
  });

  it("Easter: three working days before Tuesday 30 March 2027 is Tuesday 23 March, which is also one week: one reminder goes", () => {
    const dates = { lettersFrom: "2027-03-10", closesOn: "2027-03-30", lateAnswersUntil: "2027-04-30" };
    const sam = letterCase("2027-03-10 09:00", { dates }).pass("2027-03-31 00:01");
    expect(reminders(sam.sent)).toEqual([
      "reminderThreeWorkingDays 2027-03-23 09:00",
      "reminderLastMorning 2027-03-30 09:00",
    ]);
  });

  it("Christmas: three working days before Thursday 30 December 2027 skip two bank holidays", () => {
    const dates = { lettersFrom: "2027-12-01", closesOn: "2027-12-30", lateAnswersUntil: "2028-01-31" };
    const sam = letterCase("2027-12-01 09:00", { dates }).pass("2027-12-31 00:01");
    expect(reminders(sam.sent)).toEqual([
      "reminderThreeWorkingDays 2027-12-23 09:00",
      "reminderLastMorning 2027-12-30 09:00",
    ]);
  });

  it("keep 09:00 London time across the change of the clocks", () => {
    const dates = { lettersFrom: "2027-10-11", closesOn: "2027-11-04", lateAnswersUntil: "2027-11-30" };
    const sam = letterCase("2027-10-11 09:00", { dates }).pass("2027-11-05 00:01");
    expect(reminders(sam.sent)).toEqual([
      "reminderOneWeek 2027-10-28 09:00",
      "reminderThreeWorkingDays 2027-11-01 09:00",
      "reminderLastMorning 2027-11-04 09:00",
    ]);
  });

  it("tell the person's own close, not the campaign's", () => {
    const sam = letterCase("2026-12-01 10:00", AWAY);
    sam.send("2027-01-25 10:00", "contactTraced", { contact: HOME });
    expect(sam.pass("2027-02-07 09:00").message("reminderOneWeek").personalisation["closesOn"]).toBe(
      "14 February 2027",
    );
  });
});

describe("a letter that comes back", () => {
  it("opens a task for HR and the window waits: it never lapses by itself", () => {
    const sam = letterOut();
    sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    expect(sam.tasks).toMatchObject([{ task: "reissueLetter", role: "hrOperations", due: "2027-01-16 00:00" }]);
    sam.pass("2027-06-01 00:00");
    expect(sam.paths).toEqual(["awaitingResponse.letterBounced"]);
    expect(reminders(sam.sent)).toEqual([]);
    expect(sam.tasks).toMatchObject([{ role: "hrLead" }]);
  });

  it("is reissued to another address and gives the full three weeks from that day", () => {
    const sam = letterOut();
    sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-01-27 10:00", "letterReissued", { contact: ELSEWHERE });
    expect(sam.message("optInLetter")).toMatchObject({
      address: ELSEWHERE,
      queuedAt: "2027-01-27 10:00",
      personalisation: { closesOn: "16 February 2027" },
    });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-17 00:00", reminderOneWeek: "2027-02-09 09:00" });
    expect(sam.tasks).toEqual([]);
  });

  it("reissued soon: the campaign's close when that is later", () => {
    const sam = letterOut({ dates: { closesOn: "2027-02-20" } });
    sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-01-15 10:00", "letterReissued", { contact: ELSEWHERE });
    expect(sam.deadlines).toMatchObject({ windowCloses: "2027-02-21 00:00" });
  });

  it("Notify's report that it could not be delivered does the same", () => {
    const sam = letterOut();
    const { messageId } = sam.message("optInLetter");
    sam.answer("2027-01-11 09:05", {
      type: "messageFailed",
      messageId,
      template: "optInLetter",
      to: "person",
      reason: "permanent-failure",
    });
    expect(sam.paths).toEqual(["awaitingResponse.letterBounced"]);
    expect(sam.taskNames).toEqual(["reissueLetter"]);
  });

  it("a late report on the letter before does not take back the one that was reissued", () => {
    const sam = letterOut();
    const { messageId } = sam.message("optInLetter");
    sam.send("2027-01-12 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.answer("2027-01-12 10:30", {
      type: "messageFailed",
      messageId,
      template: "optInLetter",
      to: "person",
      reason: "permanent-failure",
    });
    expect(sam.taskNames).toEqual(["reissueLetter"]);
    sam.send("2027-01-12 11:00", "letterReissued", { contact: ELSEWHERE });
    sam.answer("2027-01-14 10:00", {
      type: "messageFailed",
      messageId,
      template: "optInLetter",
      to: "person",
      reason: "permanent-failure",
    });
    expect(sam.paths).toContain("awaitingResponse.windowOpen.closing");
    expect(sam.tasks).toEqual([]);
  });

  it("a person who answers although the letter came back has answered in time", () => {
    const sam = letterOut();
    sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-03-05 10:00", "optedIn", { receivedBy: "telephone" });
    expect(sam.message("optInAcknowledged").personalisation["closesOn"]).toBe("5 March 2027");
    expect(sam.tasks).toEqual([]);
    expect(sam.pass("2027-03-06 00:01").templates).toContain("payrollInstruction");
  });

  it("reported by mistake: the window is as it was", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-01-25 10:00", "corrected", { entry, explanation: "It was another person's letter." });
    expect(sam.deadlines).toMatchObject({
      windowCloses: "2027-02-01 00:00",
      reminderThreeWorkingDays: "2027-01-27 09:00",
    });
    expect(sam.tasks).toEqual([]);
    expect(reminders(sam.sent)).toEqual([]);
  });

  it("cannot be undone once the letter was reissued", () => {
    const sam = letterOut();
    const entry = sam.send("2027-01-13 10:00", "letterBounced", { explanation: "No such mailbox." });
    sam.send("2027-01-14 10:00", "letterReissued", { contact: ELSEWHERE });
    expect(sam.refusals("2027-01-15 10:00", "corrected", { entry, explanation: "Wrong." })).toMatchObject([
      { code: "notCorrectable" },
    ]);
  });

  it("went to an address that was a mistake: correcting the address asks for a reissue", () => {
    const sam = letterCase("2026-12-01 10:00", AWAY);
    const entry = sam.send("2026-12-10 10:00", "contactTraced", { contact: HOME });
    sam.pass("2027-01-12 00:00");
    sam.send("2027-01-12 10:00", "corrected", { entry, explanation: "Another person's address." });
    expect(sam.taskNames).toEqual(["reissueLetter"]);
    sam.send("2027-01-13 10:00", "letterReissued", { contact: ELSEWHERE });
    expect(sam.message("optInLetter").address).toEqual(ELSEWHERE);
  });
});
