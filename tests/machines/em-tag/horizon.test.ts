import { describe, expect, it } from "vitest";
import { emTag } from "../../../machines/em-tag/contract.ts";
import { tagCase, tagInput } from "./tag-case.ts";
import { LONGER, recalledFromALongLicence, releasedAgain } from "./horizon-lives.ts";

/** Licences end years after the last bank holiday that is proclaimed: the calendar here ends with 2028. */

describe("a licence that ends after the calendar", () => {
  it("starts like any other", () => {
    const input = emTag.input.parse(tagInput({ endsOn: "2030-05-31" }));
    expect(emTag.refuseStart(input, "2026-10-26")).toEqual([]);
    expect(tagCase("2026-10-26 10:00", { endsOn: "2030-05-31" }).paths).toEqual(["validating"]);
    // Nor is anybody refused who will be released after its end.
    const far = tagCase("2026-10-26 10:00", { plannedOn: "2029-03-01", endsOn: "2030-05-31" });
    expect(far.tasks).toMatchObject([{ task: "validateEligibility", due: "2026-11-03 00:00" }]);
  });

  it("takes a release in 2028 although the twelve months end in 2029", () => {
    const dale = tagCase("2028-02-01 10:00", { plannedOn: "2028-03-01", endsOn: "2030-05-31" });
    dale.send("2028-02-01 11:00", "eligibilityValidated");
    dale.send("2028-02-02 10:00", "conditionEntered", { route: "pd1", on: "2028-02-02" });
    dale.send("2028-02-02 11:00", "conditionApproved", { on: "2028-02-02" });
    dale.send("2028-03-01 10:00", "released", { on: "2028-03-01" });
    dale.send("2028-03-01 16:00", "tagFitted", { on: "2028-03-01", homeMonitoringUnit: false });
    expect(dale.facts["monitoring"]).toMatchObject({ lastDay: "2029-02-28" });
    expect(dale.deadlines).toMatchObject({ calendarEnds: "2028-12-01 09:00" });
    expect(dale.deadlines).not.toHaveProperty("monitoringEnds");
  });

  it("takes a recall; a month before the calendar ends a task asks for a longer one, and nothing else stops", () => {
    const dale = recalledFromALongLicence().pass("2028-12-01 08:59");
    expect(dale.taskNames).not.toContain("renewCalendar");
    dale.pass("2028-12-01 09:00");
    expect(dale.taskNames).toContain("renewCalendar");
    expect(dale.timeline.join("; ")).toContain("The case's calendar must reach further: waits for a calendar");
    dale.send("2028-12-04 10:00", "reReleased", { on: "2028-12-04" });
    expect(dale.paths).toContain("onLicence.tag.awaitingFitting.waiting");
  });

  it("goes on with a longer calendar: every deadline is set where it belongs", () => {
    const recalled = recalledFromALongLicence().pass("2028-12-01 10:00").renewCalendar("2028-12-02 10:00", LONGER);
    recalled.pass("2028-12-02 10:00");
    expect(recalled.taskNames).not.toContain("renewCalendar");
    expect(recalled.live.agenda.map(({ event }) => event.type).join()).toContain("licenceEnds");
    const again = releasedAgain().pass("2028-12-01 10:00").renewCalendar("2028-12-02 10:00", LONGER);
    again.pass("2028-12-02 10:00");
    const armed = again.live.agenda.map(({ event }) => event.type).join();
    for (const each of ["firstEndReminder", "secondEndReminder", "instructRemoval", "monitoringEnds"])
      expect(armed).toContain(each);
    expect(again.paths).toContain("onLicence.tag.monitoring");
  });

  it("renewed before it is needed, nobody is asked", () => {
    const dale = recalledFromALongLicence().renewCalendar("2027-06-01 10:00", LONGER).pass("2028-12-02 10:00");
    expect(dale.taskHistory).not.toContain("opened renewCalendar");
    expect(dale.live.agenda.map(({ event }) => event.type).join()).toContain("licenceEnds");
  });
});
