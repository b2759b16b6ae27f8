import { describe, expect, it } from "vitest";
import { CaseByHand } from "../support/case-by-hand.ts";
import { smallProcess } from "./small-process.ts";

/** A case started on Monday 15 March 2027; summer time begins on 28 March. */
const begun = (remindOn = "2027-03-29"): CaseByHand =>
  CaseByHand.started(smallProcess, "2027-03-15 10:00", { remindOn });

describe("chasing something until it arrives", () => {
  it("chases every seven days at 09:00 in London, across the change to summer time, and stops when it has arrived", () => {
    const small = begun();
    small.pass("2027-04-06 12:00");
    expect(small.sent.filter((each) => each.startsWith("chase"))).toEqual([
      "chase 2027-03-22 09:00",
      "chase 2027-03-29 09:00",
      "chase 2027-04-05 09:00",
    ]);
    small.send("2027-04-06 13:00", "formReceived", { at: "desk" });
    small.pass("2027-05-20 12:00");
    expect(small.templates.filter((template) => template === "chase")).toHaveLength(3);
  });

  it("leaves the timers of the states beside it alone", () => {
    const small = begun();
    small.pass("2027-03-30 12:00");
    expect(small.templates.filter((template) => template === "reminder")).toHaveLength(1);
  });
});

describe("a reminder", () => {
  it("whose time has passed when its state is entered is not sent, and is no deadline", () => {
    const small = begun("2027-03-15");
    expect(small.deadlines).not.toHaveProperty("reminder");
    small.pass("2027-03-21 12:00");
    expect(small.templates).toEqual([]);
  });
});

describe("an urgent alert", () => {
  it("goes at once, at night too, to the owner and the duty manager, and again until somebody acknowledges it", () => {
    const small = begun();
    const alert = small.send("2027-03-16 02:00", "dangerReported");
    expect(small.messages.map(({ to }) => to)).toEqual(["owner", "dutyManager"]);
    expect(small.tasks).toEqual([
      { task: "acknowledgeAlert", role: "dutyManager", due: "2027-03-16 02:15", key: String(alert) },
    ]);
    small.pass("2027-03-16 04:20");
    expect(small.sent.filter((_each, index) => index % 2 === 0)).toEqual([
      "urgentAlert 2027-03-16 02:00",
      "urgentAlert 2027-03-16 02:15",
      "urgentAlert 2027-03-16 03:15",
      "urgentAlert 2027-03-16 04:15",
    ]);
    small.send("2027-03-16 04:21", "alertAcknowledged", { alert, action: "Rang." });
    small.pass("2027-03-16 23:00");
    expect(small.templates).toHaveLength(8);
    expect(small.tasks).toEqual([]);
  });

  it("is one of several: acknowledging one leaves the other sounding", () => {
    const small = begun();
    const first = small.send("2027-03-16 12:00", "dangerReported");
    const second = small.send("2027-03-16 12:05", "dangerReported");
    small.send("2027-03-16 12:06", "alertAcknowledged", { alert: first, action: "Rang." });
    expect(small.refusals("2027-03-16 12:06", "alertAcknowledged", { alert: first, action: "Rang." })).toEqual([
      {
        code: "noSuchAlert",
        field: "alert",
        message: `No alert that waits has this number. Those that wait: ${second}`,
      },
    ]);
    small.pass("2027-03-16 13:30");
    expect(small.templates.length).toBeGreaterThan(4);
    expect(small.taskNames).toEqual(["acknowledgeAlert"]);
  });

  it("goes on in whatever state the case is", () => {
    const small = begun();
    small.send("2027-03-16 12:00", "dangerReported");
    small.send("2027-03-16 12:01", "formReceived", { at: "desk" });
    small.pass("2027-03-16 12:20");
    expect(small.templates.filter((template) => template === "urgentAlert")).toHaveLength(4);
  });
});

