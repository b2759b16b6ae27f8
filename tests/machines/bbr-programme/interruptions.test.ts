import { describe, expect, it } from "vitest";
import { bbrProgramme } from "../../../machines/bbr-programme/contract.ts";
import { bbrProgrammeDefinition } from "../../../machines/bbr-programme/definition.ts";
import {
  attends,
  completed,
  completes,
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

type Daniel = ReturnType<typeof prepared>;
const tellings = (daniel: Daniel) =>
  daniel.asks.flatMap(({ effect }) => (effect.type === "tellCase" ? [effect.params] : []));
const givenUp = (daniel: Daniel) =>
  tellings(daniel)
    .filter(({ event }) => event === "placeGivenUp")
    .map(({ body }) => body["reason"]);
const modulesOf = (daniel: Daniel) => (daniel.facts["progress"] as { completedModules: unknown }).completedModules;

/** Foundation is complete; on hold from 22 February 2027. */
function held(): Daniel {
  const daniel = completes(prepared(), "foundation");
  daniel.send("2027-02-22 10:00", "putOnHold", { reason: "health", ...WHY });
  return daniel;
}

const REST = [
  ...moduleFrom("moduleC", "2027-04-06"),
  ...moduleFrom("moduleD", "2027-05-25"),
  ...moduleFrom("moduleB", "2027-07-13"),
];

describe("on hold", () => {
  it("gives up the place and keeps completed modules", () => {
    const daniel = held();
    expect(courseOf(daniel)).toBe("onHold");
    expect(givenUp(daniel)).toEqual(["health"]);
    expect(daniel.message("interrupted").personalisation).toEqual({
      crn: "X320741",
      reason: "for reasons of health",
      completed: "Foundation",
      next: "Another group must be found by 17 May 2027, or they are assessed again.",
    });
  });

  it("joins another group with the modules that are lacking, after being refused by one", () => {
    const daniel = held();
    daniel.send("2027-03-01 10:00", "placeRequested", { groupCaseId: GROUP });
    expect(courseOf(daniel)).toBe("onHold.placing");
    const { key } = tellings(daniel).at(-1) ?? { key: "" };
    daniel.answer("2027-03-01 10:01", { type: "caseTold", caseId: GROUP, key, accepted: false, reasons: ["Full"] });
    expect(courseOf(daniel)).toBe("onHold");
    daniel.send("2027-03-02 10:00", "placeRequested", { groupCaseId: OTHER_GROUP });
    const asked = tellings(daniel).at(-1);
    expect(asked).toMatchObject({ caseId: OTHER_GROUP, body: { completedModules: ["foundation"] } });
    daniel.answer("2027-03-02 10:01", {
      type: "caseTold",
      caseId: OTHER_GROUP,
      key: asked?.key,
      accepted: true,
      reasons: [],
    });
    expect(courseOf(daniel)).toBe("onHold.placing");
    daniel.send("2027-03-02 10:02", "placeConfirmed", confirmation(REST, OTHER_GROUP));
    expect(courseOf(daniel)).toBe("preProgramme");
    expect(daniel.facts["hold"]).toBeUndefined();
    expect(daniel.message("placeFound").personalisation["next"]).toContain("where they stopped");
    daniel.pass("2027-04-06 18:00");
    expect(courseOf(daniel)).toBe("inModule");
    expect(daniel.facts["progress"]).toMatchObject({ module: "moduleC" });
  });

  it("what is open can still be held, and must be before the new group begins", () => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 6)) attends(daniel, id);
    daniel.pass("2027-03-02 18:02");
    expect(courseOf(daniel)).toBe("onHold");
    expect(tasksOf(daniel)).toEqual(["holdOneToOne", "reviewSafeguarding"]);
    const without = daniel.fork();
    daniel.send("2027-03-10 10:00", "oneToOneHeld", { module: "foundation", on: "2027-03-10", progress: "Good." });
    expect(courseOf(daniel)).toBe("onHold");
    for (const each of [daniel, without]) {
      each.send("2027-03-11 10:00", "placeRequested", { groupCaseId: OTHER_GROUP });
      each.send("2027-03-11 10:01", "placeConfirmed", confirmation(REST, OTHER_GROUP));
    }
    const inTime = without.fork();
    inTime.send("2027-03-12 10:00", "oneToOneHeld", { module: "foundation", on: "2027-03-12", progress: "Good." });
    for (const each of [daniel, without, inTime]) each.pass("2027-04-06 18:02");
    expect([daniel, without, inTime].map(courseOf)).toEqual(["inModule", "onHold", "inModule"]);
  });

  it("day 84 without a place: assessed again, across the change to summer time", () => {
    const daniel = held();
    daniel.pass("2027-05-17 23:59");
    expect(courseOf(daniel)).toBe("onHold");
    daniel.pass("2027-05-18 00:02");
    expect(courseOf(daniel)).toBe("assessing");
    expect(daniel.messages.filter(({ template }) => template === "assessedAgain").map(({ to }) => to)).toEqual([
      "owner",
      "programmeTeam",
    ]);
    expect(modulesOf(daniel)).toEqual(["foundation"]);
    daniel.send("2027-05-20 10:00", "assessmentCompleted", { decision: "suitable", needAreas: [], ...WHY });
    expect(courseOf(daniel)).toBe("awaitingPlace");
  });

  it("a place confirmed on the last evening counts", () => {
    const daniel = held();
    daniel.send("2027-05-17 20:00", "placeRequested", { groupCaseId: OTHER_GROUP });
    daniel.send(
      "2027-05-17 23:59:50",
      "placeConfirmed",
      confirmation(moduleFrom("moduleB", "2027-06-08"), OTHER_GROUP),
    );
    daniel.pass("2027-05-18 00:02");
    expect(courseOf(daniel)).toBe("preProgramme");
  });

  it("may go on one-to-one, exceptionally", () => {
    const daniel = held();
    daniel.send("2027-03-01 10:00", "oneToOneDeliveryAgreed", { reason: "No group.", facilitator: FACILITATOR });
    expect(courseOf(daniel)).toBe("inModule");
    daniel.send("2027-03-02 10:00", "sessionRecorded", {
      module: "moduleB",
      number: 1,
      on: "2027-03-02",
      attendance: "attendedComplied",
    });
    expect(courseOf(daniel)).toBe("inModule");
  });

  it("the group ends in the middle: on hold", () => {
    const daniel = completes(prepared(), "foundation");
    daniel.send("2027-02-22 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    expect(courseOf(daniel)).toBe("onHold");
    expect(givenUp(daniel)).toEqual([]);
    expect(daniel.message("interrupted").personalisation["reason"]).toContain("group has ended");
  });

  it("everything held meanwhile: the review", () => {
    const daniel = prepared();
    for (const module of ["foundation", "moduleB", "moduleC"] as const) completes(daniel, module);
    for (const { id } of SESSIONS.slice(18)) attends(daniel, id);
    daniel.send("2027-07-14 10:00", "putOnHold", { reason: "work", ...WHY });
    daniel.send("2027-07-20 10:00", "oneToOneHeld", { module: "moduleD", on: "2027-07-20", progress: "Good." });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
  });

  it("a session attended in one group need not be attended again in another", () => {
    const daniel = prepared();
    for (const { id } of SESSIONS.slice(0, 4)) attends(daniel, id);
    daniel.send("2027-02-03 10:00", "putOnHold", { reason: "health", ...WHY });
    expect(daniel.facts["progress"]).toMatchObject({ sessionsLeft: 20 });
  });
});

