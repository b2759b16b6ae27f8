import { describe, expect, it } from "vitest";
import { groupMachine } from "../../../machines/bbr-group/machine.ts";
import { messages } from "../../../machines/bbr-group/messages.ts";
import { words } from "../../../machines/bbr-group/words.ts";
import { toProgramme } from "../../../machines/bbr-shared/between-cases.ts";
import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import { explore, type Move } from "../support/explore.ts";
import { TransitionsTaken } from "../support/transitions-taken.ts";
import { GROUP, GroupByHand } from "./group-by-hand.ts";
import { groupMoves } from "./group-moves.ts";

/** What the interpreter opens, and closes, by itself; both recipients of a group always have an address. */
const INTERPRETERS_OWN = ["renewCalendar", "findAddress"];

const GROUP_CASE = "bbrGroup-0123456789abcdef0123456789abcdef";
const everyPlace = new Map<string, CaseByHand>();
const taskHistory = new Set<string>();
const sent = new Set<string>();
const told = new Map<string, Readonly<Record<string, unknown>>>();

function note(byHand: CaseByHand): void {
  everyPlace.set(byHand.paths.join(), byHand);
  for (const line of byHand.taskHistory) taskHistory.add(line);
  for (const template of byHand.templates) sent.add(template);
  for (const { effect } of byHand.asks)
    if (effect.type === "tellCase") told.set(effect.params.event, effect.params.body);
}

/** Two groups are alike when much the same can happen to them. */
function likeness(byHand: CaseByHand): string {
  note(byHand);
  const { participants, tellings, followUps, tooFew, smallGroup, registers, undoable } = new GroupByHand(byHand)
    .context;
  const held = Object.values(registers);
  return JSON.stringify([
    byHand.paths,
    Math.min(participants.length, 2),
    held.length > 2 ? "several" : held.map(({ entries }) => entries !== undefined),
    tellings[0]?.event,
    followUps.length > 0,
    tooFew,
    smallGroup !== undefined,
    undoable.at(-1)?.event,
    byHand.taskNames.includes("takeCareOfMessage"),
  ]);
}

const moves: Readonly<Record<string, Move>> = Object.fromEntries(
  Object.entries(groupMoves).map(([name, move]) => [
    name,
    (byHand: CaseByHand) => move(new GroupByHand(byHand)) as void,
  ]),
);

/** Every session but the last is held and recorded. */
function nearlyOver(): CaseByHand {
  const group = GroupByHand.withPeople(4);
  for (const { id } of group.timetable.slice(0, 23)) group.hold(id).record(id);
  return group.answerAll().byHand;
}

describe("every state of a group", () => {
  const taken = new TransitionsTaken(groupMachine);
  const { reached, cases } = explore(
    {
      "a closed group": GroupByHand.planned().byHand,
      "a rolling group with people": GroupByHand.withPeople(3, { kind: "rolling" }).byHand,
      "a group before its last session": nearlyOver(),
    },
    moves,
    likeness,
    5,
  );

  it("can be reached, in at most five steps", () => {
    expect(Object.keys(words.states).filter((path) => !reached.has(path))).toEqual([]);
    expect([...reached.keys()].filter((path) => !Object.hasOwn(words.states, path))).toEqual([]);
    expect(cases).toBeGreaterThan(100);
  });

  it("every transition of the machine is taken on the way", () => {
    expect(taken.untaken).toEqual([]);
  });

  it("every event is either allowed or refused with reasons; a refusal by the state names the state", () => {
    for (const byHand of everyPlace.values()) {
      for (const [name, { example }] of Object.entries(GROUP.contract.events)) {
        const reasons = byHand.fork().refusals(londonOf(byHand.now), name, example);
        if (byHand.allowed.includes(name)) expect(reasons.map(({ code }) => code)).not.toContain("notAllowedInState");
        else expect(reasons).toMatchObject([{ code: "notAllowedInState" }]);
        for (const { message } of reasons) expect(message).not.toBe("");
      }
    }
    expect(everyPlace.size).toBeGreaterThan(8);
  });

  it("every task that is opened is closed by something", () => {
    const tasks = Object.keys(words.tasks).filter((task) => !INTERPRETERS_OWN.includes(task));
    expect(tasks.filter((task) => !taskHistory.has(`opened ${task}`))).toEqual([]);
    expect(tasks.filter((task) => !taskHistory.has(`closed ${task}`))).toEqual([]);
  });

  it("every template is used", () => {
    expect(Object.keys(messages).filter((template) => !sent.has(template))).toEqual([]);
  });

  it("everything that participants' cases are told, their contract takes", () => {
    expect([...told.keys()].sort()).toEqual(Object.keys(toProgramme).sort());
    for (const [event, body] of told) {
      const { body: contract } = toProgramme[event as keyof typeof toProgramme];
      expect(() => contract.parse({ ...body, groupCaseId: GROUP_CASE })).not.toThrow();
    }
  });
});
