import { describe, expect, it } from "vitest";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { holds } from "../../../machines/pipe-placement/holds.ts";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { ACCEPT, accepted, CONTACT, expected, prepared, resident, submitted, WHY } from "../support/pipe-placement.ts";
import { known } from "./pipe-moves.ts";

const { keyWorkerAllocated, residenceBasisRecorded } = pipePlacement.events;
const bedOf = (jo: CaseByHand) => holds(known(jo));
const NOT_ARRIVED = { on: "2027-03-15", reason: "failedToReport", explanation: "Not seen." };
const TASKS = ["allocateBed", "allocateKeyWorker", "planJoining", "recordBasis"];

describe("before arrival", () => {
  it("a bed, a key worker, the joining plan and the basis of the residence are each a task until they are there", () => {
    const jo = accepted();
    expect(jo.taskNames).toEqual(TASKS);
    const ready = prepared();
    expect(ready.taskNames).toEqual([]);
    expect(ready.facts["toDoBeforeArrival"]).toEqual([]);
    expect(ready.facts["joining"]).toMatchObject({ on: "2027-02-09" });
  });

  it("each has its time, and none more than until the day of arrival", () => {
    const due = (jo: CaseByHand) => jo.tasks.map(({ task, due }) => `${task} ${due}`);
    expect(due(accepted())).toEqual([
      "allocateBed 2027-02-10 00:00",
      "allocateKeyWorker 2027-02-13 00:00",
      "planJoining 2027-02-20 00:00",
      "recordBasis 2027-02-20 00:00",
    ]);
    const soon = submitted("2027-02-04 10:00", { intendedArrivalOn: "2027-02-09" });
    soon.send("2027-02-04 10:30", "clinicalDecided", ACCEPT);
    soon.send("2027-02-04 11:00", "operationalDecided", ACCEPT);
    expect(due(soon).slice(1)).toEqual([
      "allocateKeyWorker 2027-02-10 00:00",
      "planJoining 2027-02-10 00:00",
      "recordBasis 2027-02-10 00:00",
    ]);
  });

  it("the basis may be voluntary, and is recorded", () => {
    const jo = accepted();
    jo.send("2027-02-09 10:00", "residenceBasisRecorded", { basis: "voluntary", explanation: "Licence has ended." });
    expect(jo.facts["basis"]).toMatchObject({ basis: "voluntary" });
    jo.send("2027-02-10 10:00", "residenceBasisRecorded", residenceBasisRecorded.example);
    expect(jo.facts["basis"]).toMatchObject({ basis: "licenceCondition" });
  });

  it("a complex case is co-worked by the officer; an earlier key worker's name is kept", () => {
    const jo = accepted();
    jo.send("2027-02-09 10:00", "keyWorkerAllocated", { ...CONTACT, complex: true });
    expect(jo.message("keyWorkerAllocated").personalisation["coWorking"]).toContain("Priya Nair works with you");
    expect(jo.refusals("2027-02-09 11:00", "keyWorkerAllocated", { ...CONTACT, complex: true })).toMatchObject([
      { code: "noChange" },
    ]);
    jo.send("2027-02-09 11:00", "keyWorkerAllocated", keyWorkerAllocated.example);
    expect(jo.facts["keyWorker"]).toMatchObject({ name: "Dan Hughes", complex: false });
    expect(jo.facts["earlierKeyWorkers"]).toMatchObject([{ name: "Dr Iris Cole", from: "2027-02-09" }]);
  });

  it("the joining is not planned in the future, nor somebody expected in the past", () => {
    const jo = accepted();
    const code = (event: string, body: object) =>
      jo.refusals("2027-02-09 10:00", event, { ...body }).map((each) => each.code);
    expect(code("joiningPlanned", { plan: "P", on: "2027-02-10" })).toEqual(["dateInFuture"]);
    expect(code("bedAllocated", { room: "1", arrivalOn: "2027-02-08" })).toEqual(["dateInPast"]);
    expect(code("arrivalDateChanged", { arrivalOn: "2027-02-10", ...WHY })).toEqual(["noBed"]);
    expect(code("notArrived", { ...NOT_ARRIVED, on: "2027-02-09" })).toEqual(["notExpected"]);
  });

  it("reminders come two weeks before, two days before and on the day, at 09:00, with what is still to do", () => {
    const jo = expected();
    jo.pass("2027-03-15 12:00");
    const reminders = jo.messages.filter(({ template, to }) => template === "arrivalReminder" && to === "owner");
    expect(reminders.map(({ queuedAt, personalisation }) => `${queuedAt} ${personalisation["when"]}`)).toEqual([
      "2027-03-01 09:00 in two weeks",
      "2027-03-13 09:00 in two days",
      "2027-03-15 09:00 today",
    ]);
    expect(reminders[0]?.personalisation["toDo"]).toContain("* allocate a key worker");
    expect(jo.tasks).toContainEqual({ task: "recordArrival", role: "premisesStaff", due: "2027-03-16 00:00" });
  });

  it("a day that moves arms them again; those whose morning has passed are left out", () => {
    const jo = expected();
    jo.pass("2027-03-02 12:00");
    jo.send("2027-03-02 13:00", "arrivalDateChanged", { arrivalOn: "2027-03-10", ...WHY });
    expect(jo.message("arrivalArranged").personalisation["arrivalOn"]).toBe("10 March 2027");
    expect(jo.deadlines).not.toHaveProperty("arrivalTwoWeeks");
    expect(jo.deadlines).toMatchObject({ arrivalTwoDays: "2027-03-08 09:00", arrivalDay: "2027-03-10 09:00" });
    expect(jo.refusals("2027-03-02 14:00", "arrivalDateChanged", { arrivalOn: "2027-03-10", ...WHY })).toMatchObject([
      { code: "noChange" },
    ]);
    jo.send("2027-03-02 15:00", "bedAllocated", { room: "14", arrivalOn: "2027-03-30" });
    expect(jo.deadlines).toMatchObject({ arrivalTwoWeeks: "2027-03-16 09:00", arrivalDay: "2027-03-30 09:00" });
  });

  it("somebody expected at once is expected today", () => {
    const jo = accepted();
    jo.send("2027-02-08 14:00", "bedAllocated", { room: "12", arrivalOn: "2027-02-08" });
    expect(jo.paths).toContain("placement.stage.expected.today");
    expect(jo.templates).not.toContain("arrivalReminder");
    jo.pass("2027-02-09 00:01");
    expect(jo.tasks).toContainEqual(expect.objectContaining({ task: "recordArrival", role: "operationalLead" }));
  });
});

