import { describe, expect, it } from "vitest";
import { type Daniel, enforced, givenUp, modulesOf } from "./interrupted.ts";
import { completes, courseOf, prepared, tasksOf, WHY } from "./participant.ts";

describe("breach and recall", () => {
  function inBreach(): Daniel {
    const daniel = completes(prepared(), "foundation");
    enforced(daniel, "moduleB-1", "breachStarted", "2027-03-03");
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
    const entry = enforced(daniel, "moduleB-1", "breachStarted", "2027-03-03");
    daniel.send("2027-03-03 11:00", "corrected", { entry, ...WHY });
    expect(courseOf(daniel)).toBe("onHold");
    expect(tasksOf(daniel)).toContain("decideOnFailure");
  });

  it("a recall that ends the programme is not called breach", () => {
    const daniel = prepared({ referral: { order: "licence" } });
    enforced(daniel, "foundation-1", "recallStarted", "2027-01-13");
    daniel.send("2027-01-20 10:00", "proceedingsEnded", { decision: "ends", ...WHY });
    expect(JSON.stringify([daniel.timeline, daniel.messages])).not.toMatch(/breach/i);
  });

  it("recall, then court", () => {
    const daniel = prepared({ referral: { order: "licence" } });
    enforced(daniel, "foundation-1", "recallStarted", "2027-01-13");
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
