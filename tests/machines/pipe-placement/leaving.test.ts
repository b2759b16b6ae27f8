import { describe, expect, it } from "vitest";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { DEPARTED, resident, WHY } from "../support/pipe-placement.ts";

const HANDED = { to: "OPD community team", handed: "Summaries." };
const leave = (jo: CaseByHand, reason: string, at = "2027-04-01 10:00") =>
  jo.send(at, "departed", { on: at.slice(0, 10), ...DEPARTED, reason });

describe("a planned leaving", () => {
  it("is planned with the clinical lead from six weeks before: ending marked, feedback invited, questionnaire offered", () => {
    const jo = resident();
    jo.pass("2027-08-02 10:00");
    expect(jo.tasks).toContainEqual({ task: "planLeaving", role: "pipeOfficer", due: "2027-08-17 00:00" });
    jo.send("2027-08-03 10:00", "leavingPlanned", { plan: "A last meeting.", on: "2027-08-03" });
    expect(jo.taskNames).not.toContain("planLeaving");
    expect(jo.tasks).toContainEqual(expect.objectContaining({ task: "markEnding", due: "2027-09-14 00:00" }));
    for (const step of ["endingMarked", "feedbackInvited", "researchQuestionnaireOffered"])
      jo.send("2027-09-10 10:00", "leavingStepTaken", { step, on: "2027-09-10" });
    expect(jo.paths).toContain("placement.stage.resident.ending.marked");
    expect(jo.taskNames).not.toContain("markEnding");
    expect(jo.facts["toDoBeforeDeparture"]).toEqual(["plan the resettlement"]);
  });

  it("is recorded with reason and move-on category; the hand-over comes before the case ends as left", () => {
    const jo = resident();
    leave(jo, "planned", "2027-09-13 10:00");
    expect(jo.outcome).toBeUndefined();
    expect(jo.facts["departure"]).toEqual({ on: "2027-09-13", reason: "planned", moveOn: "supportedHousing" });
    expect(jo.message("departedPlanned").personalisation).toMatchObject({ moveOn: "supported housing" });
    expect(jo.taskNames).toEqual(["handOver"]);
    jo.send("2027-09-13 12:00", "leavingStepTaken", { step: "feedbackInvited", on: "2027-09-13" });
    jo.send("2027-09-14 10:00", "handedOver", HANDED);
    expect(jo.outcome).toBe("left");
    expect(jo.taskNames).toEqual([]);
    jo.pass("2027-11-30 12:00");
    expect(jo.isOver).toBe(true);
  });

  it("is not before the arrival and not in the future; steps neither, and each once", () => {
    const jo = resident();
    const codes = (event: string, body: object) =>
      jo.refusals("2027-04-01 10:00", event, { ...body }).map(({ code }) => code);
    expect(codes("departed", { ...DEPARTED, on: "2027-03-14" })).toEqual(["beforeArrival"]);
    expect(codes("departed", { ...DEPARTED, on: "2027-04-02" })).toEqual(["dateInFuture"]);
    expect(codes("leavingPlanned", { plan: "P", on: "2027-04-02" })).toEqual(["dateInFuture"]);
    jo.send("2027-04-01 10:00", "leavingStepTaken", { step: "endingMarked", on: "2027-04-01" });
    expect(codes("leavingStepTaken", { step: "endingMarked", on: "2027-03-14" })).toEqual([
      "beforeArrival",
      "alreadyRecorded",
    ]);
  });
});

