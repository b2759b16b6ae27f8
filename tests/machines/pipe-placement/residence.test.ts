import { describe, expect, it } from "vitest";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { accepted, CONTACT, resident, REVIEW, WHY } from "../support/pipe-placement.ts";

const session = (on: string, tookPart = true) => ({ on, kind: "structured", title: "Discussion forum", tookPart });
const codes = (jo: CaseByHand, at: string, event: string, body: object) =>
  jo.refusals(at, event, { ...body }).map(({ code }) => code);
const tasks = (jo: CaseByHand, task: string) => jo.tasks.filter((each) => each.task === task);
const sent = (jo: CaseByHand, template: string) => jo.messages.filter((each) => each.template === template);

describe("key work", () => {
  it("is due a week after the arrival, and after each session", () => {
    const jo = resident();
    jo.pass("2027-03-22 12:00");
    expect(sent(jo, "keyWorkDue").map(({ to, queuedAt }) => `${to} ${queuedAt}`)).toEqual([
      "keyWorker 2027-03-22 09:00",
    ]);
    expect(tasks(jo, "holdKeyWork")).toMatchObject([{ role: "keyWorker", due: "2027-03-25 00:00" }]);
    jo.send("2027-03-24 12:00", "keyWorkSessionHeld", { on: "2027-03-24", heldBy: "keyWorker" });
    expect(tasks(jo, "holdKeyWork")).toEqual([]);
    expect(jo.deadlines["keyWorkDue"]).toBe("2027-03-31 09:00");
  });

  it("a session recorded late does not hide a later one", () => {
    const jo = resident();
    jo.send("2027-03-20 12:00", "keyWorkSessionHeld", { on: "2027-03-20", heldBy: "both" });
    jo.send("2027-03-20 13:00", "keyWorkSessionHeld", { on: "2027-03-16", heldBy: "keyWorker" });
    expect(jo.deadlines["keyWorkDue"]).toBe("2027-03-27 09:00");
  });

  it("the officer stands in when the key worker is away, and while there is none", () => {
    const jo = resident();
    jo.send("2027-03-21 10:00", "keyWorkerAway");
    jo.pass("2027-03-22 12:00");
    expect(sent(jo, "keyWorkDue").map(({ to }) => to)).toEqual(["owner"]);
    expect(tasks(jo, "standIn")).toMatchObject([{ role: "pipeOfficer" }]);
    expect(codes(jo, "2027-03-22 13:00", "keyWorkerAway", {})).toEqual(["alreadyAway"]);
    jo.send("2027-03-22 13:00", "keyWorkerBack");
    expect(tasks(jo, "standIn")).toEqual([]);
    expect(tasks(jo, "holdKeyWork")).toHaveLength(1);
    expect(codes(jo, "2027-03-22 13:00", "keyWorkerBack", {})).toEqual(["notAway"]);
    const none = accepted();
    none.send("2027-02-10 12:00", "arrived", { on: "2027-02-10", at: "11:00" });
    expect(codes(none, "2027-02-10 13:00", "keyWorkerAway", {})).toEqual(["noKeyWorker"]);
    none.pass("2027-02-17 12:00");
    expect(tasks(none, "standIn")).toHaveLength(1);
  });

  it("reallocation keeps the earlier name and hands the session on", () => {
    const jo = resident();
    jo.send("2027-03-21 10:00", "keyWorkerAway");
    jo.pass("2027-03-22 12:00");
    jo.send("2027-03-22 13:00", "keyWorkerAllocated", { ...CONTACT, complex: false });
    expect(tasks(jo, "holdKeyWork")).toHaveLength(1);
    expect(jo.facts["earlierKeyWorkers"]).toMatchObject([{ name: "Dan Hughes" }]);
  });

  it("leaves the timers of the regions beside it alone", () => {
    const jo = resident();
    const before = jo.agenda.filter(({ id }) => !id.includes("keyWork")).map(({ id, order }) => [id, order]);
    jo.send("2027-03-16 12:00", "keyWorkSessionHeld", { on: "2027-03-16", heldBy: "keyWorker" });
    expect(jo.agenda.filter(({ id }) => !id.includes("keyWork")).map(({ id, order }) => [id, order])).toEqual(before);
  });
});

