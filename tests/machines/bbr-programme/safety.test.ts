import { describe, expect, it } from "vitest";
import { messages } from "../../../machines/bbr-programme/messages.ts";
import {
  attends,
  courseOf,
  GROUP,
  moduleFrom,
  NO_NUMBER,
  placed,
  prepared,
  SESSIONS,
  tasksOf,
  WHY,
} from "./participant.ts";

const texts = (daniel: ReturnType<typeof prepared>) => daniel.messages.filter(({ to }) => to === "person");
const times = (daniel: ReturnType<typeof prepared>) => texts(daniel).map(({ queuedAt }) => queuedAt);

describe("reminders", () => {
  it("go by text at 09:00 two days before and on the morning of each session, across the change to summer time", () => {
    const daniel = prepared().pass("2027-01-13 10:00");
    expect(daniel.sent.slice(-2)).toEqual([
      "reminderTwoDaysBefore 2027-01-10 09:00",
      "reminderOnTheDay 2027-01-12 09:00",
    ]);
    expect(texts(daniel).map(({ address }) => address)).toEqual([
      { channel: "sms", phone: "07700900123" },
      { channel: "sms", phone: "07700900123" },
    ]);
    // Summer time begins on Sunday 28 March 2027.
    const spring = moduleFrom("foundation", "2027-03-30");
    const later = prepared();
    later.send("2026-12-11 10:00", "timetableChanged", { groupCaseId: GROUP, sessions: spring, timetable: 2 });
    later.pass("2027-03-30 10:00");
    expect(times(later)).toEqual(["2027-03-28 09:00", "2027-03-30 09:00"]);
  });

  it("follow a session that moves, and are not sent for the day it was on", () => {
    const daniel = prepared();
    daniel.pass("2027-01-11 10:00");
    daniel.send("2027-01-11 11:00", "timetableChanged", {
      groupCaseId: GROUP,
      sessions: moduleFrom("foundation", "2027-01-19"),
      timetable: 2,
    });
    daniel.pass("2027-01-19 10:00");
    expect(times(daniel)).toEqual(["2027-01-10 09:00", "2027-01-17 09:00", "2027-01-19 09:00"]);
  });

  it("on the morning are left out when the session begins before them", () => {
    const daniel = prepared();
    daniel.send("2026-12-11 10:00", "timetableChanged", {
      groupCaseId: GROUP,
      sessions: moduleFrom("foundation", "2027-01-12", "08:30"),
      timetable: 2,
    });
    daniel.pass("2027-01-12 12:00");
    expect(times(daniel)).toEqual(["2027-01-10 09:00"]);
  });

  it("go for booked appointments as well, until they are held or cancelled", () => {
    const daniel = placed();
    daniel.send("2026-12-02 10:00", "appointmentBooked", { appointment: "goalSetting", on: "2026-12-10", at: "14:00" });
    daniel.pass("2026-12-09 10:00");
    expect(times(daniel)).toEqual(["2026-12-08 09:00"]);
    expect(texts(daniel)[0]?.personalisation).toEqual({ when: "10 December 2026 at 14:00" });
    daniel.send("2026-12-09 11:00", "appointmentBooked", { appointment: "goalSetting", on: "2026-12-16", at: "14:00" });
    daniel.send("2026-12-09 12:00", "appointmentCancelled", { appointment: "goalSetting" });
    daniel.pass("2026-12-20 10:00");
    expect(times(daniel)).toEqual(["2026-12-08 09:00"]);
    expect(daniel.refusals("2026-12-20 10:00", "appointmentCancelled", { appointment: "oneToOne" })).toMatchObject([
      { code: "notBooked" },
    ]);
    expect(
      daniel.refusals("2026-12-20 10:00", "appointmentBooked", {
        appointment: "oneToOne",
        on: "2026-12-20",
        at: "09:00",
      }),
    ).toMatchObject([{ code: "dateInPast" }]);
  });

  it("name two appointments of one day in one text", () => {
    const daniel = placed();
    daniel.send("2026-12-02 10:00", "appointmentBooked", { appointment: "goalSetting", on: "2026-12-10", at: "14:00" });
    daniel.send("2026-12-02 10:01", "appointmentBooked", { appointment: "oneToOne", on: "2026-12-10", at: "16:00" });
    daniel.pass("2026-12-10 10:00");
    expect(texts(daniel).map(({ personalisation }) => personalisation)).toEqual([
      { when: "10 December 2026 at 14:00 and on 10 December 2026 at 16:00" },
      { time: "14:00 and 16:00" },
    ]);
  });

  it("go only to a number confirmed as safe", () => {
    const daniel = prepared(NO_NUMBER);
    expect(tasksOf(daniel)).toEqual(["confirmSafeNumber"]);
    daniel.pass("2027-01-11 10:00");
    expect(texts(daniel)).toEqual([]);
    expect(
      daniel.refusals("2027-01-11 11:00", "safeNumberConfirmed", {
        phone: "07700900456",
        confirmedSafeOn: "2027-01-12",
      }),
    ).toMatchObject([{ code: "dateInFuture" }]);
    daniel.send("2027-01-11 11:00", "safeNumberConfirmed", { phone: "07700900456", confirmedSafeOn: "2027-01-11" });
    expect(tasksOf(daniel)).toEqual([]);
    daniel.pass("2027-01-12 10:00");
    expect(texts(daniel).map(({ address }) => address)).toEqual([{ channel: "sms", phone: "07700900456" }]);
    daniel.send("2027-01-12 11:00", "safeNumberWithdrawn", WHY);
    expect(daniel.refusals("2027-01-12 11:01", "safeNumberWithdrawn", WHY)).toMatchObject([
      { code: "alreadyWithdrawn" },
    ]);
    daniel.pass("2027-01-20 10:00");
    expect(texts(daniel)).toHaveLength(1);
    expect(tasksOf(daniel)).toEqual([]);
  });

  it("that are still in flight are withdrawn when the number is no longer safe, or the person leaves", () => {
    const unsafe = prepared().holding().pass("2027-01-12 10:00");
    const left = unsafe.fork();
    unsafe.send("2027-01-12 10:01", "safeNumberWithdrawn", WHY);
    left.send("2027-01-12 10:01", "programmeExited", { reason: "movedAway", ...WHY });
    for (const daniel of [unsafe, left])
      expect(texts(daniel).every(({ withdrawn }) => withdrawn !== undefined)).toBe(true);
  });

  it("name no programme, offence or venue, and nobody", () => {
    for (const name of ["reminderTwoDaysBefore", "reminderOnTheDay"] as const)
      expect(messages[name].sms.body).not.toMatch(
        /building|better|relationship|BBR|programme|module|group|foundation|probation|violence|abuse|partner|offen[cd]|court|session|hospital|office|centre/i,
      );
    const said = texts(prepared().pass("2027-01-13 10:00")).flatMap((text) => Object.values(text.personalisation));
    for (const value of said) expect(value).toMatch(/^(\d{1,2} \w+ \d{4} at )?\d\d:\d\d$/);
  });
});