describe("an unplanned leaving", () => {
  it.each(["recall", "transfer", "hospital"])(
    "by %s waits for nothing: the offender manager is told at once",
    (reason) => {
      const jo = resident();
      leave(jo, reason, "2027-04-04 03:00");
      expect(jo.messages.at(-1)).toMatchObject({
        template: "departedUnplanned",
        to: "offenderManager",
        queuedAt: "2027-04-04 03:00",
      });
      expect(jo.taskNames).toEqual(["handOver"]);
      expect(jo.templates).not.toContain("urgentAlert");
    },
  );

  it("by absconding is urgent: alerted at once and until somebody acknowledges, also after the hand-over", () => {
    const jo = resident();
    const alert = leave(jo, "absconded", "2027-04-04 03:00");
    expect(jo.taskNames).toEqual(["acknowledgeAlert", "handOver"]);
    jo.send("2027-04-04 03:05", "handedOver", HANDED);
    jo.pass("2027-04-04 03:20");
    expect(jo.templates.filter((each) => each === "urgentAlert")).toHaveLength(4);
    jo.send("2027-04-04 03:30", "alertAcknowledged", { alert, action: "Police told." });
    expect(jo.outcome).toBe("left");
    expect(jo.taskNames).toEqual([]);
  });

  it("ends every reminder and every task of the residence", () => {
    const jo = resident();
    jo.pass("2027-08-20 12:00");
    expect(jo.taskNames.length).toBeGreaterThan(4);
    leave(jo, "recall", "2027-08-20 13:00");
    expect(jo.taskNames).toEqual(["handOver"]);
    const before = jo.messages.length;
    jo.pass("2027-12-30 12:00");
    expect(jo.messages).toHaveLength(before);
    expect(jo.deadlines).toEqual({});
  });
});

describe("death", () => {
  it("of a resident: the offender manager is told at once, and the departure is still recorded before the case closes", () => {
    const jo = resident();
    jo.send("2027-04-01 02:00", "personDied", { on: "2027-03-31" });
    expect(jo.message("residentDied").to).toBe("offenderManager");
    expect([...jo.taskNames].sort()).toEqual(["informThoseInvolved", "recordDeparture"]);
    expect(jo.outcome).toBeUndefined();
    const codes = (body: object) =>
      jo.refusals("2027-04-01 10:00", "departed", { ...DEPARTED, ...body }).map(({ code }) => code);
    expect(codes({ on: "2027-04-01", reason: "planned" })).toEqual(["afterDeath"]);
    leave(jo, "death");
    expect(jo.outcome).toBe("left");
    expect(jo.taskNames).toEqual(["informThoseInvolved"]);
    jo.send("2027-04-01 11:00", "thoseInvolvedInformed");
    expect(jo.taskNames).toEqual([]);
  });

  it("is recorded as a death before it is a reason for leaving, and not before the arrival", () => {
    const jo = resident();
    expect(
      jo.refusals("2027-04-01 10:00", "departed", { on: "2027-04-01", ...DEPARTED, reason: "death" }),
    ).toMatchObject([{ code: "deathNotRecorded" }]);
    expect(jo.refusals("2027-04-01 10:00", "personDied", { on: "2027-03-14" })).toMatchObject([
      { code: "beforeArrival" },
    ]);
  });

  it("after the departure leaves nobody to hand over", () => {
    const jo = resident();
    leave(jo, "hospital");
    jo.send("2027-04-02 10:00", "personDied", { on: "2027-04-02" });
    expect(jo.outcome).toBe("left");
    expect(jo.taskNames).toEqual(["informThoseInvolved"]);
  });

  it("recorded by mistake is taken back: the resident lives on as before", () => {
    const jo = resident();
    jo.send("2027-03-17 12:00", "sessionLogged", { on: "2027-03-17", kind: "creative", title: "Art", tookPart: true });
    const entry = jo.send("2027-03-18 10:00", "personDied", { on: "2027-03-18" });
    jo.send("2027-03-18 11:00", "corrected", { entry, ...WHY });
    expect(jo.paths).toContain("placement.stage.resident.keyWork.notDue");
    expect(jo.taskNames).toEqual(["holdReview"]);
    expect(jo.deadlines).toMatchObject({ reviewDue: "2027-04-12 09:00", departureDay: "2027-09-13 09:00" });
  });
});
