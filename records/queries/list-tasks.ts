import { and, eq, exists, gte, isNotNull, isNull, lt, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { tasks } from "../schema/tasks.ts";
import { pageOf, readCursor, type Cursor, type Page } from "./cursor.ts";
import { seenBy, type Viewer } from "./viewer.ts";

export interface TaskFilter {
  readonly role?: string;
  readonly process?: string;
  readonly caseId?: string;
  /** Past its due instant, or not yet, in its case's own time. */
  readonly overdue?: boolean;
  /** Due before this instant of the clock on the wall, wherever the case's own clock stands. */
  readonly dueBefore?: Instant;
  /** Open tasks unless told: `false` for those that are closed. */
  readonly open?: boolean;
  /** Only tasks of cases this viewer may know of. */
  readonly viewer?: Viewer;
  readonly after?: Cursor;
  readonly limit: number;
}

export interface Task {
  readonly taskId: string;
  readonly caseId: string;
  readonly process: string;
  readonly kind: string;
  readonly title: string;
  readonly role: string;
  readonly reason: string;
  /** In the case's own time. */
  readonly due: Instant;
  readonly overdue: boolean;
  readonly openedAt: Instant;
  readonly escalatedAt?: Instant;
  readonly closedAt?: Instant;
  readonly closedBy?: string;
}

/** Tasks by due instant. Throws CursorInvalid. */
export async function listTasks({ db }: Records, filter: TaskFilter, now: Instant = Date.now()): Promise<Page<Task>> {
  const { limit } = filter;
  const rows = await db
    .select()
    .from(tasks)
    .where(and(...conditions(filter, now), ofCasesSeen(db, filter.viewer)))
    .orderBy(tasks.dueWall, tasks.taskId)
    .limit(limit + 1);
  const { items, ...next } = pageOf(rows, limit, ({ dueWall, taskId }) => [dueWall, taskId]);
  return { items: items.map((row) => task(row, now)), ...next };
}

function conditions(filter: TaskFilter, now: Instant): (SQL | undefined)[] {
  const { role, process, caseId, overdue, dueBefore, open = true, after } = filter;
  return [
    open ? isNull(tasks.closedAt) : isNotNull(tasks.closedAt),
    role === undefined ? undefined : eq(tasks.role, role),
    process === undefined ? undefined : eq(tasks.process, process),
    caseId === undefined ? undefined : eq(tasks.caseId, caseId),
    overdue === undefined ? undefined : (overdue ? lt : gte)(tasks.dueWall, now),
    dueBefore === undefined ? undefined : lt(tasks.dueWall, dueBefore),
    after === undefined ? undefined : beyond(after),
  ];
}

function ofCasesSeen(db: Records["db"], viewer: Viewer | undefined): SQL | undefined {
  if (!viewer) return undefined;
  return exists(
    db
      .select({ one: sql`1` })
      .from(cases)
      .where(and(eq(cases.caseId, tasks.caseId), ...seenBy(viewer))),
  );
}

function beyond(after: Cursor): SQL {
  const [due, taskId] = readCursor<string>(after, "string");
  return sql`(${tasks.dueWall}, ${tasks.taskId}) > (${sql.param(due, tasks.dueWall)}, ${taskId})`;
}

function task({ dueWall, escalatedAt, closedAt, closedBy, ...row }: typeof tasks.$inferSelect, now: Instant): Task {
  return {
    ...row,
    overdue: closedAt === null && dueWall < now,
    ...(escalatedAt !== null && { escalatedAt }),
    ...(closedAt !== null && { closedAt }),
    ...(closedBy !== null && { closedBy }),
  };
}
