import { describe, expect, it } from "vitest";
import { ended } from "../../../workflows/interpreter/transition.ts";
import { appointment } from "../processes/appointment.ts";
import { bed } from "../processes/bed.ts";
import { HOUR, smallProcess } from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const at = MONDAY_NINE + HOUR;

describe("the names a case holds", () => {
  const reserved = (input: object = {}): PureCase => {
    const testCase = new PureCase(bed, { input });
    testCase.send("bedReserved", { person: "X1" }, { at });
    return testCase;
  };

  it("are written down by the transition that gives them to the case", () => {
    expect(reserved().last.claims).toEqual({ held: ["bed/X1"], released: [] });
  });

  it("are not written down again while nothing changes", () => {
    const testCase = reserved();
    testCase.send("personMoved", { person: "X1" }, { at });
    expect(testCase.last).not.toHaveProperty("claims");
  });

  it("change hands in one commit", () => {
    const testCase = reserved();
    testCase.send("personMoved", { person: "X2" }, { at });
    expect(testCase.last.claims).toEqual({ held: ["bed/X2"], released: ["bed/X1"] });
  });

  it("are released by the transition after which the case has no use for them", () => {
    const testCase = reserved();
    testCase.send("bedLeft", {}, { at });
    expect(testCase.last.claims).toEqual({ held: [], released: ["bed/X1"] });
  });

  it("are compared with what the case held in the run before", () => {
    const testCase = reserved().continueAsNew();
    testCase.send("bedLeft", {}, { at });
    expect(testCase.last.claims).toEqual({ held: [], released: ["bed/X1"] });
  });

  it("may be held from the start on", () => {
    expect(new PureCase(bed, { input: { seen: ["X1", "X1"] } }).last.claims).toEqual({
      held: ["bed/X1"],
      released: [],
    });
  });

  it("are kept with the outcome, and released at the end of the case whatever its machine remembers", () => {
    const testCase = reserved({ staysMs: HOUR });
    testCase.send("closed", {}, { at });
    expect(testCase.last).not.toHaveProperty("claims");
    testCase.clock(at + 2 * HOUR);
    const { commit } = ended(bed, testCase.live, testCase.now);
    expect(commit).toMatchObject({ state: { status: "ended" }, claims: { held: [], released: ["bed/X1"] } });
  });

  it("are nowhere in the commits of a process that holds none", () => {
    const testCase = new PureCase(appointment);
    testCase.send("accepted", {}, { at });
    const none = new PureCase(smallProcess(bed.machine, { events: bed.events }));
    none.send("bedReserved", { person: "X1" }, { at });
    const commits = [...testCase.commits, ...none.commits, ended(appointment, testCase.live, at).commit];
    expect(commits.filter((commit) => "claims" in commit)).toEqual([]);
  });
});
