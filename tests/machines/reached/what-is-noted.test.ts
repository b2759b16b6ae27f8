import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noted } from "../../support/reached/noting.ts";
import { smallProcess } from "../case-life/small-process.ts";
import { CaseByHand } from "../support/case-by-hand.ts";
import { explore } from "../support/explore.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";

const begun = (): CaseByHand => CaseByHand.started(smallProcess, "2027-03-15 10:00", { remindOn: "2027-03-29" });
const ofTest = (test: string) => noted().find((each) => each.test.endsWith(test));

describe("what a test does to the cases of a process", () => {
  it("is noted under its name: the states, and the transitions by which it came there", () => {
    begun().send("2027-03-16 10:00", "formReceived", { at: "desk" });
    const notes = ofTest("by which it came there");
    expect(notes?.states).toEqual(["waiting.chasing.waiting", "waiting.reminding", "received"]);
    expect(notes?.ways).toEqual([
      expect.stringMatching(/^small\.arriving on always/),
      expect.stringMatching(/^small\.waiting on formReceived/),
    ]);
  });

  it("is not what chance did", () => {
    fc.assert(
      fc.property(fc.boolean(), () => begun().paths.length > 0),
      { numRuns: 2 },
    );
    expect(ofTest("is not what chance did")).toBeUndefined();
  });

  it("is not what was only tried", () => {
    begun().refusals("2027-03-16 10:00", "formReceived", { at: "desk" });
    expect(ofTest("is not what was only tried")?.states).not.toContain("received");
  });

  it("is not where a walk came by", () => {
    explore(
      { "a case": begun() },
      { form: (small) => void small.send("2027-03-16 10:00", "formReceived", { at: "desk" }) },
      (small) => small.paths.join(),
      1,
    );
    expect(ofTest("is not where a walk came by")?.states).not.toContain("received");
    expect(noted().find(({ test }) => test === "")?.states).toContain("received");
  });
});

describe("a transition", () => {
  it("that is allowed has not been taken", () => {
    const taken = new TransitionsTaken(smallProcess.definition.machine);
    const small = begun();
    const notes = (): string[] => taken.untaken.filter((name) => name.includes(" on noteAdded "));
    expect(small.allowed).toContain("noteAdded");
    expect(notes()).toHaveLength(1);
    small.send("2027-03-16 10:00", "noteAdded", { note: "It rains." });
    expect(notes()).toEqual([]);
  });
});
