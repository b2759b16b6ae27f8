import { describe, expect, it } from "vitest";
import { bbrMachine } from "../../../machines/bbr-programme/machine.ts";
import { messages } from "../../../machines/bbr-programme/messages.ts";
import { words } from "../../../machines/bbr-programme/words.ts";
import { londonOf, RefusedByHand, type CaseByHand, type MessageByHand } from "../support/case-by-hand.ts";
import { messageFaults } from "../support/message-faults.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";
import { bbrMoves, LAST } from "./bbr-moves.ts";
import { begins } from "./lives.ts";
import { BBR } from "./participant.ts";

/** What the interpreter opens, and closes, by itself; every recipient here has an address or must not be written to. */
const INTERPRETERS_OWN = ["renewCalendar", "findAddress"];

const everyPlace = new Map<string, CaseByHand>();
const taskHistory = new Set<string>();
const sent = new Map<string, MessageByHand>();

function note(daniel: CaseByHand): void {
  for (const line of daniel.taskHistory) taskHistory.add(line);
  for (const message of daniel.messages) sent.set(JSON.stringify([message.template, message.personalisation]), message);
}

/** Two minutes past the next deadline, so that one in its grace is applied. */
function untilNext(daniel: CaseByHand): void {
  const [first] = daniel.agenda.map(({ due }) => due).sort((a, b) => a - b);
  if (first !== undefined && first < LAST) daniel.pass(londonOf(first + 120_000));
}

/** Every move from every beginning, and from the first case that comes to stand anywhere else. */
function walk(frontier: readonly CaseByHand[]): void {
  const next: CaseByHand[] = [];
  for (const daniel of frontier) {
    for (const move of [...Object.values(bbrMoves), untilNext]) {
      const copy = daniel.fork();
      try {
        move(copy);
      } catch (error) {
        if (!(error instanceof RefusedByHand)) throw error;
        continue;
      }
      note(copy);
      const place = copy.paths.join();
      if (everyPlace.has(place)) continue;
      everyPlace.set(place, copy);
      next.push(copy);
    }
  }
  if (next.length > 0) walk(next);
}

describe("every state of a participant's programme", () => {
  const taken = new TransitionsTaken(bbrMachine);
  const starts = Object.values(begins).map((begin) => begin());
  for (const start of starts) {
    note(start);
    everyPlace.set(start.paths.join(), start);
  }
  walk(starts);

  it("can be reached", () => {
    const reached = new Set([...everyPlace.values()].flatMap(({ paths }) => paths));
    expect([...reached].sort()).toEqual(Object.keys(words.states).sort());
  });

  it("every transition of the machine is taken on the way", () => {
    expect(taken.untaken).toEqual([]);
  });

  it("every event is either allowed or refused with reasons; a refusal by the state names the state", () => {
    for (const daniel of everyPlace.values()) {
      for (const [name, { example }] of Object.entries(BBR.contract.events)) {
        const settled = daniel.fork().pass(londonOf(daniel.now + 120_000));
        const reasons = settled.refusals(londonOf(settled.now), name, example);
        if (settled.allowed.includes(name)) expect(reasons.map(({ code }) => code)).not.toContain("notAllowedInState");
        else expect(reasons).toMatchObject([{ code: "notAllowedInState" }]);
        for (const { message } of reasons) expect(message).not.toMatch(/^$|undefined|null|NaN|object/);
      }
    }
    expect(everyPlace.size).toBeGreaterThan(25);
  });

  it("every task that is opened is closed by something", () => {
    const tasks = Object.keys(words.tasks).filter((task) => !INTERPRETERS_OWN.includes(task));
    expect(tasks.filter((task) => !taskHistory.has(`opened ${task}`))).toEqual([]);
    expect(tasks.filter((task) => !taskHistory.has(`closed ${task}`))).toEqual([]);
  });

  it("every template is used, with exactly its placeholders, each a text that reads well", () => {
    const used = new Set([...sent.values()].map(({ template }) => template));
    expect(Object.keys(messages).filter((template) => !used.has(template))).toEqual([]);
    const faults = [...sent.values()].flatMap((message) => messageFaults(message, messages));
    expect([...new Set(faults)]).toEqual([]);
  });
});
