import { describe, expect, it } from "vitest";
import { messages } from "../../../machines/bbr-programme/messages.ts";
import { words } from "../../../machines/bbr-programme/words.ts";
import { attends, completes, courseOf, prepared, tasksOf, waiting, WHY, type Circumstances } from "./participant.ts";

const under = (order: string): Circumstances => ({ referral: { order } });
const enforcementTasks = (daniel: ReturnType<typeof prepared>) =>
  daniel.tasks
    .filter(({ task }) => !["reviewSafeguarding", "holdCatchUp", "confirmSafeNumber", "findPlace"].includes(task))
    .map(({ task, role }) => `${task} ${role}`);
const decide = (
  daniel: ReturnType<typeof prepared>,
  at: string,
  failure: number,
  action: string,
  on = at.slice(0, 10),
) => daniel.send(at, "enforcementDecided", { failure, action, on, ...WHY });

describe("enforcement of a community order", () => {
  it("at the first failure: a warning or a referral", () => {
    const daniel = prepared();
    const failure = attends(daniel, "foundation-1", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["decideOnFailure practitioner"]);
    decide(daniel, "2027-01-13 10:00", failure, "warned");
    expect(enforcementTasks(daniel)).toEqual([]);
    expect(daniel.facts["enforcement"]).toMatchObject({ warnings: ["2027-01-13"], open: [] });
  });

  it("another while the warning counts goes to the enforcement officer as breach", () => {
    const daniel = prepared();
    decide(daniel, "2027-01-13 10:00", attends(daniel, "foundation-1", "unacceptableAbsence"), "warned");
    const again = attends(daniel, "foundation-2", "attendedFailedToComply");
    expect(enforcementTasks(daniel)).toEqual(["startBreach enforcementOfficer"]);
    decide(daniel, "2027-01-20 10:00", again, "breachStarted");
    expect(courseOf(daniel)).toBe("breach");
  });

  it("a failure to comply with another requirement counts as well", () => {
    const daniel = prepared();
    const failure = daniel.send("2027-01-05 10:00", "otherRequirementFailed", {
      on: "2027-01-04",
      requirement: "Unpaid work",
    });
    decide(daniel, "2027-01-06 10:00", failure, "warned");
    attends(daniel, "foundation-1", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["startBreach enforcementOfficer"]);
  });

  it.each([
    // Twelve months beginning on 6 January 2027 end on 5 January 2028.
    ["2027-01-06", "startBreach enforcementOfficer"],
    ["2028-01-05", "startBreach enforcementOfficer"],
    ["2028-01-06", "decideOnFailure practitioner"],
  ])("the twelve months begin on the day of the warning, that day included: %s", (on, task) => {
    const daniel = waiting();
    const first = daniel.send("2027-01-06 09:00", "otherRequirementFailed", { on: "2027-01-04", requirement: "Work" });
    decide(daniel, "2027-01-06 10:00", first, "warned");
    daniel.send(`${on} 23:00`, "otherRequirementFailed", { on, requirement: "Unpaid work" });
    expect(enforcementTasks(daniel)).toEqual([task]);
  });

  it("an acceptable absence does not count", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "acceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual([]);
  });

  it("one that is excused afterwards does not count", () => {
    const daniel = prepared();
    decide(daniel, "2027-01-13 10:00", attends(daniel, "foundation-1", "unacceptableAbsence"), "excused");
    expect(enforcementTasks(daniel)).toEqual([]);
    attends(daniel, "foundation-2", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["decideOnFailure practitioner"]);
  });

  it("a corrected register takes back the failure, its warning, and what rested on it", () => {
    const daniel = prepared();
    const first = attends(daniel, "foundation-1", "unacceptableAbsence");
    decide(daniel, "2027-01-13 10:00", first, "warned");
    attends(daniel, "foundation-2", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["startBreach enforcementOfficer"]);
    attends(daniel, "foundation-1", "attendedComplied", { at: "2027-01-20 10:00" });
    expect(enforcementTasks(daniel)).toEqual(["decideOnFailure practitioner"]);
    expect(daniel.facts["enforcement"]).toMatchObject({ warnings: [] });
  });

  it("a corrected decision opens the question again", () => {
    const daniel = prepared();
    const failure = attends(daniel, "foundation-1", "unacceptableAbsence");
    const entry = decide(daniel, "2027-01-13 10:00", failure, "warned");
    daniel.send("2027-01-13 11:00", "corrected", { entry, ...WHY });
    expect(enforcementTasks(daniel)).toEqual(["decideOnFailure practitioner"]);
  });

  it("overdue, goes up: the practitioner's to the senior probation officer", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "unacceptableAbsence");
    daniel.pass("2027-01-20 10:00");
    expect(enforcementTasks(daniel)).toEqual(["decideOnFailure seniorProbationOfficer"]);
  });

  it.each([
    [{ action: "recallStarted" }, "notForThisOrder"],
    [{ action: "noFurtherAction" }, "notForThisOrder"],
    [{ failure: 999 }, "noSuchFailure"],
    [{ on: "2027-01-11" }, "dateTooEarly"],
    [{ on: "2027-01-14" }, "dateInFuture"],
  ])("an answer is refused: %o", (body, code) => {
    const daniel = prepared();
    const failure = attends(daniel, "foundation-1", "unacceptableAbsence");
    expect(
      daniel.refusals("2027-01-13 10:00", "enforcementDecided", {
        failure,
        action: "warned",
        on: "2027-01-13",
        ...WHY,
        ...body,
      }),
    ).toMatchObject([{ code }]);
  });

  it.each([
    [{ on: "2026-11-19" }, "dateTooEarly"],
    [{ on: "2027-01-06" }, "dateInFuture"],
  ])("a failure is refused: %o", (body, code) => {
    expect(
      prepared().refusals("2027-01-05 10:00", "otherRequirementFailed", { requirement: "Work", ...body }),
    ).toMatchObject([{ code }]);
  });
});

