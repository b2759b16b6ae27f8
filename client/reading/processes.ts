import type { Policy, Process, ProcessSummary } from "../answers.ts";
import type { CallOptions } from "../client-options.ts";
import type { Connection } from "../http/connection.ts";
import { mapped, type Result } from "../result.ts";
import { read } from "./read.ts";

/** What there is, as the running API has it: in words, with JSON Schemas and examples. */
export class Processes {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async list(options?: CallOptions): Promise<Result<readonly ProcessSummary[]>> {
    const found = await read<{ readonly processes: readonly ProcessSummary[] }>(
      this.#connection,
      "/processes",
      options,
    );
    return mapped(found, ({ processes }) => processes);
  }

  get(process: string, options?: CallOptions): Promise<Result<Process>> {
    return read(this.#connection, `/processes/${encodeURIComponent(process)}`, options);
  }

  /** Every value a process goes by, dated, with its source. */
  policy(process: string, options?: CallOptions): Promise<Result<Policy>> {
    return read(this.#connection, `/processes/${encodeURIComponent(process)}/policy`, options);
  }
}
