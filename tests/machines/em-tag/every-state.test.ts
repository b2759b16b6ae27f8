import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { emTag } from "../../../machines/em-tag/contract.ts";
import { emTagMachine } from "../../../machines/em-tag/machine.ts";
import { words } from "../../../machines/em-tag/words.ts";
import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";
import { LONGER, recalledFromALongLicence, releasedAgain } from "./horizon-lives.ts";
import { tagCase } from "./tag-case.ts";
import { BEGINNINGS, life, lived } from "./tag-lives.ts";
import { tagMoves } from "./tag-moves.ts";
import { writtenLives } from "./written-lives.ts";

/** What the interpreter opens, and closes, by itself. */
const INTERPRETERS_OWN = ["renewCalendar"];

const taken = new TransitionsTaken(emTagMachine);
const everyPlace = new Map<string, CaseByHand>();
const reached = new Set<string>();
const taskHistory = new Set<string>();
const templates = new Set<string>();

function note(dale: CaseByHand): void {
  everyPlace.set(dale.paths.join(), dale);
  for (const path of dale.paths) reached.add(path);
  for (const line of dale.taskHistory) taskHistory.add(line);
  for (const template of dale.templates) templates.add(template);
}

for (const its of fc.sample(life, { numRuns: 20, seed: 2026 })) for (const { dale } of lived(its)) note(dale);

const PASSING: Readonly<Record<string, number>> = { "two days pass": 2, "a week passes": 7 };
for (const [begin, ...moves] of writtenLives) {
  const dale = BEGINNINGS[begin]?.() ?? tagCase();
  let { now } = dale;
  for (const move of moves) {
    const passing = PASSING[move];
    if (passing !== undefined) dale.pass(londonOf((now += passing * 24 * 3_600_000)));
    else tagMoves[move]?.act(dale, now);
    note(dale.fork());
  }
}

for (const begin of [recalledFromALongLicence, releasedAgain])
  note(begin().renewCalendar("2028-06-02 10:00", LONGER).pass("2028-12-02 10:00"));

describe("every state of the tag", () => {
  it("is reached, and no other", () => {
    expect(Object.keys(words.states).filter((path) => !reached.has(path))).toEqual([]);
    expect([...reached].filter((path) => !Object.hasOwn(words.states, path))).toEqual([]);
  });

  it("every transition of the machine is taken on the way", () => {
    expect(taken.untaken).toEqual([]);
  });

  it("every event is either allowed or refused with reasons; a refusal by the state names the state", () => {
    for (const somewhere of everyPlace.values()) {
      // What is due at this very instant comes first.
      const dale = somewhere.fork().pass(londonOf(somewhere.now + 60_000));
      for (const [name, { example }] of Object.entries(emTag.events)) {
        const reasons = dale.fork().refusals(londonOf(dale.now), name, example);
        if (dale.allowed.includes(name)) expect(reasons.map(({ code }) => code)).not.toContain("notAllowedInState");
        else expect(reasons).toMatchObject([{ code: "notAllowedInState" }]);
        for (const { code, message } of reasons) {
          expect(message).not.toBe("");
          if (code !== "notAllowedInState") continue;
          for (const path of dale.paths) expect(message).toContain(words.states[path as keyof typeof words.states]);
        }
      }
    }
    expect(everyPlace.size).toBeGreaterThan(20);
  });

  it("every task that is opened is closed by something", () => {
    const tasks = Object.keys(words.tasks).filter((task) => !INTERPRETERS_OWN.includes(task));
    expect(tasks.filter((task) => !taskHistory.has(`opened ${task}`))).toEqual([]);
    expect(tasks.filter((task) => !taskHistory.has(`closed ${task}`))).toEqual([]);
  });

  it("every template is used", () => {
    expect(Object.keys(emTag.messages).filter((template) => !templates.has(template))).toEqual([]);
  });
});
