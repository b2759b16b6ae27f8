import { describe, expect, it } from "vitest";
import type { CaseByHand, LondonTime } from "../support/case-by-hand.ts";
import {
  BBR,
  confirmation,
  GROUP,
  OTHER_GROUP,
  participant,
  placed,
  prepared,
  asking,
  tasksOf,
  waiting,
  WHY,
} from "./participant.ts";

const OTHER = "X990011";
const conflicts = (more: object = {}) => ({ mustNotShareWith: [OTHER], notWithFacilitators: [], ...WHY, ...more });

/** What the participant's case has to tell groups, as far as it was not answered. */
const told = (daniel: CaseByHand) =>
  daniel.asks.map(({ effect }) => effect.params as { event: string; key: string; caseId: string; body: object });

const answer = (daniel: CaseByHand, at: LondonTime, accepted: boolean): void => {
  const { key, caseId } = told(daniel).at(-1) ?? { key: "", caseId: "" };
  const reasons = accepted ? [] : ["Somebody named is in the group: take one of the two out first"];
  daniel.answer(at, { type: "caseTold", caseId, key, accepted, reasons });
};

const refusedWith = (daniel: CaseByHand, at: LondonTime, event: string, body: object) =>
  daniel.refusals(at, event, body as Record<string, unknown>).map(({ code }) => code);

describe("a conflict that becomes known", () => {
  it("before a place is asked for goes with the request, and belongs to no group yet", () => {
    const daniel = waiting();
    expect(BBR.definition.memberOf?.(daniel.live.snapshot.context)).toBeUndefined();
    daniel.send("2026-12-01 09:30", "conflictsChanged", conflicts());
    daniel.send("2026-12-01 10:00", "placeRequested", { groupCaseId: GROUP });
    expect(told(daniel)).toMatchObject([{ event: "placeRequested", body: { mustNotShareWith: [OTHER] } }]);
    expect(BBR.definition.memberOf?.(daniel.live.snapshot.context)).toBe(GROUP);
  });

  it("while a group is asked is told to it once it has given the place", () => {
    const daniel = asking();
    daniel.send("2026-12-01 10:01", "conflictsChanged", conflicts());
    expect(told(daniel).map(({ event }) => event)).toEqual(["placeRequested"]);
    daniel.send("2026-12-01 10:02", "placeConfirmed", confirmation());
    expect(told(daniel).at(-1)).toMatchObject({
      event: "conflictRecorded",
      caseId: GROUP,
      body: { mustNotShareWith: [OTHER], notWithFacilitators: [] },
    });
  });

  it("in a group is told to it at once; nobody has to do anything when it takes it", () => {
    const daniel = placed();
    daniel.send("2026-12-02 10:00", "conflictsChanged", conflicts());
    answer(daniel, "2026-12-02 10:01", true);
    expect(tasksOf(daniel)).not.toContain("separate");
    expect(daniel.facts).toMatchObject({ mustNotShareWith: [OTHER] });
  });

  it("with somebody in the group: the programmes team is told and separates them by the end of the next working day", () => {
    const daniel = prepared();
    daniel.send("2026-12-24 10:00", "conflictsChanged", conflicts());
    answer(daniel, "2026-12-24 10:01", false);
    expect(daniel.message("conflictInGroup").to).toBe("programmeTeam");
    // Christmas Day is a Friday, and the bank holiday for Boxing Day is Monday 28 December.
    expect(daniel.tasks).toContainEqual(
      expect.objectContaining({
        task: "separate",
        role: "programmeTeam",
        due: expect.stringMatching(/^2026-12-30 00:00/),
      }),
    );
    daniel.send("2026-12-29 10:00", "conflictsChanged", conflicts());
    answer(daniel, "2026-12-29 10:01", true);
    expect(tasksOf(daniel)).not.toContain("separate");
  });

  it("is settled, too, when the person leaves the group", () => {
    const daniel = placed();
    daniel.send("2026-12-02 10:00", "conflictsChanged", conflicts());
    answer(daniel, "2026-12-02 10:01", false);
    daniel.send("2026-12-02 11:00", "placeEnded", { groupCaseId: GROUP, reason: "conflict" });
    expect(tasksOf(daniel)).not.toContain("separate");
    daniel.send("2026-12-02 12:00", "placeRequested", { groupCaseId: OTHER_GROUP });
    expect(told(daniel).at(-1)).toMatchObject({ caseId: OTHER_GROUP, body: { mustNotShareWith: [OTHER] } });
  });

  it("no longer holds: the list is replaced", () => {
    const daniel = waiting({ mustNotShareWith: [OTHER] });
    daniel.send("2026-12-01 09:30", "conflictsChanged", conflicts({ mustNotShareWith: [] }));
    expect(daniel.facts).toMatchObject({ mustNotShareWith: [] });
  });

  it("is refused when it is known already, and when the programme has ended", () => {
    const daniel = waiting({ mustNotShareWith: [OTHER] });
    expect(refusedWith(daniel, "2026-12-01 09:30", "conflictsChanged", conflicts())).toEqual(["nothingChanged"]);
    daniel.send("2026-12-01 10:00", "programmeExited", { reason: "movedAway", ...WHY });
    const other = conflicts({ mustNotShareWith: ["X990012"] });
    expect(refusedWith(daniel, "2026-12-01 10:01", "conflictsChanged", other)).toEqual(["programmeEnded"]);
  });
});

describe("a restricted case", () => {
  const seenBy = (daniel: CaseByHand) => BBR.definition.restrictedTo?.(daniel.live.snapshot.context);
  const restricted = (...restrictedTo: string[]) => ({ restrictedTo, ...WHY });

  it("names who alone may see it, by the ids their tokens carry", () => {
    expect(seenBy(participant())).toEqual([]);
    expect(seenBy(participant("2026-11-23 10:00", { restrictedTo: ["PRIYA_NAIR"] }))).toEqual(["PRIYA_NAIR"]);
  });

  it.each(["Priya Nair", "", "a/b", "x".repeat(101)])("does not take %j for an id", (id) => {
    expect(() => participant("2026-11-23 10:00", { restrictedTo: [id] })).toThrow();
  });

  it("is changed and lifted by a senior probation officer or treatment manager, and not by a correction", () => {
    expect(BBR.contract.events["restrictionChanged"]?.sentBy).toEqual(["seniorProbationOfficer", "treatmentManager"]);
    const daniel = waiting({ restrictedTo: ["PRIYA_NAIR"] });
    const entry = daniel.send("2026-12-01 10:00", "restrictionChanged", restricted("PRIYA_NAIR", "CARYS_LUND"));
    expect(seenBy(daniel)).toEqual(["PRIYA_NAIR", "CARYS_LUND"]);
    expect(refusedWith(daniel, "2026-12-01 10:01", "corrected", { entry, ...WHY })).toEqual(["notCorrectable"]);
    expect(
      refusedWith(daniel, "2026-12-01 10:01", "restrictionChanged", restricted("CARYS_LUND", "PRIYA_NAIR")),
    ).toEqual(["nothingChanged"]);
    daniel.send("2026-12-01 10:02", "restrictionChanged", restricted());
    expect(daniel.facts).toMatchObject({ restricted: false });
  });
});
