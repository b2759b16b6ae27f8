import type { Me } from "./answers.ts";
import type { CallOptions, ClientOptions } from "./client-options.ts";
import { Connection } from "./http/connection.ts";
import { ProcessClient } from "./process-client.ts";
import { Cases } from "./reading/cases.ts";
import { Processes } from "./reading/processes.ts";
import { read } from "./reading/read.ts";
import { Tasks } from "./reading/tasks.ts";
import { RehearsalClient } from "./rehearsal.ts";
import type { Result } from "./result.ts";
import { Roster } from "./roster.ts";
import type { AnyShape, ProcessName, ProcessShape, ShapeOf } from "./shapes.ts";

/** What is common to all processes. */
export interface CommonClient {
  readonly cases: Cases;
  readonly tasks: Tasks;
  readonly processes: Processes;
  readonly rehearsal: RehearsalClient;
  /** Who the token says you are, and what you may do. */
  me(options?: CallOptions): Promise<Result<Me>>;
  /** A process by a name that only the running program knows; nothing about it is checked by the compiler. */
  process(name: string): ClientOf<AnyShape>;
}

/** A process that starts others from files has a roster as well. */
export type ClientOf<Shape extends ProcessShape> = ProcessClient<Shape> &
  (Shape["members"] extends true ? { readonly roster: Roster } : unknown);

export type Client = CommonClient & { readonly [Name in ProcessName]: ClientOf<ShapeOf<Name>> };

/**
 * A client of the HTTP API, for Node 20 or later and for browsers. Every process stands under its own name:
 * `client.optInLetter.start({ … })`. Nothing is asked until something is called.
 */
export function createClient(options: ClientOptions): Client {
  const connection = new Connection(options);
  const process = (name: string): ClientOf<AnyShape> =>
    Object.assign(new ProcessClient<AnyShape>(connection, name), { roster: new Roster(connection, name) });
  const common: CommonClient = {
    cases: new Cases(connection),
    tasks: new Tasks(connection),
    processes: new Processes(connection),
    rehearsal: new RehearsalClient(connection),
    me: (callOptions) => read<Me>(connection, "/me", callOptions),
    process,
  };
  // The names are types only: a list of them here would be one more place to keep. `then` would make it a promise.
  return new Proxy(common, {
    get: (target, name) => {
      if (typeof name === "symbol" || name === "then" || name in target) return Reflect.get(target, name);
      return process(name);
    },
  }) as Client;
}
