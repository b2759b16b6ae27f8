import { describe, expect, it } from "vitest";
import { pipeMachine } from "../../../machines/pipe-placement/machine.ts";
import { messages } from "../../../machines/pipe-placement/messages.ts";
import { words } from "../../../machines/pipe-placement/words.ts";
import { londonOf, type CaseByHand, type MessageByHand } from "../support/case-by-hand.ts";
import { messageFaults, textsOf } from "../support/message-faults.ts";
import { PIPE } from "../support/pipe-placement.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";
import { live, lives } from "./pipe-lives.ts";

/** What the interpreter opens, and closes, by itself. Everybody a placement writes to has an address. */
const INTERPRETERS_OWN = ["renewCalendar", "findAddress"];

describe("every state of a PIPE placement", () => {
  const taken = new TransitionsTaken(pipeMachine);
  const places = new Map<string, CaseByHand>();
  const taskHistory = new Set<string>();
  const sent = new Map<string, MessageByHand>();
  for (const moves of lives) {
    const moments = live(moves);
    for (const moment of moments) places.set(moment.paths.join(), moment);
    for (const line of moments.at(-1)?.taskHistory ?? []) taskHistory.add(line);
    for (const message of moments.at(-1)?.messages ?? [])
      sent.set(JSON.stringify([message.template, message.personalisation]), message);
  }

  it("is reached by some life", () => {
    const reached = new Set([...places.values()].flatMap(({ paths }) => paths));
    expect(Object.keys(words.states).filter((path) => !reached.has(path))).toEqual([]);
    expect([...reached].filter((path) => !Object.hasOwn(words.states, path))).toEqual([]);
  });

  it("every transition of the machine is taken on the way", () => {
    expect(taken.untaken).toEqual([]);
    expect(taken.count).toBeGreaterThan(150);
  });

  it("every event is either allowed or refused with reasons; a refusal by the state names the state", () => {
    for (const jo of places.values()) {
      for (const [name, { example }] of Object.entries(PIPE.contract.events)) {
        const reasons = jo.fork().refusals(londonOf(jo.now), name, example);
        if (jo.allowed.includes(name)) expect(reasons.map(({ code }) => code)).not.toContain("notAllowedInState");
        else expect(reasons).toMatchObject([{ code: "notAllowedInState" }]);
        for (const { message } of reasons) expect(message).not.toBe("");
      }
    }
    expect(places.size).toBeGreaterThan(60);
  }, 30_000);

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

  it("no message names the person, uses words that GOV.UK advises against, or says nothing of when it is sent", () => {
    for (const template of Object.values(messages)) {
      expect(template.description).not.toBe("");
      for (const text of textsOf(template)) {
        expect(text).not.toMatch(
          /\b(shall|hereby|in order to|utilise|going forward|please be advised|ASAP|e\.g\.|etc)\b/i,
        );
        expect(text).not.toMatch(/!|&|\(\(name\)\)|\n{3}| \n/);
      }
    }
  });
});
