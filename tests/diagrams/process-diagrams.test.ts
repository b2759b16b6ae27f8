import { setup } from "xstate";
import { beforeAll, describe, expect, it } from "vitest";
import { diagramOfCase, diagramsOf } from "../../diagrams/process-diagrams.ts";
import { leafPathsOf } from "../machines/support/leaf-paths-of.ts";
import { definitions } from "../../machines/definitions.ts";
import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import { aDrawable } from "./support/a-drawable.ts";
import { mermaidParser } from "./support/mermaid-parser.ts";

let parse: (text: string) => Promise<string>;

beforeAll(async () => {
  parse = await mermaidParser();
});

const overview = (): string => diagramsOf(aDrawable())[0]?.text ?? "";
const lines = (text: string): string[] => text.split("\n").map((line) => line.trim());

describe("every process", () => {
  it.each(Object.values<ProcessDefinition>(definitions).map((definition) => [definition.process, definition] as const))(
    "%s: Mermaid takes its diagrams, also with a case in any of its states",
    async (_process, definition) => {
      const texts = diagramsOf(definition).map(({ text }) => text);
      texts.push(...leafPathsOf(definition.machine).map((path) => diagramOfCase(definition, [path])));
      for (const text of texts) await expect(parse(text)).resolves.toBe("stateDiagram");
    },
  );

  it.each(Object.values<ProcessDefinition>(definitions).map((definition) => [definition.process, definition] as const))(
    "%s: every state has its words in one of its diagrams",
    (_process, definition) => {
      const drawn = diagramsOf(definition)
        .map(({ text }) => text)
        .join("\n");
      const ids = leafPathsOf(definition.machine).map((path) => `s_${path.replaceAll(".", "_")}`);
      expect(ids.filter((id) => !drawn.includes(`as ${id}\n`))).toEqual([]);
    },
  );
});

describe("a diagram", () => {
  it("shows what is in a state inside it, and what runs side by side apart", async () => {
    await expect(parse(overview())).resolves.toBe("stateDiagram");
    expect(overview()).toContain(
      [
        '  state "Visiting" as s_visiting {',
        '    state "Watching" as s_visiting_watching {',
        "      [*] --> s_visiting_watching_calm",
      ].join("\n"),
    );
    expect(overview()).toContain('    --\n    state "Counting" as s_visiting_counting\n');
  });

  it("labels an arrow with the words of its event or its deadline, or with its condition", () => {
    expect(lines(overview())).toEqual(
      expect.arrayContaining([
        "[*] --> s_deciding",
        "s_deciding --> s_visiting : if urgent",
        "s_deciding --> s_booking : otherwise",
        "s_booking --> s_visiting : Due#58; Book the visit",
        "s_visiting_watching_calm --> s_visiting_watching_alarm : Alarm raised",
        "s_visiting_watching_calm --> s_visiting_watching_calm : Due#58; The visit is overdue",
        "s_visiting_watching_alarm --> s_ended : All done",
      ]),
    );
  });

  it("draws one arrow where an event leads the same way whatever a guard says", () => {
    expect(lines(overview()).filter((line) => line.includes("Visit cancelled"))).toEqual([
      "s_booking --> s_ended : Visit cancelled",
    ]);
  });

  it("leaves out what moves nothing, and what is taken at any time", () => {
    expect(overview()).not.toMatch(/Remark made|Note added|Death recorded/);
  });

  it("lets an arrow from a state to what is in it start anywhere in it", () => {
    expect(lines(overview())).toEqual(
      expect.arrayContaining([
        'state "Anywhere in Visiting" as anywhere_s_visiting_in_s_visiting_watching',
        "anywhere_s_visiting_in_s_visiting_watching --> s_visiting_watching_calm : Postponed",
      ]),
    );
  });

  it("writes what Mermaid would take for itself as character codes", () => {
    expect(overview()).toContain("s_booking : To be booked#58; #34;soon#34;#59; 100#37;<br/>#91;sure#93;");
  });

  it("marks the states in which a case has its outcome, and those passed through at once", () => {
    expect(lines(overview())).toContain("class s_ended outcome");
    expect(lines(overview())).toContain("s_deciding : Passed through at once");
  });
});