describe("engagement", () => {
  it("a weekly sweep lists whom nothing was recorded of; steps follow, and a review in two weeks", () => {
    const jo = resident();
    jo.pass("2027-03-22 12:00");
    expect(jo.facts["engagement"]).toMatchObject({ concern: "notConsidered", sweep: { on: "2027-03-22" } });
    expect(sent(jo, "engagementConcern")).toMatchObject([{ to: "owner", queuedAt: "2027-03-22 09:00" }]);
    expect(tasks(jo, "recordSteps")).toHaveLength(1);
    jo.send("2027-03-23 10:00", "engagementStepsRecorded", { steps: "Offered mornings." });
    expect(tasks(jo, "recordSteps")).toEqual([]);
    jo.send("2027-03-24 10:00", "engagementStepsRecorded", { steps: "Offered gardening." });
    expect(jo.deadlines["engagementReview"]).toBe("2027-04-07 09:00");
    jo.pass("2027-04-07 10:00");
    expect(sent(jo, "engagementReviewDue")).toHaveLength(1);
    expect(tasks(jo, "reviewSteps")).toHaveLength(1);
    const helped = jo.fork();
    helped.send("2027-04-07 11:00", "engagementReviewed", { engaged: true, note: "Comes." });
    expect(helped.paths).toContain("placement.stage.resident.engagement.engaged");
    jo.send("2027-04-07 11:00", "engagementReviewed", { engaged: false, note: "Does not." });
    expect(tasks(jo, "recordSteps")).toHaveLength(1);
  });

  it.each([
    ["a session in which they took part", "sessionLogged", session("2027-03-18")],
    ["key work", "keyWorkSessionHeld", { on: "2027-03-16", heldBy: "keyWorker" }],
    ["a consideration", "considerationRecorded", { on: "2027-03-18", engaged: true, note: "Settling." }],
  ])("%s in the week is enough", (_what, event, body) => {
    const jo = resident();
    jo.send("2027-03-18 12:00", event, body);
    jo.pass("2027-03-22 12:00");
    expect(jo.facts["engagement"]).toMatchObject({ sweep: { found: "engaged" } });
    jo.pass("2027-03-29 12:00");
    expect(jo.facts["engagement"]).toMatchObject({ concern: "notConsidered" });
  });

  it("whoever was offered sessions and took part in none is not engaged", () => {
    const jo = resident();
    jo.send("2027-03-18 12:00", "sessionLogged", session("2027-03-18", false));
    jo.pass("2027-03-22 12:00");
    expect(jo.facts["engagement"]).toMatchObject({ concern: "notEngaged" });
    expect(jo.message("engagementConcern").personalisation["finding"]).toContain("took part in none");
  });

  it("somebody found not engaged gets steps at once, and a review before its day counts", () => {
    const jo = resident();
    jo.send("2027-03-16 12:00", "considerationRecorded", { on: "2027-03-16", engaged: false, note: "Keeps away." });
    expect(tasks(jo, "recordSteps")).toHaveLength(1);
    expect(jo.message("engagementConcern").personalisation["finding"]).toBe(
      "A resident was considered and found not to be engaged.",
    );
    jo.send("2027-03-16 13:00", "engagementStepsRecorded", { steps: "Met." });
    jo.send("2027-03-20 13:00", "engagementReviewed", { engaged: true, note: "Comes." });
    expect(jo.facts["engagement"]).toMatchObject({ concern: undefined, steps: undefined });
  });

  it("structured and creative sessions are logged, on days of the residence", () => {
    const jo = resident();
    jo.send("2027-03-16 12:00", "sessionLogged", session("2027-03-16"));
    jo.send("2027-03-16 13:00", "sessionLogged", { ...session("2027-03-16"), kind: "creative" });
    expect(jo.facts["engagement"]).toMatchObject({ sessions: { structured: 1, creative: 1, lastOn: "2027-03-16" } });
    for (const [event, body] of [
      ["sessionLogged", session("2027-03-14")],
      ["keyWorkSessionHeld", { on: "2027-03-14", heldBy: "both" }],
      ["considerationRecorded", { on: "2027-03-14", engaged: true, note: "N" }],
    ] as const)
      expect(codes(jo, "2027-03-16 14:00", event, body)).toEqual(["beforeArrival"]);
    expect(codes(jo, "2027-03-16 14:00", "sessionLogged", session("2027-03-17"))).toEqual(["dateInFuture"]);
  });
});

