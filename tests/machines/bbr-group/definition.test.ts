import { describe, expect, it } from "vitest";
import { bbrGroup } from "../../../machines/bbr-group/contract.ts";
import { inputExample } from "../../../machines/bbr-group/input.ts";
import { describeDefinition } from "../support/describe-definition.ts";
import { GROUP } from "./group-by-hand.ts";

describeDefinition(GROUP, "bbr-group", ["messageFailed", "calendarRenewed", "caseTold"], ["programmeManager"]);

describe("a group is started", () => {
  const input = bbrGroup.input.parse(inputExample);

  it("with slots on different days, each facilitator once and each later module once", () => {
    const twice = (field: string, value: unknown): boolean =>
      bbrGroup.input.safeParse({ ...inputExample, [field]: value }).success;
    expect(twice("slots", [...inputExample.slots, ...inputExample.slots])).toBe(false);
    expect(twice("facilitators", [...inputExample.facilitators, ...inputExample.facilitators])).toBe(false);
    expect(twice("laterModules", ["moduleB", "moduleB", "moduleC"])).toBe(false);
    expect(twice("laterModules", ["foundation", "moduleB", "moduleC"])).toBe(false);
  });

  it("three weeks or more before its first session, so that places can be given in time", () => {
    expect(bbrGroup.refuseStart(input, "2027-01-11")).toEqual([]);
    expect(bbrGroup.refuseStart(input, "2027-01-12")).toMatchObject([
      { code: "tooSoon", field: "firstSessionNotBefore", message: expect.stringContaining("2 February 2027") },
    ]);
  });

  it("with no session so late that it would not end on its day", () => {
    const late = { ...input, slots: [{ weekday: "tuesday" as const, at: "22:30" }] };
    expect(bbrGroup.refuseStart(late, "2026-12-01")).toMatchObject([{ code: "tooLateInTheDay", field: "slots" }]);
  });

  it("once under a name in its region, and about no person", () => {
    expect(bbrGroup.claims(input)).toEqual(["bbrGroup/East of England/norwich tuesdays, spring 2027"]);
    expect(bbrGroup.opening(input)).toEqual({ region: "East of England", identifiers: [] });
  });
});
