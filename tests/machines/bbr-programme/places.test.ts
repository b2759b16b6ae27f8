import { describe, expect, it } from "vitest";
import { toGroup } from "../../../machines/bbr-shared/between-cases.ts";
import {
  asking,
  confirmation,
  courseOf,
  FACILITATOR,
  GOALS,
  GROUP,
  moduleFrom,
  OTHER_GROUP,
  participant,
  placed,
  prepared,
  SESSIONS,
  tasksOf,
  waiting,
  WHY,
} from "./participant.ts";

const told = (daniel: ReturnType<typeof asking>) => daniel.asks.map(({ effect }) => effect.params);
const answer = (key: string, accepted: boolean, reasons: readonly string[] = []) => ({
  type: "caseTold",
  caseId: GROUP,
  key,
  accepted,
  reasons,
});
const keyOf = (daniel: ReturnType<typeof asking>): string => (told(daniel).at(-1) as { readonly key: string }).key;

describe("the waiting list", () => {
  it("is ordered by the end of the sentence, and prompts every four weeks", () => {
    const daniel = waiting();
    expect(daniel.facts["waitingList"]).toMatchObject({ position: "2028-11-19" });
    expect(daniel.taskNames).toEqual(["findPlace"]);
    daniel.pass("2027-02-01 10:00");
    expect(daniel.sent).toEqual(["waitingPrompt 2026-12-28 09:00", "waitingPrompt 2027-01-25 09:00"]);
    expect(daniel.message("waitingPrompt").to).toBe("programmeTeam");
  });

  it("warns once, in the morning, when too little of the sentence is left to finish: 231 days", () => {
    // 3 weeks, 24 weekly sessions and 6 weeks: to finish by 31 August 2027 it must begin by 12 January.
    const daniel = waiting({ referral: { endsOn: "2027-08-31" } });
    expect(daniel.facts["waitingList"]).toMatchObject({ latestStart: "2027-01-12", daysNeeded: 231 });
    daniel.pass("2027-01-20 10:00");
    expect(daniel.messages.filter(({ template }) => template === "tooLittleSentence")).toMatchObject([
      { to: "owner", queuedAt: "2027-01-13 09:00" },
      { to: "programmeTeam", queuedAt: "2027-01-13 09:00" },
    ]);
  });

  it("warns the next morning when it is too late already, and again when the sentence ends on another day", () => {
    const daniel = waiting({ referral: { endsOn: "2027-03-31" } });
    daniel.pass("2026-12-02 10:00");
    daniel.send("2026-12-02 11:00", "sentenceEndChanged", { endsOn: "2027-02-28" });
    daniel.pass("2026-12-04 10:00");
    expect(daniel.sent.filter((line) => line.startsWith("tooLittle"))).toEqual([
      "tooLittleSentence 2026-12-01 09:00",
      "tooLittleSentence 2026-12-01 09:00",
      "tooLittleSentence 2026-12-03 09:00",
      "tooLittleSentence 2026-12-03 09:00",
    ]);
  });

  it("when the sentence ends somebody decides what happens", () => {
    const daniel = waiting({ referral: { endsOn: "2027-03-31" } });
    daniel.pass("2027-04-01 10:00");
    expect(tasksOf(daniel)).toContain("decideAtSentenceEnd");
    daniel.send("2027-04-01 11:00", "sentenceEndChanged", { endsOn: "2027-06-30" });
    expect(tasksOf(daniel)).not.toContain("decideAtSentenceEnd");
  });

  it("a sentence that ends beyond the calendar is no obstacle", () => {
    const daniel = waiting({ referral: { endsOn: "2033-05-01" } });
    daniel.pass("2027-02-01 10:00");
    expect(daniel.templates).toEqual(["waitingPrompt", "waitingPrompt"]);
    expect(courseOf(placed({ referral: { endsOn: "2033-05-01" } }))).toBe("placed");
  });

  it.each([
    ["notReady", "suitableNotReady"],
    ["deprioritise", "deprioritised"],
    ["awaitPlace", "awaitingPlace"],
  ])("is reviewed: %s", (decision, state) => {
    const daniel = waiting();
    daniel.send("2026-12-20 10:00", "waitingReviewed", { decision, ...WHY });
    expect(courseOf(daniel)).toBe(state);
    daniel.pass("2027-01-16 10:00");
    expect(daniel.sent).toEqual([]);
    daniel.pass("2027-01-17 10:00");
    expect(daniel.sent).toEqual([`${state === "awaitingPlace" ? "waiting" : "readiness"}Prompt 2027-01-17 09:00`]);
    daniel.send("2027-01-18 10:00", "waitingReviewed", { decision: "awaitPlace", ...WHY });
    expect(courseOf(daniel)).toBe("awaitingPlace");
  });
});

