import type { Task, TaskCounts } from "../answers.ts";
import type { CallOptions } from "../client-options.ts";
import type { Connection } from "../http/connection.ts";
import { query } from "../http/question.ts";
import { mapped, type Result } from "../result.ts";
import type { Due } from "./due.ts";
import { askPage, type Page, type Paging } from "./page.ts";
import { read } from "./read.ts";

export interface TaskFilter extends Due, Paging {
  /** Whose they are now. */
  readonly role?: string;
  /** Only those of the roles that the token has. */
  readonly mine?: boolean;
  readonly process?: string;
  /** Of cases in this region. */
  readonly region?: string;
  readonly caseId?: string;
  /** Past their due instant, or not yet. */
  readonly overdue?: boolean;
  /** Gone up a role because they were overdue, or not. */
  readonly escalated?: boolean;
  /** Those that are closed, in place of the open. */
  readonly closed?: boolean;
}

/** What people must do. */
export class Tasks {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The first due first. */
  list(filter: TaskFilter = {}, options?: CallOptions): Promise<Result<Page<Task>>> {
    return askPage(this.#connection, `/tasks${query(filter)}`, "tasks", options);
  }

  /** How many each role has to do, by process. */
  async counts(
    filter: Pick<TaskFilter, "mine" | "process" | "region"> = {},
    options?: CallOptions,
  ): Promise<Result<TaskCounts["counts"]>> {
    const found = await read<TaskCounts>(this.#connection, `/tasks/summary${query(filter)}`, options);
    return mapped(found, ({ counts }) => counts);
  }
}