describe("not arriving", () => {
  it("alerts at once, at night too, the owner and the duty manager, until somebody acknowledges; the offender manager is told", () => {
    const jo = expected();
    const alert = jo.send("2027-03-15 23:30", "notArrived", NOT_ARRIVED);
    jo.pass("2027-03-15 23:50");
    const urgent = jo.messages.filter(({ template }) => template === "urgentAlert");
    expect(urgent.map(({ to, queuedAt }) => `${to} ${queuedAt}`)).toEqual([
      "owner 2027-03-15 23:30",
      "dutyManager 2027-03-15 23:30",
      "owner 2027-03-15 23:45",
      "dutyManager 2027-03-15 23:45",
    ]);
    expect(urgent[1]?.address).toEqual({ channel: "sms", phone: "07700900123" });
    expect(jo.message("notArrivedTold").to).toBe("offenderManager");
    jo.send("2027-03-15 23:55", "alertAcknowledged", { alert, action: "Police told." });
    expect(jo.taskNames).toContain("rebookOrEnd");
    expect(jo.taskNames).not.toContain("acknowledgeAlert");
  });

  it("is of the day on which they were expected, once it has come", () => {
    const jo = expected();
    const code = (at: string, on: string) =>
      jo.refusals(at, "notArrived", { ...NOT_ARRIVED, on }).map((each) => each.code);
    expect(code("2027-03-14 12:00", "2027-03-15")).toEqual(["dateInFuture"]);
    expect(code("2027-03-15 12:00", "2027-03-14")).toEqual(["notExpectedThen"]);
  });

  it("is rebooked, and reminders start again; it can then be ended but no longer withdrawn", () => {
    const jo = expected();
    jo.send("2027-03-15 22:00", "notArrived", NOT_ARRIVED);
    const bed = { room: "12", arrivalOn: "2027-03-29" };
    expect(jo.refusals("2027-03-16 09:30", "bedAllocated", bed)).toMatchObject([{ code: "rebookInstead" }]);
    expect(jo.refusals("2027-03-16 09:30", "arrivalRebooked", { ...bed, arrivalOn: "2027-03-15" })).toMatchObject([
      { code: "dateInPast" },
    ]);
    jo.send("2027-03-16 10:00", "arrivalRebooked", bed);
    expect(jo.taskNames).not.toContain("rebookOrEnd");
    expect(jo.deadlines).toMatchObject({ arrivalTwoDays: "2027-03-27 09:00", arrivalDay: "2027-03-29 09:00" });
    expect(jo.refusals("2027-03-16 11:00", "withdrawn", { reason: "duplicate", ...WHY })).toMatchObject([
      { code: "afterNonArrival" },
    ]);
    jo.send("2027-03-16 11:00", "placementEnded", { reason: "didNotArrive", ...WHY });
    expect(jo.outcome).toBe("notAdmitted");
    expect(jo.facts["ended"]).toBe("didNotArrive");
  });

  it("or ended from there, or they arrive after all", () => {
    const jo = expected();
    jo.send("2027-03-15 22:00", "notArrived", NOT_ARRIVED);
    const ended = jo.fork();
    ended.send("2027-03-16 10:00", "placementEnded", { reason: "recalled", ...WHY });
    expect(ended.paths).toEqual(["notAdmitted"]);
    expect(ended.taskNames).toEqual(["acknowledgeAlert"]);
    expect(ended.templates.filter((each) => each === "placementEnded")).toHaveLength(2);
    jo.send("2027-03-16 10:00", "arrived", { on: "2027-03-16", at: "01:30" });
    expect(jo.facts["arrival"]).toEqual({ on: "2027-03-16", at: "01:30" });
    expect(jo.facts["nonArrivals"]).toEqual([{ on: "2027-03-15", reason: "failedToReport" }]);
  });
});

