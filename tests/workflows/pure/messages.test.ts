import { assign } from "xstate";
import { describe, expect, it } from "vitest";
import type { ProcessDefinition } from "../../../machines/shared/process-definition.ts";
import { appointment } from "../processes/appointment.ts";
import {
  beginning,
  DAY,
  HOUR,
  MINUTE,
  smallProcess,
  vocabulary,
  type SmallContext,
} from "../processes/small-process.ts";
import { MONDAY_NINE, PureCase } from "./pure-case.ts";

const at = MONDAY_NINE + HOUR;
const email = (address: string) => ({ channel: "email", email: address });

describe("a message", () => {
  it("is queued with the transition that caused it, under a name of its own", () => {
    const { last, live } = new PureCase(appointment);
    expect(last.messages).toEqual([
      {
        change: "queued",
        messageId: "appointment-1/0.1",
        template: "offer",
        to: "person",
        address: email("person@example.org"),
        personalisation: {},
      },
    ]);
    expect(live.inFlight).toMatchObject([{ messageId: "appointment-1/0.1" }]);
  });

  it("is withdrawn as soon as every state that wants it is left, and not before", () => {
    const testCase = new PureCase(appointment).clock(MONDAY_NINE + DAY);
    testCase.send("noteAdded", { note: "x" }, { at: MONDAY_NINE + DAY + HOUR });
    expect(testCase.last.messages).toEqual([]);
    testCase.send("accepted", {}, { at: MONDAY_NINE + DAY + HOUR });
    expect(testCase.last.messages).toMatchObject([
      { change: "queued", template: "confirmation" },
      { change: "withdrawn", messageId: "appointment-1/1.1", reason: "no longer needed" },
    ]);
    expect(testCase.live.inFlight.map(({ template }) => template)).toEqual(["offer", "confirmation"]);
  });

  it("follows a recipient who has another address now, once", () => {
    const testCase = new PureCase(appointment);
    testCase.send("addressChanged", { email: "new@example.org" }, { at });
    expect(testCase.last.messages).toEqual([
      { change: "redirected", messageId: "appointment-1/0.1", address: email("new@example.org") },
    ]);
    testCase.send("noteAdded", { note: "x" }, { at });
    expect(testCase.last.messages).toEqual([]);
  });

  describe("that follows its recipient", () => {
    const noon = MONDAY_NINE + 3 * HOUR;
    /** Somebody with an address that ends at an instant, or never, and a message good until another, or always. */
    const moving = (first: number | undefined, validUntil?: number) => {
      const machine = vocabulary().createMachine({
        id: "moving",
        context: beginning,
        entry: {
          type: "send",
          params: { template: "t", to: "person", personalisation: {}, ...(validUntil && { validUntil }) },
        },
        on: {
          moved: {
            actions: assign({
              email: ({ event }) => event["email"] as string,
              deadline: ({ event }) => event["until"] as number | undefined,
            }),
          },
        },
      });
      const address: ProcessDefinition<SmallContext>["address"] = ({ email: to, deadline }) => ({
        address: { channel: "email", email: to ?? "" },
        ...(deadline !== undefined && { until: deadline }),
      });
      const definition = smallProcess(machine, { address, events: ["moved"] });
      return new PureCase(definition, { input: { email: "old@example.org", ...(first && { deadline: first }) } });
    };
    const moved = (testCase: PureCase, to: string, until?: number) => {
      testCase.send("moved", { email: to, until }, { at });
      const { inFlight } = testCase.live;
      return { told: testCase.last.messages, inFlight };
    };

    it.each([
      ["ends with the new address", undefined, undefined, noon, noon],
      ["ends with the new address, when that is before its own end", undefined, noon + DAY, noon, noon],
      ["keeps its own end, when the new address lasts longer", undefined, noon, noon + DAY, noon],
      ["is rid of the end of the address it leaves", noon, undefined, undefined, undefined],
      ["has its own end again after an address that ended before", noon, noon + DAY, undefined, noon + DAY],
    ])("%s", (_what, first, own, second, expected) => {
      const { told, inFlight } = moved(moving(first, own), "new@example.org", second);
      const redirected = { change: "redirected", messageId: "moving-1/0.1", address: email("new@example.org") };
      expect(told).toEqual([{ ...redirected, ...(expected && { validUntil: expected }) }]);
      expect(inFlight.map(({ validUntil }) => validUntil)).toEqual([expected]);
      expect(inFlight).toMatchObject([{ address: email("new@example.org") }]);
    });

    it("is told of a new end of the same address, and of nothing when nothing has changed", () => {
      const testCase = moving(noon);
      expect(moved(testCase, "old@example.org", noon).told).toEqual([]);
      expect(moved(testCase, "old@example.org", noon - HOUR).told).toMatchObject([
        { change: "redirected", address: email("old@example.org"), validUntil: noon - HOUR },
      ]);
    });

    it("does so in a new run of the case too", () => {
      const testCase = moving(noon, noon + DAY).continueAsNew();
      expect(moved(testCase, "new@example.org").told).toMatchObject([{ validUntil: noon + DAY }]);
    });
  });

  it("is not sent when nobody knows an address: the timeline says so, and a person is asked to find one", () => {
    const testCase = new PureCase(appointment, { input: { email: null } });
    expect(testCase.last.messages).toEqual([]);
    expect(testCase.last.entries).toMatchObject([
      { name: "started" },
      { name: "messageNotSent", text: '"offer" not sent: no address is known' },
    ]);
    expect(testCase.last.tasks).toMatchObject([{ change: "opened", kind: "findAddress" }]);
    expect(testCase.live.inFlight).toEqual([]);
  });

  it("on its way is withdrawn when its address turns out wrong, and a person is asked to find one", () => {
    const testCase = new PureCase(appointment);
    testCase.send("addressChanged", { email: null }, { at });
    expect(testCase.last.messages).toEqual([
      { change: "withdrawn", messageId: "appointment-1/0.1", reason: "no address to send it to" },
    ]);
    expect(testCase.last.tasks).toMatchObject([{ change: "opened", kind: "findAddress" }]);
  });

  it("that must not be sent is not, and nobody is asked for anything", () => {
    const testCase = new PureCase(appointment, { input: { died: true } });
    expect(testCase.last).toMatchObject({ messages: [], tasks: [], entries: [{ name: "started" }] });
  });

  it("is good until the earlier of its own end and its address's", () => {
    const sent = (validUntil?: number, until?: number) => {
      const machine = vocabulary().createMachine({
        id: "limited",
        context: beginning,
        entry: {
          type: "send",
          params: { template: "t", to: "person", personalisation: {}, ...(validUntil && { validUntil }) },
        },
      });
      const address = () => ({
        address: { channel: "email", email: "a@example.org" } as const,
        ...(until && { until }),
      });
      return new PureCase(smallProcess(machine, { address })).last.messages[0];
    };
    expect(sent(at, at + MINUTE)).toMatchObject({ validUntil: at });
    expect(sent(at + MINUTE, at)).toMatchObject({ validUntil: at });
    expect(sent(undefined, at)).toMatchObject({ validUntil: at });
    expect(sent(at)).toMatchObject({ validUntil: at });
    expect(sent()).not.toHaveProperty("validUntil");
  });

  it("asked for in the transition that stops it is withdrawn with it", () => {
    const machine = vocabulary().createMachine({
      id: "passing",
      context: beginning,
      initial: "here",
      states: {
        here: {
          tags: ["here"],
          on: {
            left: {
              target: "gone",
              actions: { type: "send", params: { template: "t", to: "person", personalisation: {}, while: "here" } },
            },
          },
        },
        gone: { entry: assign({}) },
      },
    });
    const testCase = new PureCase(smallProcess(machine, { events: ["left"] }));
    testCase.send("left", {}, { at });
    expect(testCase.last.messages.map(({ change }) => change)).toEqual(["queued", "withdrawn"]);
    expect(testCase.live.inFlight).toEqual([]);
  });
});