describe("enforcement of a licence", () => {
  it("considers recall at every failure, and never speaks of breach", () => {
    const daniel = prepared(under("licence"));
    const first = attends(daniel, "foundation-1", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["considerRecall practitioner"]);
    expect(
      daniel.refusals("2027-01-13 10:00", "enforcementDecided", {
        failure: first,
        action: "breachStarted",
        on: "2027-01-13",
        ...WHY,
      })[0]?.message,
    ).toBe("Can be answered by: excused, warned, recallStarted, noFurtherAction");
    decide(daniel, "2027-01-13 10:00", first, "warned");
    const second = attends(daniel, "foundation-2", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["considerRecall practitioner"]);
    decide(daniel, "2027-01-20 10:00", second, "recallStarted");
    expect(courseOf(daniel)).toBe("recall");
    const said = [
      ...daniel.timeline,
      ...daniel.messages.flatMap(({ personalisation }) => Object.values(personalisation)),
    ];
    expect(said.join(" ")).not.toMatch(/breach/i);
    expect(words.states["recall.waiting"]).not.toMatch(/breach/i);
    expect(messages.interrupted.email.body).not.toMatch(/breach/i);
  });
});

describe("enforcement of a suspended sentence and of Post Sentence Supervision", () => {
  it("has its own route: a suspended sentence", () => {
    const daniel = prepared(under("suspendedSentence"));
    const first = attends(daniel, "foundation-1", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["decideOnSuspendedSentenceFailure practitioner"]);
    decide(daniel, "2027-01-13 10:00", first, "warned");
    attends(daniel, "foundation-2", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["returnSuspendedSentence enforcementOfficer"]);
  });

  it("has its own route: Post Sentence Supervision", () => {
    const daniel = prepared(under("pss"));
    const first = attends(daniel, "foundation-1", "unacceptableAbsence");
    decide(daniel, "2027-01-13 10:00", first, "noFurtherAction");
    attends(daniel, "foundation-2", "unacceptableAbsence");
    expect(enforcementTasks(daniel)).toEqual(["decideOnSupervisionDefault practitioner"]);
  });
});

describe("before a requirement and after the end", () => {
  it("nothing is enforced", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "unacceptableAbsence");
    daniel.send("2027-01-13 10:00", "programmeExited", { reason: "orderRevoked", ...WHY });
    expect(tasksOf(daniel)).toEqual(["reviewSafeguarding", "reviewSafeguarding"]);
    expect(
      daniel.refusals("2027-01-14 10:00", "otherRequirementFailed", { on: "2027-01-13", requirement: "Work" }),
    ).toMatchObject([{ code: "programmeEnded" }]);
    expect(completes(prepared(), "foundation").facts["enforcement"]).toMatchObject({ failures: [] });
  });
});