describe("breach and recall", () => {
  function inBreach(): Daniel {
    const daniel = completes(prepared(), "foundation");
    const failure = attends(daniel, "moduleB-1", "unacceptableAbsence");
    daniel.send("2027-03-03 10:00", "enforcementDecided", {
      failure,
      action: "breachStarted",
      on: "2027-03-03",
      ...WHY,
    });
    return daniel;
  }

  it("give up the place, and are prompted about every four weeks", () => {
    const daniel = inBreach();
    expect(courseOf(daniel)).toBe("breach");
    expect(givenUp(daniel)).toEqual(["breach"]);
    expect(daniel.message("interrupted").personalisation["next"]).toBe(
      "The programme goes on when this is over, or ends.",
    );
    expect(tasksOf(daniel)).toEqual(["reviewSafeguarding", "reviewSafeguarding"]);
    daniel.pass("2027-03-31 10:00");
    expect(daniel.sent.at(-1)).toBe("proceedingsPrompt 2027-03-31 09:00");
  });

  it("over and the programme goes on: assessed again, modules kept", () => {
    const daniel = inBreach();
    daniel.send("2027-04-20 10:00", "proceedingsEnded", { decision: "continues", ...WHY });
    expect(courseOf(daniel)).toBe("assessing");
    expect(modulesOf(daniel)).toEqual(["foundation"]);
    daniel.send("2027-04-21 10:00", "assessmentCompleted", { decision: "suitableNotReady", needAreas: [], ...WHY });
    expect(courseOf(daniel)).toBe("suitableNotReady");
  });

  it("over and the programme ends: not completed, with progress", () => {
    const daniel = inBreach();
    daniel.send("2027-04-20 10:00", "proceedingsEnded", { decision: "ends", ...WHY });
    expect(daniel.outcome).toBe("notCompleted");
    expect(daniel.message("programmeNotCompleted").personalisation["progress"]).toContain("Goal 1");
  });

  it("a decision corrected: the person is on hold, for the place is gone", () => {
    const daniel = completes(prepared(), "foundation");
    const failure = attends(daniel, "moduleB-1", "unacceptableAbsence");
    const entry = daniel.send("2027-03-03 10:00", "enforcementDecided", {
      failure,
      action: "breachStarted",
      on: "2027-03-03",
      ...WHY,
    });
    daniel.send("2027-03-03 11:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe("onHold");
    expect(tasksOf(daniel)).toContain("decideOnFailure");
  });

  it("a recall that ends the programme is not called breach", () => {
    const daniel = prepared({ referral: { order: "licence" } });
    const failure = attends(daniel, "foundation-1", "unacceptableAbsence");
    daniel.send("2027-01-13 10:00", "enforcementDecided", {
      failure,
      action: "recallStarted",
      on: "2027-01-13",
      ...WHY,
    });
    daniel.send("2027-01-20 10:00", "proceedingsEnded", { decision: "ends", ...WHY });
    expect(JSON.stringify([daniel.timeline, daniel.messages])).not.toMatch(/breach/i);
  });

  it("recall, then court", () => {
    const daniel = prepared({ referral: { order: "licence" } });
    const failure = attends(daniel, "foundation-1", "unacceptableAbsence");
    daniel.send("2027-01-13 10:00", "enforcementDecided", {
      failure,
      action: "recallStarted",
      on: "2027-01-13",
      ...WHY,
    });
    daniel.send("2027-01-20 10:00", "returnedToCourt", { on: "2027-01-20", ...WHY });
    expect(courseOf(daniel)).toBe("returnedToCourt");
  });
});

describe("a return to court", () => {
  const atCourt = (): Daniel => {
    const daniel = prepared();
    daniel.send("2027-01-05 10:00", "returnedToCourt", { on: "2027-01-05", ...WHY });
    return daniel;
  };

  it("gives up the place; deferred; assessed again", () => {
    const daniel = atCourt();
    expect(givenUp(daniel)).toEqual(["court"]);
    daniel.send("2027-02-01 10:00", "courtDecided", { decision: "deferred", ...WHY });
    expect(courseOf(daniel)).toBe("deferred");
    daniel.pass("2027-03-01 10:00");
    expect(daniel.sent.at(-1)).toBe("proceedingsPrompt 2027-03-01 09:00");
    const again = daniel.fork();
    again.send("2027-04-01 10:00", "returnedToCourt", { on: "2027-04-01", ...WHY });
    expect(courseOf(again)).toBe("returnedToCourt");
    daniel.send("2027-04-01 10:00", "deferralEnded", WHY);
    expect(courseOf(daniel)).toBe("assessing");
  });

  it("or ended", () => {
    const daniel = atCourt();
    daniel.send("2027-02-01 10:00", "courtDecided", { decision: "ends", ...WHY });
    expect(daniel.outcome).toBe("notCompleted");
  });

  it.each([
    ["2026-11-19", "dateTooEarly"],
    ["2027-01-06", "dateInFuture"],
  ])("is not recorded for an impossible day: %s", (on, code) => {
    expect(prepared().refusals("2027-01-05 10:00", "returnedToCourt", { on, ...WHY })).toMatchObject([{ code }]);
  });
});

describe("an ending before completion", () => {
  it.each([
    ["referred", () => participant()],
    ["waiting", () => waiting()],
    ["placed", () => placed()],
    ["on hold", () => held()],
  ])("%s: not completed", (_where, begun) => {
    const daniel = begun();
    daniel.send("2027-06-01 10:00", "programmeExited", { reason: "unsuitable", ...WHY });
    expect(daniel.outcome).toBe("notCompleted");
    expect(daniel.message("programmeNotCompleted").personalisation["reason"]).toContain("Structured Interventions");
    expect(tasksOf(daniel).filter((task) => task !== "reviewSafeguarding")).toEqual([]);
  });

  it("recorded by mistake: corrected, the person is on hold and the modules are kept", () => {
    const daniel = completes(prepared(), "foundation");
    const entry = daniel.send("2027-02-22 10:00", "programmeExited", { reason: "movedAway", ...WHY });
    const taken = (corrected: number) => bbrProgramme.events.corrected.claims({ entry: corrected }, daniel.facts);
    // Another programme of the same person may have begun since.
    expect([entry - 1, entry].map(taken)).toEqual([[], [expect.stringMatching(/^bbrProgramme\//)]]);
    daniel.send("2027-02-23 10:00", "corrected", { entry, ...WHY });
    expect(daniel.outcome).toBeUndefined();
    expect(courseOf(daniel)).toBe("onHold");
    expect(modulesOf(daniel)).toEqual(["foundation"]);
  });
});

describe("withdrawal", () => {
  it("ends the case while nothing has been done that must be undone", () => {
    for (const daniel of [participant(), waiting()]) {
      daniel.send("2026-12-05 10:00", "withdrawn", { reason: "startedInError", ...WHY });
      expect(daniel.outcome).toBe("withdrawn");
      expect(daniel.tasks).toEqual([]);
    }
  });

  it("not with a place, nor once goals have been set", () => {
    expect(placed().allowed).not.toContain("withdrawn");
    const daniel = prepared();
    daniel.send("2026-12-20 10:00", "placeEnded", { groupCaseId: GROUP, reason: "groupCancelled" });
    expect(daniel.refusals("2026-12-21 10:00", "withdrawn", { reason: "startedInError", ...WHY })).toMatchObject([
      { code: "programmeBegun" },
    ]);
  });
});

describe("a correction", () => {
  it.each([
    ["assessmentBegun", {}, "referred", () => participant()],
    ["waitingReviewed", { decision: "notReady", ...WHY }, "awaitingPlace", () => waiting()],
    ["oneToOneDeliveryAgreed", { reason: "No group.", facilitator: FACILITATOR }, "awaitingPlace", () => waiting()],
    ["goalSettingHeld", { on: "2026-12-10", goals: GOALS }, "placed", () => placed()],
    ["withdrawn", { reason: "duplicate", ...WHY }, "awaitingPlace", () => waiting()],
    ["personDied", { on: "2026-12-10" }, "awaitingPlace", () => waiting()],
  ])("of %s puts the case back", (event, body, state, begun) => {
    const daniel = begun();
    const before = tasksOf(daniel);
    const entry = daniel.send("2026-12-10 15:00", event, body);
    daniel.send("2026-12-10 16:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe(state);
    expect(tasksOf(daniel)).toEqual(before);
  });

  it("of a one-to-one or a catch-up opens it again", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "acceptableAbsence");
    for (const { id } of SESSIONS.slice(1, 6)) attends(daniel, id);
    const caughtUp = daniel.send("2027-02-17 10:00", "catchUpHeld", {
      module: "foundation",
      number: 1,
      on: "2027-02-17",
    });
    const talked = daniel.send("2027-02-18 10:00", "oneToOneHeld", {
      module: "foundation",
      on: "2027-02-18",
      progress: "Good.",
    });
    expect(daniel.refusals("2027-02-18 11:00", "corrected", { entry: caughtUp, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
    daniel.send("2027-02-18 11:00", "corrected", { entry: talked, ...WHY });
    expect(courseOf(daniel)).toBe("oneToOne");
    daniel.send("2027-02-18 12:00", "corrected", { entry: caughtUp, ...WHY });
    expect(courseOf(daniel)).toBe("inModule");
    expect(tasksOf(daniel)).toEqual(["holdCatchUp", "reviewSafeguarding"]);
  });

  it("of the review takes completion back", () => {
    const daniel = completed();
    const entry = daniel.live.sequence;
    daniel.send("2027-09-02 10:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe("postProgrammeReview");
    expect(daniel.outcome).toBeUndefined();
  });

  it("not of what a group has been told, nor of what a module rests on", () => {
    const daniel = waiting();
    const assessed = daniel.live.sequence;
    daniel.send("2026-12-01 10:00", "placeRequested", { groupCaseId: GROUP });
    expect(daniel.refusals("2026-12-01 10:01", "corrected", { entry: assessed, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
    const begun = prepared();
    const goals = begun.live.sequence;
    attends(begun, "foundation-1");
    expect(begun.refusals("2027-01-13 10:00", "corrected", { entry: goals, ...WHY })).toMatchObject([
      { code: "notCorrectable" },
    ]);
  });
});

describe("death of the person", () => {
  it("stops every text, frees the place and leaves one task", () => {
    const daniel = prepared();
    attends(daniel, "foundation-1", "unacceptableAbsence");
    daniel.send("2027-01-13 10:00", "personDied", { on: "2027-01-13" });
    const texts = daniel.messages.length;
    daniel.pass("2027-03-01 10:00");
    expect(daniel.messages).toHaveLength(texts);
    expect(daniel.outcome).toBe("endedByDeath");
    expect(givenUp(daniel)).toEqual(["died"]);
    expect(daniel.taskNames).toEqual(["informThoseInvolved"]);
    daniel.send("2027-03-01 10:00", "thoseInvolvedInformed");
    expect(daniel.tasks).toEqual([]);
    expect(
      daniel.refusals("2027-03-01 11:00", "safeNumberConfirmed", {
        phone: "07700900456",
        confirmedSafeOn: "2027-01-01",
      }),
    ).toMatchObject([{ code: "personDied" }]);
  });

  it("leaves no address to write to", () => {
    const daniel = prepared();
    const address = () => bbrProgrammeDefinition.address(daniel.live.snapshot.context, "person");
    expect(address()).toEqual({ address: { channel: "sms", phone: "07700900123" } });
    daniel.send("2027-01-13 10:00", "personDied", { on: "2027-01-13" });
    expect(address()).toEqual({ none: "mustNotBeSent" });
  });

  it("after the outcome leaves it standing", () => {
    const daniel = completed();
    daniel.send("2027-09-05 10:00", "personDied", { on: "2027-09-05" });
    expect(daniel.outcome).toBe("completed");
    expect(daniel.taskNames).toEqual(["informThoseInvolved"]);
  });

  it("recorded by mistake: nobody is left to inform, and modules are kept", () => {
    const daniel = completes(prepared(), "foundation");
    const entry = daniel.send("2027-02-22 10:00", "personDied", { on: "2027-02-21" });
    daniel.send("2027-02-22 11:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe("onHold");
    expect(daniel.taskNames).toEqual([]);
  });
});

describe("the end of the sentence", () => {
  it("comes before the end of the programme: somebody decides", () => {
    const daniel = prepared({ referral: { endsOn: "2027-02-28" } });
    expect(daniel.refusals("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2027-02-28" })).toMatchObject([
      { code: "nothingChanged" },
    ]);
    expect(daniel.refusals("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2026-11-19" })).toMatchObject([
      { code: "datesOutOfOrder" },
    ]);
    daniel.send("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2027-01-31" });
    daniel.pass("2027-02-01 10:00");
    expect(tasksOf(daniel)).toContain("decideAtSentenceEnd");
    daniel.send("2027-02-01 11:00", "programmeExited", { reason: "sentenceEnded", ...WHY });
    expect(tasksOf(daniel)).toEqual(["reviewSafeguarding"]);
  });

  it("is not known of a proposal", () => {
    const daniel = participant("2026-11-23 10:00", { referral: { stage: "proposed" } });
    expect(daniel.refusals("2026-12-11 10:00", "sentenceEndChanged", { endsOn: "2027-02-28" })).toMatchObject([
      { code: "notImposed" },
    ]);
  });
});
