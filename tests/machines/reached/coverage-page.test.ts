import { describe, expect, it } from "vitest";
import type { NotesOfFile } from "../../support/reached/notes.ts";
import { verdict } from "../../support/reached/verdict.ts";

const WHERE = "| `preparing` | ";
const file = (name: string, test: string, ways: readonly string[] = []): NotesOfFile => ({
  file: `tests/machines/${name}.test.ts`,
  notes: [{ test, process: "optInCampaign", states: ["preparing"], ways }],
});
const lineOf = (page: string): string | undefined => page.split("\n").find((line) => line.startsWith(WHERE));
const first = verdict("", [file("b", "is prepared | by hand", ["some transition"])]).renewed;

describe("the page of what the tests reach", () => {
  it("names a test for each state, and says which states have none", () => {
    expect(lineOf(first)).toMatch(/`b` is prepared \\\| by hand \|$/);
    const { missing } = verdict(first, [file("b", "is prepared | by hand")]);
    expect(missing).not.toContainEqual(expect.stringMatching(/: `preparing` · Prepared/));
    expect(missing).toContainEqual(expect.stringMatching(/: `running` · /));
  });

  it("stays as it is when other tests come to the same state", () => {
    const more = [file("a", "is about less"), file("b", "is prepared | by hand", ["some transition"])];
    expect(verdict(first, more).kept).toBe(first);
  });

  it("is written with the test that is about least, and with a walk only where nothing else comes by", () => {
    const all = [file("a", ""), file("b", "is prepared", ["some transition"]), file("c", "is about less")];
    expect(lineOf(verdict(first, all).renewed)).toMatch(/`c` is about less \|$/);
    expect(lineOf(verdict(first, [file("a", "")]).renewed)).toMatch(/`a` \*walk\* \|$/);
  });

  it("is stale when the test it names no longer comes there", () => {
    expect(verdict(first, [file("a", "is about less")]).kept).not.toBe(first);
  });
});
