import { assign, enqueueActions, fromPromise, log, raise, sendTo } from "xstate";
import { describe, expect, it } from "vitest";
import { definitions } from "../../../machines/definitions.ts";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { checkEffects } from "../../../workflows/interpreter/effects-check.ts";
import { UnsupportedEffect } from "../../../workflows/interpreter/step.ts";
import { appointment } from "../processes/appointment.ts";
import { beginning, smallProcess, vocabulary } from "../processes/small-process.ts";

const withState = (state: object): ProcessDefinition =>
  smallProcess(
    vocabulary({ due: 1000 }).createMachine({
      id: "checked",
      context: beginning,
      initial: "outer",
      states: { outer: { initial: "inner", states: { inner: state as object } } },
    }) as never,
  );

describe("a process that asks for what nobody carries out fails when the worker starts", () => {
  it.each([
    ["on entry", { entry: "ringTheBell" }],
    ["on exit", { exit: [{ type: "ringTheBell" }] }],
    ["with an event", { on: { rang: { actions: "ringTheBell" } } }],
    ["with a deadline", { after: { due: { actions: "ringTheBell" } } }],
    ["without an event", { always: { guard: () => false, actions: "ringTheBell" } }],
    ["on the way in", { initial: { target: "a", actions: "ringTheBell" }, states: { a: {} } }],
  ])("%s", (_where, state) => {
    expect(() => checkEffects(withState(state))).toThrow(/checked asks for .*"ringTheBell" in checked\.outer\.inner/);
  });

  it.each([
    ["an inline function", { entry: () => undefined }],
    ["an actor's message", { entry: sendTo("somebody", { type: "hello" }) }],
    ["a log", { entry: log("hello") }],
    ["an invoked actor", { invoke: { src: fromPromise(async () => 1) } }],
  ])("%s", (_what, state) => {
    expect(() => checkEffects(withState(state))).toThrow(UnsupportedEffect);
  });

  it("naming every place", () => {
    const definition = withState({ entry: "ringTheBell", exit: "lockTheDoor" });
    expect(() => checkEffects(definition)).toThrow(/"ringTheBell" in .*; "lockTheDoor" in /);
  });

  it("also without words for the tasks the interpreter itself opens", () => {
    const definition = withState({});
    expect(() => checkEffects({ ...definition, words: { ...definition.words, tasks: {} } })).toThrow(
      /findAddress.*renewCalendar/,
    );
  });
});

describe("a process passes", () => {
  it("with effects and XState's own assign, raise and enqueueActions", () => {
    const definition = withState({
      entry: [
        assign({}),
        raise({ type: "x" }),
        enqueueActions(() => undefined),
        { type: "closeTask", params: { task: "visit" } },
      ],
    });
    expect(() => checkEffects(definition)).not.toThrow();
  });

  it("with an assign that the machine names", () => {
    const machine = vocabulary()
      .createMachine({ id: "named", context: beginning, entry: "remember" as never })
      .provide({ actions: { remember: assign({ count: 1 }) } as never });
    expect(() => checkEffects(smallProcess(machine))).not.toThrow();
  });

  it.each([...Object.values(definitions), appointment])("when it is one of ours: $process", (definition) => {
    expect(() => checkEffects(definition as unknown as ProcessDefinition)).not.toThrow();
  });
});