describe("reviews", () => {
  it("the first 72 hours end exactly 72 hours after the arrival, also across a change of the clocks", () => {
    expect(tasks(resident(), "holdReview")).toMatchObject([{ due: "2027-03-18 14:30", key: "0" }]);
    const jo = accepted();
    jo.send("2027-03-27 12:00", "arrived", { on: "2027-03-27", at: "11:00" });
    expect(tasks(jo, "holdReview")).toMatchObject([{ due: "2027-03-30 12:00", key: "0" }]);
  });

  it("then come 28 days after the arrival each, not after the last one held, with notice to the offender manager", () => {
    const jo = resident();
    jo.send("2027-03-17 12:00", "reviewHeld", { review: 0, on: "2027-03-17", ...REVIEW });
    expect(tasks(jo, "holdReview")).toEqual([]);
    jo.pass("2027-04-05 12:00");
    expect(tasks(jo, "holdReview")).toMatchObject([{ key: "1", due: "2027-04-13 00:00" }]);
    jo.pass("2027-04-12 12:00");
    expect(sent(jo, "reviewNotice")).toMatchObject([
      { to: "offenderManager", queuedAt: "2027-04-05 09:00", personalisation: { reviewOn: "12 April 2027" } },
    ]);
    expect(sent(jo, "reviewDue")).toMatchObject([{ queuedAt: "2027-04-12 09:00", personalisation: { review: "1" } }]);
    expect(tasks(jo, "holdReview")).toMatchObject([{ key: "1", due: "2027-04-13 00:00" }]);
    jo.send("2027-04-20 12:00", "reviewHeld", { review: 1, on: "2027-04-20", ...REVIEW });
    expect(jo.facts["nextReviewOn"]).toBe("2027-05-10");
    jo.send("2027-05-02 12:00", "reviewHeld", { review: 2, on: "2027-05-02", ...REVIEW });
    jo.pass("2027-05-10 12:00");
    expect(sent(jo, "reviewNotice")).toHaveLength(1);
    expect(tasks(jo, "holdReview")).toEqual([]);
    expect(jo.facts["nextReviewOn"]).toBe("2027-06-07");
  });

  it("one not held stays a task beside the next, each closed by its own", () => {
    const jo = resident();
    jo.pass("2027-04-12 12:00");
    expect(tasks(jo, "holdReview").map(({ key }) => key)).toEqual(["0", "1"]);
    jo.send("2027-04-12 13:00", "reviewHeld", { review: 0, on: "2027-03-18", ...REVIEW });
    expect(tasks(jo, "holdReview").map(({ key }) => key)).toEqual(["1"]);
    expect(jo.facts["reviews"]).toMatchObject([{ review: 0, ...REVIEW }]);
    expect(codes(jo, "2027-04-12 14:00", "reviewHeld", { review: 0, on: "2027-04-12", ...REVIEW })).toEqual([
      "noSuchReview",
    ]);
    expect(codes(jo, "2027-04-12 14:00", "reviewHeld", { review: 3, on: "2027-03-01", ...REVIEW })).toEqual([
      "noSuchReview",
      "beforeArrival",
    ]);
  });
});

describe("MAPPA", () => {
  it("level 2 meetings are attended where required, level 3 as directed by the SPO, each with its date", () => {
    const jo = resident();
    const two = jo.send("2027-03-16 12:00", "mappaLevelTwoArranged", { on: "2027-03-24", ...WHY });
    const three = jo.send("2027-03-16 13:00", "mappaLevelThreeDirected", { on: "2027-03-26", ...WHY });
    expect(tasks(jo, "attendMappa")).toMatchObject([
      { key: String(two), due: "2027-03-26 00:00", role: "pipeOfficer" },
      // On Good Friday: the next working day is the Tuesday after Easter.
      { key: String(three), due: "2027-03-31 00:00", role: "pipeOfficer" },
    ]);
    expect(pipePlacement.events.mappaLevelThreeDirected.sentBy).toEqual(["operationalLead", "divisionalSpo"]);
    jo.send("2027-03-17 12:00", "mappaMeetingMoved", { meeting: two, on: "2027-03-25" });
    jo.pass("2027-03-26 12:00");
    expect(
      sent(jo, "mappaToday").map(({ queuedAt, personalisation }) => `${queuedAt} ${personalisation["level"]}`),
    ).toEqual(["2027-03-25 09:00 2", "2027-03-26 09:00 3"]);
    const note = { attended: true, note: "Gave the PIPE's view." };
    jo.send("2027-03-26 13:00", "mappaMeetingConcluded", { meeting: two, on: "2027-03-25", ...note });
    jo.send("2027-03-26 14:00", "mappaMeetingConcluded", {
      meeting: three,
      on: "2027-03-26",
      ...note,
      attended: false,
    });
    expect(jo.paths).toContain("placement.stage.resident.mappa.none");
    expect(tasks(jo, "attendMappa")).toEqual([]);
    expect(jo.facts["meetings"]).toMatchObject([
      { level: 2, on: "2027-03-25", attended: true },
      { level: 3, on: "2027-03-26", attended: false },
    ]);
  });

  it("meetings are arranged for days to come and concluded on days that were", () => {
    const jo = resident();
    const meeting = jo.send("2027-03-16 12:00", "mappaLevelTwoArranged", { on: "2027-03-24", ...WHY });
    const at = "2027-03-17 12:00";
    const concluded = { on: "2027-03-18", attended: true, note: "N" };
    expect(codes(jo, at, "mappaLevelTwoArranged", { on: "2027-03-16", ...WHY })).toEqual(["dateInPast"]);
    expect(codes(jo, at, "mappaLevelThreeDirected", { on: "2027-03-16", ...WHY })).toEqual(["dateInPast"]);
    expect(codes(jo, at, "mappaMeetingMoved", { meeting: 2, on: "2027-03-16" })).toEqual([
      "noSuchMeeting",
      "dateInPast",
    ]);
    expect(codes(jo, at, "mappaMeetingConcluded", { meeting, ...concluded })).toEqual(["dateInFuture"]);
  });
});