describe("a correction", () => {
  it("of an event that moved the case puts it back where it was, with what was known before", () => {
    const small = begun();
    const entry = small.send("2027-03-16 12:00", "formReceived", { at: "desk" });
    expect(small.paths).toEqual(["received"]);
    small.send("2027-03-16 12:10", "corrected", { entry, explanation: "Another person's." });
    expect(small.paths).toEqual(["waiting.chasing.waiting", "waiting.reminding"]);
    expect(small.facts["formAt"]).toBeUndefined();
  });

  it("of a death takes it back, and with it the task to inform those involved", () => {
    const small = begun();
    const entry = small.send("2027-03-16 12:00", "personDied", { on: "2027-03-15" });
    expect(small.refusals("2027-03-16 12:01", "personDied", { on: "2027-03-15" })).toMatchObject([
      { code: "alreadyRecorded" },
    ]);
    small.send("2027-03-16 12:10", "corrected", { entry, explanation: "Another person." });
    expect(small.facts["died"]).toBeUndefined();
    expect(small.tasks).toEqual([]);
    expect(small.refusals("2027-03-16 12:11", "thoseInvolvedInformed")).toMatchObject([{ code: "nothingToInformOf" }]);
  });

  it("of anything else leaves those who are bereaved to be informed", () => {
    const small = begun();
    const owner = { role: "practitioner", name: "A", email: "a@x.org" };
    const entry = small.send("2027-03-16 12:00", "ownerReassigned", owner);
    small.send("2027-03-16 12:05", "personDied", { on: "2027-03-15" });
    small.send("2027-03-16 12:10", "corrected", { entry, explanation: "Another case." });
    expect(small.taskNames).toEqual(["informThoseInvolved"]);
  });

  it("is refused when what the entry recorded was changed since by something that cannot be undone", () => {
    const small = begun();
    const entry = small.send("2027-03-16 12:00", "formReceived", { at: "desk" });
    small.send("2027-03-16 12:05", "formFiled", { at: "archive" });
    const refused = small.refusals("2027-03-16 12:10", "corrected", { entry, explanation: "Another person's." });
    expect(refused).toMatchObject([{ code: "notCorrectable", field: "entry" }]);
    expect(refused[0]?.message).toContain(`Entry ${entry} cannot be undone: what it recorded has changed since.`);
    expect(small.facts["formAt"]).toBe("archive");
  });

  it("is possible again once what was changed is as the entry left it", () => {
    const small = begun();
    const entry = small.send("2027-03-16 12:00", "formReceived", { at: "desk" });
    small.send("2027-03-16 12:05", "formFiled", { at: "archive" });
    small.send("2027-03-16 12:06", "formFiled", { at: "desk" });
    small.send("2027-03-16 12:10", "corrected", { entry, explanation: "Another person's." });
    expect(small.facts["formAt"]).toBeUndefined();
  });

  it("is refused for an entry that something later rests on, and names those that can be undone", () => {
    const small = begun();
    const first = small.send("2027-03-16 12:00", "ownerReassigned", {
      role: "practitioner",
      name: "A",
      email: "a@x.org",
    });
    const second = small.send("2027-03-16 12:01", "ownerReassigned", {
      role: "practitioner",
      name: "B",
      email: "b@x.org",
    });
    const refused = small.refusals("2027-03-16 12:02", "corrected", { entry: first, explanation: "Wrong." });
    expect(refused).toMatchObject([{ code: "notCorrectable", field: "entry" }]);
    expect(refused[0]?.message).toContain(`later entries rest on it (${second}). Entries that can be: ${second}.`);
  });
});

describe("death of the person", () => {
  it("stops every message to them and opens one task to inform those involved", () => {
    const small = begun();
    small.send("2027-03-16 12:00", "personDied", { on: "2027-03-15" });
    small.pass("2027-04-10 12:00");
    expect(small.templates).toEqual([]);
    expect(small.tasks).toMatchObject([{ task: "informThoseInvolved" }]);
    small.send("2027-04-10 12:00", "thoseInvolvedInformed");
    expect(small.tasks).toEqual([]);
  });
});

describe("withdrawal", () => {
  it("ends the case, and a correction takes it back", () => {
    const small = begun();
    const entry = small.send("2027-03-16 12:00", "withdrawn", { reason: "startedInError", explanation: "Wrong." });
    expect(small.outcome).toBe("withdrawn");
    small.send("2027-03-16 12:10", "corrected", { entry, explanation: "It was right after all." });
    expect(small.outcome).toBeUndefined();
  });
});
