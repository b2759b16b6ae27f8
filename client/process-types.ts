import type { z } from "zod";
import type { PROBLEM_KINDS } from "../api/problems/problem.ts";
import type { contracts } from "../machines/contracts.ts";

/**
 * Every process with what it takes, read off the contracts by the compiler. Only types are imported, so that neither
 * contracts nor zod reach an application that uses the client. In the package of the client this file is written out
 * in plain TypeScript: see `dev/package`.
 */
export type ProcessTypes = {
  readonly [Name in keyof Contracts]: {
    readonly input: InputOf<Contracts[Name]["input"]>;
    /** By name of the event: its body. */
    readonly events: {
      readonly [Event in keyof Contracts[Name]["events"] & string]: BodyOf<Contracts[Name]["events"][Event]>;
    };
    /** Every state that has nothing inside. */
    readonly state: keyof Contracts[Name]["words"]["states"] & string;
    /** Its members can be started from a file. */
    readonly members: Contracts[Name] extends { readonly members: object } ? true : false;
  };
};

/** Every kind of problem that the API tells. */
export type ApiProblemKind = keyof typeof PROBLEM_KINDS;

type Contracts = typeof contracts;

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

type BodyOf<Event> = Event extends { readonly body: infer Body } ? InputOf<Body> : never;