describe("resettlement and the stay", () => {
  it("planning starts 12 weeks before the planned departure", () => {
    const jo = resident();
    expect(jo.facts["plannedDepartureOn"]).toBe("2027-09-13");
    expect(jo.deadlines["resettlementStarts"]).toBe("2027-06-21 09:00");
    jo.pass("2027-06-21 10:00");
    expect(sent(jo, "resettlementStarts").map(({ to }) => to)).toEqual(["owner", "offenderManager"]);
    expect(tasks(jo, "planResettlement")).toMatchObject([{ due: "2027-07-20 00:00" }]);
    jo.send("2027-06-22 10:00", "resettlementPlanned", { plan: "Supported housing." });
    expect(tasks(jo, "planResettlement")).toEqual([]);
  });

  it("reminders come six and two weeks before; on the day the departure is to be recorded or the stay extended", () => {
    const jo = resident();
    jo.pass("2027-09-13 10:00");
    expect(sent(jo, "departureReminder").map(({ to, queuedAt }) => `${to} ${queuedAt}`)).toEqual(
      ["2027-08-02 09:00", "2027-08-30 09:00"].flatMap((at) =>
        ["owner", "clinicalLead", "offenderManager"].map((to) => `${to} ${at}`),
      ),
    );
    expect(tasks(jo, "settleDeparture")).toMatchObject([{ due: "2027-09-14 00:00" }]);
    jo.send("2027-09-13 11:00", "plannedDepartureChanged", { on: "2027-12-20", reason: "moveOnNotReady", ...WHY });
    expect(tasks(jo, "settleDeparture")).toEqual([]);
    expect(jo.message("plannedDepartureMoved").personalisation).toMatchObject({
      before: "13 September 2027",
      departureOn: "20 December 2027",
    });
  });

  it("a stay that is extended or shortened arms the reminders and the start of resettlement planning again", () => {
    const jo = resident();
    jo.pass("2027-06-22 10:00");
    jo.send("2027-06-22 11:00", "resettlementPlanned", { plan: "Housing." });
    jo.send("2027-06-23 11:00", "plannedDepartureChanged", { on: "2027-12-20", reason: "needsMoreTime", ...WHY });
    expect(jo.deadlines).toMatchObject({
      resettlementStarts: "2027-09-27 09:00",
      departureSixWeeks: "2027-11-08 09:00",
      departureTwoWeeks: "2027-12-06 09:00",
      departureDay: "2027-12-20 09:00",
    });
    jo.send("2027-06-24 11:00", "plannedDepartureChanged", { on: "2027-07-05", reason: "progress", ...WHY });
    expect(jo.deadlines).not.toHaveProperty("departureTwoWeeks");
    expect(jo.paths).toContain("placement.stage.resident.resettlement.planning");
    expect(
      codes(jo, "2027-06-24 12:00", "plannedDepartureChanged", { on: "2027-07-05", reason: "progress", ...WHY }),
    ).toEqual(["noChange"]);
    expect(
      codes(jo, "2027-06-24 12:00", "plannedDepartureChanged", { on: "2027-06-23", reason: "progress", ...WHY }),
    ).toEqual(["dateInPast"]);
  });
});
