import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EventContract } from "../../../machines/shared/process-contract.ts";
import { FIND_ADDRESS } from "../../../workflows/interpreter/consequences.ts";
import { checkEffects } from "../../../workflows/interpreter/effects-check.ts";
import { RENEW_CALENDAR } from "../../../workflows/interpreter/transition.ts";
import type { Process } from "./case-by-hand.ts";
import { leafPathsOf, nodesOf } from "./leaf-paths-of.ts";

/** Tasks that the interpreter opens by itself: every process has words for them. */
const INTERPRETERS_OWN: readonly string[] = [FIND_ADDRESS, RENEW_CALENDAR];

/** Tasks and delays that the building blocks of `machines/shared/case-life` name. */
const BLOCKS_TASKS: readonly string[] = ["takeCareOfMessage", "informThoseInvolved", "acknowledgeAlert"];
const BLOCKS_DELAYS: readonly string[] = ["alertAgain"];

/** What must hold of any process: its machine, words, contract and folder name the same things. */
export function describeDefinition(
  { definition, contract }: Process,
  folder: string,
  internal: readonly string[],
  /** The roles at which escalation ends. */
  top: readonly string[] = ["hrLead"],
): void {
  const { machine, words } = definition;

  describe("the definition", () => {
    it("has words for exactly the leaf states of its machine", () => {
      expect(Object.keys(words.states).sort()).toEqual(leafPathsOf(machine).sort());
    });

    it("has words for exactly the contract's events and the internal ones", () => {
      expect(Object.keys(words.events).sort()).toEqual([...Object.keys(contract.events), ...internal].sort());
    });

    it("takes exactly the contract's events from outside, and its machine knows each of them", () => {
      expect([...definition.events].sort()).toEqual(Object.keys(contract.events).sort());
      const taken = new Set(nodesOf(machine).flatMap((node) => [...node.transitions.keys()]));
      expect(definition.events.filter((event) => !taken.has(event))).toEqual([]);
    });

    it("has words for exactly the delays of its machine", () => {
      const own = Object.keys(words.deadlines).filter((delay) => !BLOCKS_DELAYS.includes(delay));
      expect(own.sort()).toEqual(Object.keys(machine.implementations.delays).sort());
    });

    it("names in its files every task that it has words for", () => {
      const source = machineFiles(folder)
        .map(([, text]) => text)
        .join("\n");
      const own = Object.keys(words.tasks).filter((task) => ![...INTERPRETERS_OWN, ...BLOCKS_TASKS].includes(task));
      expect(own.filter((task) => !source.includes(`"${task}"`))).toEqual([]);
      for (const task of INTERPRETERS_OWN) expect(words.tasks).toHaveProperty(task);
    });

    it("escalates every task to somebody in the end, and in no circle", () => {
      for (const { role } of Object.values(words.tasks))
        expect(top).toContain(wayUp(role, definition.escalation).at(-1));
    });

    it("asks for nothing the interpreter does not carry out", () => {
      expect(() => checkEffects(definition)).not.toThrow();
    });

    it("keeps zod, the clock and every source of chance out of the files that run inside a workflow", () => {
      const outside =
        /from "zod"|fields\.ts"|import \{[^}]*\} from "(\.\/contract|[^"]*process-contract)\.ts"|Date\.now|new Date|Math\.random|\bIntl\b|performance\./;
      const offending = machineFiles(folder).filter(([, text]) => outside.test(text));
      expect(offending.map(([file]) => file)).toEqual([]);
    });
  });

  describe("the contract", () => {
    it.each(Object.entries<EventContract>(contract.events))(
      "%s: its example works as it stands, its fields are described, somebody may send it",
      (_name, event) => {
        expect(() => event.body.parse(event.example)).not.toThrow();
        const fields = Object.entries(event.body.shape);
        expect(
          fields.filter(([, schema]) => descriptionOf(schema as Described) === "").map(([field]) => field),
        ).toEqual([]);
        expect(event.sentBy.length).toBeGreaterThan(0);
        expect(event.description).toMatch(/\.$/);
      },
    );

    it("its example of a start works as it stands", () => {
      expect(() => contract.input.parse(contract.inputExample)).not.toThrow();
    });
  });
}

interface Described {
  readonly description?: string;
  readonly unwrap?: () => Described;
}

/** Its own, or that of what it makes optional. */
function descriptionOf(schema: Described): string {
  return schema.description ?? (schema.unwrap ? descriptionOf(schema.unwrap()) : "");
}

/** The files of a process that reach the workflow bundle: all but the contract and what only the contract imports. */
function machineFiles(folder: string): (readonly [string, string])[] {
  const directory = new URL(`../../../machines/${folder}/`, import.meta.url);
  return readdirSync(directory)
    .filter((file) => !/^(contract|roster|assumptions|input|events)\.ts$|-events\.ts$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, directory), "utf8")] as const);
}

function wayUp(role: string, escalation: Readonly<Record<string, string>>): string[] {
  const way = [role];
  for (let next = escalation[role]; next !== undefined && !way.includes(next); next = escalation[next]) way.push(next);
  return way;
}
