import type { ProcessTypes } from "./process-types.ts";

export type ProcessName = keyof ProcessTypes;

/** What a process takes, as types. */
export interface ProcessShape {
  readonly process: string;
  readonly input: unknown;
  /** By name of the event: its body. */
  readonly events: object;
  /** A state, or one around it. */
  readonly state: string;
  /** Its members can be started from a file. */
  readonly members: boolean;
}

/** A process that is known by its name only when the program runs, as to the command line. */
export interface AnyShape extends ProcessShape {
  readonly events: Readonly<Record<string, unknown>>;
  readonly members: true;
}

/** The shape of a process that the compiler knows. */
export interface ShapeOf<Name extends ProcessName> extends ProcessShape {
  readonly process: Name;
  readonly input: ProcessTypes[Name]["input"];
  readonly events: ProcessTypes[Name]["events"];
  readonly state: WithOuter<ProcessTypes[Name]["state"]>;
  readonly members: ProcessTypes[Name]["members"];
}

export type EventOf<Shape extends ProcessShape> = keyof Shape["events"] & string;

/** `a.b.c` with the states around it: `a`, `a.b`. */
type WithOuter<Path extends string> = Path extends `${infer Outer}.${infer Inner}`
  ? Outer | `${Outer}.${WithOuter<Inner>}`
  : Path;