describe("a process too big for one diagram", () => {
  const keys = Array.from({ length: 9 }, (_, index) => `step${index + 1}`);
  const inner = { initial: "step1", states: Object.fromEntries(keys.map((key) => [key, {}])) };
  const words = { states: {}, events: { moved: "Moved" }, deadlines: {}, tasks: {} };
  const big = setup({}).createMachine({
    id: "big",
    initial: "first",
    states: { first: { ...inner, on: { moved: ".step3" } }, second: { ...inner, on: { moved: "first.step2" } } },
  });

  it("has an overview with closed states, and a diagram of the inside of each", async () => {
    const diagrams = diagramsOf({ machine: big, words });
    expect(diagrams.map(({ state, title }) => ({ state, title }))).toEqual([
      { state: "", title: "Overview" },
      { state: "first", title: "First" },
      { state: "second", title: "Second" },
    ]);
    expect(lines(diagrams[0]?.text ?? "")).toEqual(
      expect.arrayContaining(["s_first : 9 states inside", "s_second --> s_first : Moved"]),
    );
    // The state the arrow comes from stands outside, closed.
    expect(lines(diagrams[1]?.text ?? "")).toEqual(
      expect.arrayContaining([
        'state "Second" as s_second',
        "s_second --> s_first_step2 : Moved",
        "class s_second elsewhere",
      ]),
    );
    for (const { text } of diagrams) await expect(parse(text)).resolves.toBe("stateDiagram");
  });

  it("shows its parts when it is nothing but parts that run side by side", async () => {
    const machine = setup({}).createMachine({
      id: "sides",
      type: "parallel",
      states: { left: inner, right: { initial: "a", states: { a: inner, b: { type: "final" } } } },
    });
    const [first, ...closed] = diagramsOf({ machine, words });
    expect(first?.text).toContain('state "Left" as s_left {');
    expect(first?.text).toContain("s_right_a : 9 states inside");
    expect(closed.map(({ state }) => state)).toEqual(["right.a"]);
    await expect(parse(first?.text ?? "")).resolves.toBe("stateDiagram");
  });
});

describe("a case", () => {
  it("is marked in its states, and around them", () => {
    const text = diagramOfCase(aDrawable(), ["visiting.watching.alarm", "visiting.counting"]);
    expect(lines(text)).toContain("class s_visiting_watching_alarm,s_visiting_counting current");
    expect(lines(text)).toContain("class s_visiting,s_visiting_watching around");
  });

  it("is shown in the closest diagram that holds all its states", () => {
    const text = diagramOfCase(definitions.optInLetter as unknown as ProcessDefinition, [
      "awaitingResponse.windowOpen.closing",
      "awaitingResponse.windowOpen.reminding.oneWeek",
      "awaitingResponse.windowOpen.inviting.invited",
    ]);
    expect(text).toContain('state "Awaiting response" as s_awaitingResponse {');
    expect(text).toContain('state "Lapsed" as s_lapsed\n');
  });

  it("is shown in states that are closed for anybody else", async () => {
    const inner = (key: string) => ({ initial: key, states: { [key]: {}, other: {}, third: {}, fourth: {} } });
    const parts = Object.fromEntries(
      ["a", "b", "c", "d"].map((part) => [part, { initial: "one", states: { one: inner(part), two: inner(part) } }]),
    );
    const machine = setup({}).createMachine({ id: "wide", type: "parallel", states: parts });
    const words = { states: {}, events: {}, deadlines: {}, tasks: {} };
    const text = diagramOfCase({ machine, words }, ["a.one.a", "b.one.third"]);
    expect(lines(text)).toContain("class s_a_one_a,s_b_one_third current");
    expect(lines(text)).toContain("s_c_one : 4 states inside");
    await expect(parse(text)).resolves.toBe("stateDiagram");
  });

  it("is marked in the overview when it is in a state that stands there", () => {
    const text = diagramOfCase(definitions.optInLetter as unknown as ProcessDefinition, ["withdrawn"]);
    expect(lines(text)).toContain("class s_withdrawn current");
  });
});
