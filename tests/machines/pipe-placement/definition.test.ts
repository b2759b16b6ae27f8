import { describe, expect, it } from "vitest";
import { pipePlacement } from "../../../machines/pipe-placement/contract.ts";
import { describeDefinition } from "../support/describe-definition.ts";
import { PIPE } from "../support/pipe-placement.ts";

describeDefinition(PIPE, "pipe-placement", ["messageFailed", "calendarRenewed"], ["divisionalSpo"]);

describe("who a placement is for", () => {
  const input = pipePlacement.input.parse(pipePlacement.inputExample);

  it("a referral is coordinated by an officer who holds the PIPE qualification", () => {
    expect(pipePlacement.refuseStart(input, "2027-02-01")).toEqual([]);
    const pipeOfficer = { ...input.pipeOfficer, holdsPipeQualification: false };
    expect(pipePlacement.refuseStart({ ...input, pipeOfficer }, "2027-02-01")).toMatchObject([
      { code: "notQualified", field: "pipeOfficer.holdsPipeQualification" },
    ]);
  });

  it("an intended arrival that has passed is no intention", () => {
    expect(pipePlacement.refuseStart(input, "2027-03-16")).toMatchObject([{ code: "dateInPast" }]);
  });

  it("people are found by CRN and prison number, both trimmed and in upper case", () => {
    const written = { ...pipePlacement.inputExample, person: { crn: " x320741 ", prisonNumber: "a1234bc", name: "J" } };
    expect(pipePlacement.opening(pipePlacement.input.parse(written))).toEqual({
      region: "East of England",
      identifiers: [
        { kind: "crn", value: "X320741" },
        { kind: "prisonNumber", value: "A1234BC" },
      ],
    });
  });

  it("two premises may consider one person at the same time; only the bed is theirs alone", () => {
    expect(pipePlacement.claims()).toEqual([]);
    const facts = { person: { crn: "X320741" } };
    expect(pipePlacement.events.bedAllocated.claims({}, facts)).toEqual(["apBed/X320741"]);
    expect(pipePlacement.events.arrived.claims({}, facts)).toEqual(["apBed/X320741"]);
  });
});