describe("the same day the practitioner hears, and partner and children are thought of", () => {
  it.each([
    ["unacceptableAbsence", {}, ["sessionMissed"]],
    ["acceptableAbsence", {}, ["sessionMissed"]],
    ["attendedFailedToComply", {}, ["notCompliedWith"]],
    ["attendedComplied", { disclosure: true }, ["disclosureMade"]],
    ["unacceptableAbsence", { disclosure: true }, ["sessionMissed", "disclosureMade"]],
  ] as const)("of %s %o", (attendance, more, templates) => {
    const daniel = prepared();
    attends(daniel, "foundation-1", attendance, more);
    const heard = daniel.messages.filter(({ queuedAt }) => queuedAt === "2027-01-12 21:00");
    expect(heard.map(({ template }) => template)).toEqual(templates);
    expect(heard.every(({ to }) => to === "owner")).toBe(true);
    expect(daniel.tasks.find(({ task }) => task === "reviewSafeguarding")).toMatchObject({
      role: "practitioner",
      due: "2027-01-14 00:00",
    });
  });

  it("not of a session attended and complied with", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1");
    expect(tasksOf(daniel)).toEqual([]);
    expect(daniel.templates).not.toContain("sessionMissed");
  });

  it("of an individual session missed, which needs its reason", () => {
    const daniel = placed();
    const missed = { appointment: "goalSetting", on: "2026-12-10", attendance: "acceptableAbsence" };
    expect(daniel.refusals("2026-12-10 15:00", "individualSessionMissed", missed)).toMatchObject([
      { code: "reasonMissing" },
    ]);
    expect(daniel.refusals("2026-12-09 15:00", "individualSessionMissed", { ...missed, reason: "work" })).toMatchObject(
      [{ code: "dateInFuture" }],
    );
    daniel.send("2026-12-10 15:00", "individualSessionMissed", { ...missed, reason: "work", disclosure: true });
    expect(daniel.templates.slice(-2)).toEqual(["sessionMissed", "disclosureMade"]);
    expect(tasksOf(daniel)).toEqual(["holdGoalSetting", "reviewSafeguarding"]);
    expect(courseOf(daniel)).toBe("placed");
  });

  it("of a hold and of an exit", () => {
    const held = prepared();
    held.send("2027-01-05 10:00", "putOnHold", { reason: "health", ...WHY });
    expect(held.message("interrupted").queuedAt).toBe("2027-01-05 10:00");
    expect(tasksOf(held)).toEqual(["reviewSafeguarding"]);
    const gone = prepared();
    gone.send("2027-01-05 10:00", "programmeExited", { reason: "orderRevoked", ...WHY });
    expect(gone.message("programmeNotCompleted").queuedAt).toBe("2027-01-05 10:00");
    expect(tasksOf(gone)).toEqual(["reviewSafeguarding"]);
  });

  it("each review is done by its own number, also after the outcome", () => {
    const daniel = prepared();
    const entry = attends(daniel, "foundation-1", "unacceptableAbsence");
    const exit = daniel.send("2027-01-13 10:00", "programmeExited", { reason: "nonCompliance", ...WHY });
    expect(daniel.refusals("2027-01-13 11:00", "safeguardingReviewed", { review: 99, outcome: "None." })).toMatchObject(
      [{ code: "noSuchReview", message: expect.stringContaining(`${entry}, ${exit}`) }],
    );
    for (const review of [entry, exit])
      daniel.send("2027-01-13 12:00", "safeguardingReviewed", { review, outcome: "No new concern." });
    expect(daniel.tasks).toEqual([]);
  });
});

