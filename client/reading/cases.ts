import type { CaseSummary, CaseView, TimelineEntry } from "../answers.ts";
import { Case } from "../case.ts";
import type { CallOptions } from "../client-options.ts";
import type { Connection } from "../http/connection.ts";
import { json, query } from "../http/question.ts";
import { mapped, type Result } from "../result.ts";
import type { AnyShape } from "../shapes.ts";
import type { Due } from "./due.ts";
import { askPage, type Page, type Paging } from "./page.ts";
import { read } from "./read.ts";

/** Which cases, whatever they are then shown as. */
export interface WhichCases<State extends string = string> extends Due {
  readonly process?: string;
  /** A state, or one around it. */
  readonly state?: State;
  readonly status?: CaseSummary["status"];
  /** Case id of the campaign or the group they belong to. */
  readonly memberOf?: string;
  readonly region?: string;
}

export interface CaseFilter<State extends string = string> extends WhichCases<State>, Paging {}

/** As many rows as there are cases. */
const CSV_TAKES_MS = 120_000;

/** A person, by any of their identifiers. */
export interface PersonFilter {
  readonly crn?: string;
  readonly prisonNumber?: string;
  readonly employeeNumber?: string;
}

/** Cases of whatever process. */
export class Cases {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** By next deadline, those without one last. */
  list(filter: CaseFilter = {}, options?: CallOptions): Promise<Result<Page<CaseSummary>>> {
    return askPage(this.#connection, `/cases${query(filter)}`, "cases", options);
  }

  /** All that match as a file for a spreadsheet (RFC 4180), in order of case id, without personal data. */
  async csv(filter: WhichCases = {}, { signal }: CallOptions = {}): Promise<Result<string>> {
    const path = `/cases.csv${query(filter)}`;
    const asked = { method: "GET", path, accept: "text/csv", leastTimeoutMs: CSV_TAKES_MS, signal } as const;
    const answer = await this.#connection.ask(asked);
    return answer.ok ? { ok: true, value: answer.body as string } : answer;
  }

  async get(caseId: string, options?: CallOptions): Promise<Result<Case<AnyShape>>> {
    const found = await read<CaseView>(this.#connection, `/cases/${encodeURIComponent(caseId)}`, options);
    return mapped(found, (view) => new Case<AnyShape>(this.#connection, view));
  }

  /** What happened in a case, oldest first, a page at a time. */
  timeline(caseId: string, { limit, ...options }: Paging & CallOptions = {}): Promise<Result<Page<TimelineEntry>>> {
    const path = `/cases/${encodeURIComponent(caseId)}/timeline${query({ limit })}`;
    return askPage(this.#connection, path, "entries", options);
  }

  /** The cases of one person, the latest first. Their identifiers travel in the body and stand in no log. */
  async search(person: PersonFilter, { signal }: CallOptions = {}): Promise<Result<readonly CaseSummary[]>> {
    const answer = await this.#connection.ask({ method: "POST", path: "/cases/search", body: json(person), signal });
    if (!answer.ok) return answer;
    return { ok: true, value: (answer.body as { readonly cases: readonly CaseSummary[] }).cases };
  }
}
