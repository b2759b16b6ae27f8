import type { Task } from "../answers.ts";
import type { CallOptions } from "../client-options.ts";
import type { Connection } from "../http/connection.ts";
import { query } from "../http/question.ts";
import type { Result } from "../result.ts";
import type { Due } from "./due.ts";
import { askPage, type Page, type Paging } from "./page.ts";

export interface TaskFilter extends Due, Paging {
  /** Whose they are now. */
  readonly role?: string;
  readonly process?: string;
  readonly caseId?: string;
  /** Past their due instant, or not yet. */
  readonly overdue?: boolean;
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
}