describe("a register", () => {
  it("repeated changes nothing; a lower one is ignored; a higher one corrects, and what followed is taken back", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "unacceptableAbsence", { register: 1005 });
    expect(tasksOf(daniel)).toEqual(["decideOnFailure", "holdCatchUp", "reviewSafeguarding"]);
    const messages = daniel.messages.length;
    attends(daniel, "foundation-1", "unacceptableAbsence", { register: 1005, at: "2027-01-12 21:05" });
    attends(daniel, "foundation-1", "attendedComplied", { register: 1004, at: "2027-01-12 21:06" });
    expect(daniel.messages).toHaveLength(messages);
    expect(tasksOf(daniel)).toHaveLength(3);
    attends(daniel, "foundation-1", "attendedComplied", { register: 1006, at: "2027-01-13 09:30" });
    expect(tasksOf(daniel)).toEqual([]);
    expect(daniel.message("registerCorrected").personalisation["on"]).toBe("12 January 2027");
  });

  it("corrected to worse is told like the first", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "attendedComplied", { register: 1001 });
    attends(daniel, "foundation-1", "attendedFailedToComply", { register: 1002, at: "2027-01-13 09:30" });
    expect(daniel.templates.at(-1)).toBe("notCompliedWith");
    attends(daniel, "foundation-1", "unacceptableAbsence", { register: 1003, at: "2027-01-13 09:40" });
    expect(daniel.templates.at(-1)).toBe("sessionMissed");
    expect(tasksOf(daniel)).toEqual(["decideOnFailure", "holdCatchUp", "reviewSafeguarding"]);
  });

  it("of another group, of the future, or before goals were set is refused", () => {
    const session = SESSIONS[0];
    const body = { groupCaseId: GROUP, session, attendance: "attendedComplied", register: 1 };
    const other = { ...body, groupCaseId: `bbrGroup-${"a".repeat(32)}` };
    expect(prepared().refusals("2027-01-12 21:00", "attendanceRecorded", other)).toMatchObject([
      { code: "notInGroup" },
    ]);
    expect(prepared().refusals("2027-01-11 21:00", "attendanceRecorded", body)).toMatchObject([
      { code: "dateInFuture" },
    ]);
    const tooSoon = { ...body, session: { ...session, on: "2026-12-02" } };
    expect(placed().refusals("2026-12-02 21:00", "attendanceRecorded", tooSoon)).toMatchObject([
      { code: "goalsNotSet" },
    ]);
  });

  it("that comes after the person has left is kept", () => {
    const daniel = prepared();
    daniel.send("2027-01-12 20:00", "programmeExited", { reason: "movedAway", ...WHY });
    attends(daniel, "foundation-1", "attendedComplied", { disclosure: true });
    expect(daniel.facts["records"]).toHaveLength(1);
    expect(daniel.templates.at(-1)).toBe("disclosureMade");
  });
});

describe("a disclosed risk of harm", () => {
  it("alerts the practitioner and the duty manager at once, at night, and again; and opens a review", () => {
    const daniel = prepared();
    const alert = daniel.send("2027-01-12 23:30", "riskOfHarmDisclosed", { summary: "Knows where she lives now." });
    expect(daniel.messages.slice(-2).map(({ template, to }) => `${template} ${to}`)).toEqual([
      "urgentAlert owner",
      "urgentAlert dutyManager",
    ]);
    expect(daniel.message("urgentAlert").personalisation["what"]).not.toContain("lives");
    expect(tasksOf(daniel)).toEqual(["acknowledgeAlert", "reviewSafeguarding"]);
    daniel.pass("2027-01-12 23:45");
    expect(daniel.sent.at(-1)).toBe("urgentAlert 2027-01-12 23:45");
    daniel.send("2027-01-12 23:50", "alertAcknowledged", { alert, action: "Police told." });
    expect(tasksOf(daniel)).toEqual(["reviewSafeguarding"]);
  });
});
