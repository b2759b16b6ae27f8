import type { RosterReport, RosterTaken } from "./answers.ts";
import type { CallOptions, CommandOptions } from "./client-options.ts";
import type { Connection } from "./http/connection.ts";
import { newKey } from "./http/new-key.ts";
import { query } from "./http/question.ts";
import { read } from "./reading/read.ts";
import type { Result } from "./result.ts";
import { waitFor, type WaitOptions } from "./wait-for.ts";

export interface ReportPage {
  /** Refused rows on a page: 1 to 1,000, 200 unless told. */
  readonly limit?: number;
  /** Refused rows after this line. */
  readonly afterLine?: number;
}

/**
 * A file: its text; a `Blob`, which Node has of a file on disk (`openAsBlob`) and browsers of one that somebody chose; or
 * how to open a stream of it, anew for each attempt. Browsers send streams over HTTP/2 only: give them a `Blob`.
 */
export type RosterFile = string | Blob | (() => ReadableStream<Uint8Array>);

/** The API waits for no request longer. */
const TAKES_MS = 300_000;

/** Files of people, each of whom gets a case. */
export class Roster {
  readonly #connection: Connection;
  readonly #process: string;

  constructor(connection: Connection, process: string) {
    this.#connection = connection;
    this.#process = process;
  }

  /**
   * Submits CSV in UTF-8, as it comes from a Blob or a stream. The same file again is the same import, and starts nobody
   * twice.
   */
  async submit(
    caseId: string,
    csv: RosterFile,
    { idempotencyKey = newKey(), signal }: CommandOptions = {},
  ): Promise<Result<RosterTaken>> {
    const open = typeof csv === "function" ? csv : () => csv;
    const body = { type: "text/csv", open } as const;
    const asked = { method: "POST", path: this.#path(caseId), body, leastTimeoutMs: TAKES_MS, takes202: true } as const;
    const answer = await this.#connection.ask({ ...asked, idempotencyKey, signal });
    return answer.ok ? { ok: true, value: answer.body as RosterTaken } : answer;
  }

  /** How a file is getting on, and what was refused. */
  report(
    caseId: string,
    importId: string,
    page: ReportPage = {},
    options?: CallOptions,
  ): Promise<Result<RosterReport>> {
    const path = `${this.#path(caseId)}/${encodeURIComponent(importId)}${query(page)}`;
    return read(this.#connection, path, options);
  }

  /**
   * Waits until every row has become a case or was refused. `onProgress` hears of every report on the way, which have one
   * refused row at most.
   */
  async finished(
    caseId: string,
    importId: string,
    { onProgress, ...options }: WaitOptions & { readonly onProgress?: (report: RosterReport) => void } = {},
  ): Promise<Result<RosterReport>> {
    const isDone = (report: RosterReport): boolean => {
      onProgress?.(report);
      return report.counts.pending === 0;
    };
    const done = await waitFor(() => this.report(caseId, importId, { limit: 1 }, options), isDone, options);
    return done.ok ? this.report(caseId, importId, {}, options) : done;
  }

  #path(caseId: string): string {
    return `/processes/${encodeURIComponent(this.#process)}/cases/${encodeURIComponent(caseId)}/roster`;
  }
}