describe("an arrival", () => {
  it("is recorded also when something is missing, which stays a task", () => {
    const jo = accepted();
    jo.send("2027-02-10 12:00", "arrived", { on: "2027-02-10", at: "11:00" });
    expect(jo.taskNames).toEqual([...TASKS, "holdReview"]);
    jo.send("2027-02-10 13:00", "bedAllocated", { room: "3", arrivalOn: "2027-02-10" });
    expect(jo.templates).not.toContain("arrivalArranged");
    jo.send("2027-02-10 14:00", "keyWorkerAllocated", keyWorkerAllocated.example);
    jo.send("2027-02-10 14:00", "joiningPlanned", { plan: "P", on: "2027-02-10" });
    jo.send("2027-02-10 14:00", "residenceBasisRecorded", residenceBasisRecorded.example);
    expect(jo.taskNames).toEqual(["holdReview"]);
  });

  it("is neither in the future nor before the acceptance, and nobody arrives undecided", () => {
    const jo = prepared();
    const code = (on: string, at: string) =>
      jo.refusals("2027-02-10 12:00", "arrived", { on, at }).map((each) => each.code);
    expect(code("2027-02-10", "12:01")).toEqual(["dateInFuture"]);
    expect(code("2027-02-04", "12:01")).toEqual(["beforeAcceptance"]);
    expect(submitted().allowed).not.toContain("arrived");
  });

  it("tells the offender manager, with the planned departure 182 days later and the first review", () => {
    expect(resident().message("arrivedTold").personalisation).toMatchObject({
      arrivedOn: "15 March 2027",
      departureOn: "13 September 2027",
      reviewBy: "Thu 18 March 2027 at 14:30",
    });
  });
});

describe("one bed per person", () => {
  it("is held from the allocation until the departure", () => {
    expect(bedOf(accepted())).toEqual([]);
    expect(bedOf(expected())).toEqual(["apBed/X320741"]);
    const jo = resident();
    expect(bedOf(jo)).toEqual(["apBed/X320741"]);
    jo.send("2027-04-01 10:00", "departed", { on: "2027-04-01", reason: "recall", moveOn: "custody", ...WHY });
    expect(bedOf(jo)).toEqual([]);
  });

  it("is held from an arrival without one, and free after an ending, a withdrawal or a death before arrival", () => {
    const arrived = accepted();
    arrived.send("2027-02-10 12:00", "arrived", { on: "2027-02-10", at: "11:00" });
    expect(bedOf(arrived)).toEqual(["apBed/X320741"]);
    const ends: readonly (readonly [string, object])[] = [
      ["placementEnded", { reason: "recalled", ...WHY }],
      ["withdrawn", { reason: "duplicate", ...WHY }],
      ["personDied", { on: "2027-02-09" }],
    ];
    for (const [event, body] of ends) {
      const jo = expected();
      jo.send("2027-02-10 10:00", event, { ...body });
      expect(jo.outcome).toBe(event === "withdrawn" ? "withdrawn" : "notAdmitted");
      expect(bedOf(jo)).toEqual([]);
    }
  });

  it("of somebody who died here is held until the departure is recorded", () => {
    const jo = resident();
    jo.send("2027-04-01 10:00", "personDied", { on: "2027-04-01" });
    expect(bedOf(jo)).toEqual(["apBed/X320741"]);
  });
});
