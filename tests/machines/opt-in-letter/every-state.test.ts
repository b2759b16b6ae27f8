import { describe, expect, it } from "vitest";
import { optInMachine } from "../../../machines/opt-in-letter/machine.ts";
import { messages } from "../../../machines/opt-in-letter/messages.ts";
import { words } from "../../../machines/opt-in-letter/words.ts";
import { londonOf, type CaseByHand, type MessageByHand } from "../support/case-by-hand.ts";
import { explore } from "../support/explore.ts";
import { messageFaults } from "../support/message-faults.ts";
import { AWAY, LETTER, letterCase } from "../support/opt-in-letter.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";
import { letterMoves } from "./letter-moves.ts";

/** What the interpreter opens, and closes, by itself. */
const INTERPRETERS_OWN = ["renewCalendar"];

const everyPlace = new Map<string, CaseByHand>();
const taskHistory = new Set<string>();
const sent = new Map<string, MessageByHand>();

function note(sam: CaseByHand): void {
  everyPlace.set(sam.paths.join(), sam);
  for (const line of sam.taskHistory) taskHistory.add(line);
  for (const message of sam.messages) sent.set(JSON.stringify([message.template, message.personalisation]), message);
}

/** Two cases are alike when much the same can happen to them. */
function likeness(sam: CaseByHand): string {
  note(sam);
  const { figures, contacts, died, answers, letter, withdrawal, correctable, lateAnswer } = sam.live.snapshot.context;
  const known = [
    figures !== undefined,
    contacts.length > 0,
    died,
    letter?.cameBack,
    withdrawal?.reason,
    lateAnswer?.choice,
  ];
  return JSON.stringify([
    sam.paths,
    known,
    answers.at(-1)?.choice,
    correctable.at(-1)?.event,
    sam.taskNames.includes("takeCareOfMessage"),
  ]);
}

describe("every state of the opt-in letter", () => {
  const taken = new TransitionsTaken(optInMachine);
  const starts = {
    "an active employee": letterCase("2026-12-18 10:00", {
      qaEvents: [{ id: "teams-0", on: "2027-01-20", at: "10:00" }],
    }),
    "an active employee whose fortnight ends on the day of the letter": letterCase("2026-12-28 10:00"),
    "an active employee without figures": letterCase("2027-01-08 10:00", { figures: "unknown" }),
    "somebody away from work": letterCase("2027-01-20 10:00", AWAY),
  };
  const { reached, cases } = explore(starts, letterMoves, likeness, 8);

  it("can be reached, in at most eight steps", () => {
    expect(Object.keys(words.states).filter((path) => !reached.has(path))).toEqual([]);
    expect([...reached.keys()].filter((path) => !Object.hasOwn(words.states, path))).toEqual([]);
    expect(cases).toBeGreaterThan(500);
  });

  it("every transition of the machine is taken on the way", () => {
    expect(taken.untaken).toEqual([]);
  });

  it("every event is either allowed or refused with reasons; a refusal by the state names the state", () => {
    for (const sam of everyPlace.values()) {
      for (const [name, { example }] of Object.entries(LETTER.contract.events)) {
        const reasons = sam.fork().refusals(londonOf(sam.now), name, example);
        if (sam.allowed.includes(name)) expect(reasons.map(({ code }) => code)).not.toContain("notAllowedInState");
        else expect(reasons).toMatchObject([{ code: "notAllowedInState" }]);
        for (const { code, message } of reasons) {
          expect(message).not.toBe("");
          if (code !== "notAllowedInState") continue;
          for (const path of sam.paths) expect(message).toContain(words.states[path as keyof typeof words.states]);
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

  it("every template is used, with exactly its placeholders, each a text that reads well", () => {
    const used = new Set([...sent.values()].map(({ template }) => template));
    expect(Object.keys(messages).filter((template) => !used.has(template))).toEqual([]);
    const faults = [...sent.values()].flatMap((message) => messageFaults(message, messages));
    expect([...new Set(faults)]).toEqual([]);
  });
});