describe("a place", () => {
  it("is asked for with what the group must check", () => {
    const daniel = asking({ mustNotShareWith: ["X111111"], notWithFacilitators: ["E9900001"] });
    expect(courseOf(daniel)).toBe("placing");
    expect(told(daniel)).toMatchObject([
      {
        caseId: GROUP,
        event: "placeRequested",
        body: {
          programmeCaseId: "case",
          crn: "X320741",
          completedModules: [],
          mustNotShareWith: ["X111111"],
          notWithFacilitators: ["E9900001"],
        },
      },
    ]);
    const { body } = told(daniel)[0] as { readonly body: object };
    const whole = { ...body, programmeCaseId: "bbrProgramme-0123456789abcdef0123456789abcdef" };
    expect(() => toGroup.placeRequested.body.parse(whole)).not.toThrow();
  });

  it("refused: back on the waiting list with the reasons, and the programmes team is told", () => {
    const daniel = asking();
    daniel.answer("2026-12-01 10:01", answer(keyOf(daniel), false, ["All 12 places are taken"]));
    expect(courseOf(daniel)).toBe("awaitingPlace");
    expect(daniel.facts["placeRefusals"]).toEqual([
      { groupCaseId: GROUP, on: "2026-12-01", reasons: ["All 12 places are taken"] },
    ]);
    expect(daniel.message("placeRefused").personalisation["reasons"]).toBe("* All 12 places are taken");
  });

  it("accepted: the sessions come by themselves, in whatever order the two arrive", () => {
    const first = asking();
    const key = keyOf(first);
    first.answer("2026-12-01 10:01", answer(key, true));
    expect(courseOf(first)).toBe("placing");
    first.send("2026-12-01 10:02", "placeConfirmed", confirmation());
    const second = asking();
    second.send("2026-12-01 10:01", "placeConfirmed", confirmation());
    second.answer("2026-12-01 10:02", answer(key, true));
    for (const daniel of [first, second]) expect(courseOf(daniel)).toBe("placed");
  });

  it("nobody is in two groups: no other is asked, and no other's confirmation is taken", () => {
    const daniel = placed();
    expect(daniel.allowed).not.toContain("placeRequested");
    expect(daniel.refusals("2026-12-02 10:00", "placeConfirmed", confirmation(SESSIONS, OTHER_GROUP))).toMatchObject([
      { code: "placeNotAsked" },
    ]);
    const waits = waiting();
    expect(waits.allowed).not.toContain("placeConfirmed");
    expect(asking().refusals("2026-12-02 10:00", "placeConfirmed", confirmation([]))).toMatchObject([
      { code: "noSessions" },
    ]);
  });

  it("withdrawn while a group is asked: its confirmation is not taken, so the group frees the place", () => {
    const daniel = asking();
    daniel.send("2026-12-01 10:01", "withdrawn", { reason: "startedInError", ...WHY });
    expect(daniel.outcome).toBe("withdrawn");
    expect(daniel.refusals("2026-12-01 10:02", "placeConfirmed", confirmation())).toMatchObject([
      { code: "notAllowedInState" },
    ]);
  });

  it("tells the practitioner by when goals must be set", () => {
    expect(placed().message("placeFound").personalisation).toEqual({
      crn: "X320741",
      firstSession: "12 January 2027 at 18:00",
      next: "The pre-programme session must be held by 22 December 2026.",
    });
  });

  it("lost before the first session: back on the waiting list", () => {
    const daniel = prepared();
    daniel.send("2026-12-20 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    expect(courseOf(daniel)).toBe("awaitingPlace");
    expect(daniel.message("placeLost").to).toBe("programmeTeam");
    // The group said so itself.
    expect(told(daniel)).toHaveLength(1);
    expect(daniel.facts["goalSetting"]).toBeDefined();
  });

  it("a group the person was never in says nothing of them", () => {
    for (const [event, body] of [
      ["placeEnded", { reason: "groupCancelled" }],
      ["timetableChanged", { sessions: SESSIONS, timetable: 9 }],
    ] as const)
      expect(placed().refusals("2026-12-02 10:00", event, { groupCaseId: OTHER_GROUP, ...body })).toMatchObject([
        { code: "notInGroup" },
      ]);
  });

  it("a former group's news changes nothing", () => {
    const daniel = prepared();
    daniel.send("2026-12-20 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    daniel.send("2026-12-21 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    daniel.send("2026-12-21 10:00", "timetableChanged", { groupCaseId: GROUP, sessions: SESSIONS, timetable: 9 });
    expect(courseOf(daniel)).toBe("awaitingPlace");
  });
});

describe("the timetable", () => {
  const moved = moduleFrom("foundation", "2027-02-02");

  it("a later version replaces an earlier one, whatever order they arrive in", () => {
    const daniel = placed();
    daniel.send("2026-12-02 10:00", "timetableChanged", { groupCaseId: GROUP, sessions: moved, timetable: 3 });
    daniel.send("2026-12-02 10:01", "timetableChanged", { groupCaseId: GROUP, sessions: SESSIONS, timetable: 2 });
    daniel.send("2026-12-02 10:02", "placeConfirmed", confirmation(SESSIONS, GROUP, 1));
    expect(daniel.facts["place"]).toMatchObject({ timetable: 3, sessions: moved });
    expect(daniel.tasks.find(({ task }) => task === "holdGoalSetting")?.due).toBe("2027-01-13 00:00");
  });

  it("may bring another facilitator", () => {
    const daniel = placed();
    const facilitator = { ...FACILITATOR, name: "Ade Bello", email: "ade.bello@justice.example" };
    daniel.send("2026-12-02 10:00", "timetableChanged", {
      groupCaseId: GROUP,
      sessions: SESSIONS,
      timetable: 2,
      facilitator,
    });
    expect(daniel.facts["place"]).toMatchObject({ facilitator });
  });

  it("that leaves less than three weeks after goals were set: somebody must restore the notice", () => {
    const daniel = prepared();
    daniel.send("2026-12-11 10:00", "timetableChanged", {
      groupCaseId: GROUP,
      sessions: moduleFrom("foundation", "2026-12-29"),
      timetable: 2,
    });
    expect(tasksOf(daniel)).toEqual(["restoreNotice"]);
    daniel.send("2026-12-12 10:00", "timetableChanged", { groupCaseId: GROUP, sessions: SESSIONS, timetable: 3 });
    expect(tasksOf(daniel)).toEqual([]);
  });
});

describe("the pre-programme session", () => {
  it("sets goals, at least three weeks before the first group session", () => {
    const daniel = placed();
    expect(tasksOf(daniel)).toEqual(["holdGoalSetting"]);
    const late = { on: "2026-12-23", goals: GOALS };
    expect(daniel.refusals("2026-12-23 10:00", "goalSettingHeld", late)).toMatchObject([{ code: "tooCloseToGroup" }]);
    daniel.send("2026-12-22 10:00", "goalSettingHeld", { on: "2026-12-22", goals: GOALS });
    expect(courseOf(daniel)).toBe("preProgramme");
    expect(tasksOf(daniel)).toEqual([]);
    daniel.pass("2027-01-12 17:59");
    expect(courseOf(daniel)).toBe("preProgramme");
    daniel.pass("2027-01-12 18:00");
    expect(courseOf(daniel)).toBe("inModule");
  });

  it.each([
    ["2026-12-11", "dateInFuture"],
    ["2026-11-19", "dateTooEarly"],
  ])("impossible dates are refused: %s", (on, code) => {
    expect(placed().refusals("2026-12-10 10:00", "goalSettingHeld", { on, goals: GOALS })).toMatchObject([{ code }]);
  });

  it("not held: prompted a week before, then the place is given up; what was held on the last day may be recorded the next working day", () => {
    const daniel = placed();
    daniel.pass("2026-12-22 23:59");
    expect(daniel.sent).toContain("goalSettingPrompt 2026-12-15 09:00");
    const recorded = daniel.fork();
    recorded.send("2026-12-23 23:59", "goalSettingHeld", { on: "2026-12-22", goals: GOALS });
    expect(courseOf(recorded)).toBe("preProgramme");
    daniel.pass("2026-12-24 00:02");
    expect(courseOf(daniel)).toBe("awaitingPlace");
    expect(told(daniel).at(-1)).toMatchObject({ event: "placeGivenUp", body: { reason: "goalsNotSetInTime" } });
    expect(daniel.message("placeLost").personalisation["reason"]).toContain("three weeks");
  });
});

describe("delivery one-to-one", () => {
  const AGREED = { reason: "No group can be reached.", facilitator: FACILITATOR };
  const session = (number: number, on: string, more: object = {}) => ({
    module: "foundation",
    number,
    on,
    attendance: "attendedComplied",
    ...more,
  });

  it("is agreed exceptionally, with a reason; sessions are recorded on the case", () => {
    const daniel = waiting();
    daniel.send("2026-12-01 10:00", "oneToOneDeliveryAgreed", AGREED);
    expect(courseOf(daniel)).toBe("placed");
    daniel.send("2026-12-02 10:00", "goalSettingHeld", { on: "2026-12-02", goals: GOALS });
    expect(courseOf(daniel)).toBe("preProgramme");
    for (const number of [1, 2, 3, 4, 5, 6])
      daniel.send(`2026-12-${10 + number} 12:00`, "sessionRecorded", session(number, `2026-12-${10 + number}`));
    expect(courseOf(daniel)).toBe("oneToOne");
    expect(daniel.facts["individually"]).toEqual(AGREED);
    expect(
      daniel.refusals("2026-12-20 12:00", "sessionRecorded", { ...session(1, "2026-12-20"), module: "moduleB" }),
    ).toMatchObject([{ code: "moduleNotOpen" }]);
  });

  it("a session recorded again corrects what was recorded before", () => {
    const daniel = waiting();
    daniel.send("2026-12-01 10:00", "oneToOneDeliveryAgreed", AGREED);
    daniel.send("2026-12-02 10:00", "goalSettingHeld", { on: "2026-12-02", goals: GOALS });
    daniel.send("2026-12-11 12:00", "sessionRecorded", session(1, "2026-12-11", { attendance: "unacceptableAbsence" }));
    expect(tasksOf(daniel)).toEqual(["decideOnFailure", "holdCatchUp", "reviewSafeguarding"]);
    daniel.send("2026-12-11 13:00", "sessionRecorded", session(1, "2026-12-11"));
    expect(tasksOf(daniel)).toEqual([]);
  });

  it.each([
    [session(1, "2026-12-01"), "dateTooEarly"],
    [session(1, "2026-12-21"), "dateInFuture"],
    [session(1, "2026-12-20", { attendance: "acceptableAbsence" }), "reasonMissing"],
    [session(1, "2026-12-20", { reason: "medical" }), "reasonNotWanted"],
  ])("is refused: %o", (body, code) => {
    const daniel = waiting();
    daniel.send("2026-12-01 10:00", "oneToOneDeliveryAgreed", AGREED);
    expect(daniel.refusals("2026-12-01 12:00", "sessionRecorded", session(1, "2026-12-01"))).toMatchObject([
      { code: "goalsNotSet" },
    ]);
    daniel.send("2026-12-02 10:00", "goalSettingHeld", { on: "2026-12-02", goals: GOALS });
    expect(daniel.refusals("2026-12-20 12:00", "sessionRecorded", body)).toMatchObject([{ code }]);
  });

  it("a group's sessions are not recorded on the case", () => {
    expect(prepared().refusals("2027-01-13 12:00", "sessionRecorded", session(1, "2027-01-12"))).toMatchObject([
      { code: "registeredByGroup" },
    ]);
  });

  it("once decided because of a barrier, no group is asked", () => {
    const daniel = waiting();
    expect(daniel.refusals("2026-12-01 10:00", "placeRequested", { groupCaseId: GROUP })).toEqual([]);
    const barred = participant("2026-11-23 10:00", { barriers: ["Works nights away from home."] });
    barred.send("2026-11-24 10:00", "formatDecided", { format: "oneToOne", ...WHY });
    barred.send("2026-11-24 11:00", "assessmentBegun");
    barred.send("2026-11-24 12:00", "assessmentCompleted", { decision: "suitable", needAreas: [], ...WHY });
    expect(barred.refusals("2026-12-01 10:00", "placeRequested", { groupCaseId: GROUP })).toMatchObject([
      { code: "deliveredOneToOne" },
    ]);
  });
});
