import { and, eq, gte, inArray, isNotNull, isNull, lt, sql, type SQL } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { tasks } from "../schema/tasks.ts";
import { pageOf, readCursor, type Cursor, type Page } from "./cursor.ts";
import { tasksOfCases, type TaskCases } from "./tasks-of-cases.ts";

export interface TaskFilter extends TaskCases {
  readonly role?: string;
  /** One of these roles. */
  readonly roles?: readonly string[];
  readonly process?: string;
  readonly caseId?: string;
  /** Past its due instant, or not yet, in its case's own time. */
  readonly overdue?: boolean;
  /** Due before this instant of the clock on the wall, wherever the case's own clock stands. */
  readonly dueBefore?: Instant;
  /** Gone up a role because it was overdue, or not. */
  readonly escalated?: boolean;
  /** Open tasks unless told: `false` for those that are closed. */
  readonly open?: boolean;
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
  /** Of its case. */
  readonly region?: string;
  /** Who looks after its case, whoever has the task. */
  readonly owner: { readonly role: string; readonly name?: string };
  /** Its case has a clock of its own, ahead of the wall's. */
  readonly rehearsal: boolean;
}

const { region, ownerRole, ownerName, rehearsal } = cases;
const COLUMNS = { task: tasks, region, ownerRole, ownerName, rehearsal };

/** Tasks by due instant. Throws CursorInvalid. */
export async function listTasks({ db }: Records, filter: TaskFilter, now: Instant = Date.now()): Promise<Page<Task>> {
  const { limit } = filter;
  const rows = await db
    .select(COLUMNS)
    .from(tasks)
    .innerJoin(cases, eq(cases.caseId, tasks.caseId))
    .where(and(...conditions(filter, now), tasksOfCases(db, filter)))
    .orderBy(tasks.dueWall, tasks.taskId)
    .limit(limit + 1);
  const { items, ...next } = pageOf(rows, limit, ({ task: { dueWall, taskId } }) => [dueWall, taskId]);
  return { items: items.map((row) => taskOf(row, now)), ...next };
}

function conditions(filter: TaskFilter, now: Instant): (SQL | undefined)[] {
  const { role, roles, process, caseId, overdue, escalated, dueBefore, open = true, after } = filter;
  return [
    open ? isNull(tasks.closedAt) : isNotNull(tasks.closedAt),
    role === undefined ? undefined : eq(tasks.role, role),
    roles === undefined ? undefined : inArray(tasks.role, [...roles]),
    process === undefined ? undefined : eq(tasks.process, process),
    caseId === undefined ? undefined : eq(tasks.caseId, caseId),
    overdue === undefined ? undefined : isOverdue(overdue, open, now),
    escalated === undefined ? undefined : (escalated ? isNotNull : isNull)(tasks.escalatedAt),
    dueBefore === undefined ? undefined : lt(tasks.dueWall, dueBefore),
    after === undefined ? undefined : beyond(after),
  ];
}

function beyond(after: Cursor): SQL {
  const [due, taskId] = readCursor<string>(after, "string");
  return sql`(${tasks.dueWall}, ${tasks.taskId}) > (${sql.param(due, tasks.dueWall)}, ${taskId})`;
}

/** What is closed is not overdue, however late it was. */
function isOverdue(overdue: boolean, open: boolean, now: Instant): SQL | undefined {
  if (open) return (overdue ? lt : gte)(tasks.dueWall, now);
  return overdue ? sql`false` : undefined;
}

interface Row {
  readonly task: typeof tasks.$inferSelect;
  readonly region: string | null;
  readonly ownerRole: string;
  readonly ownerName: string | null;
  readonly rehearsal: boolean;
}

function taskOf({ task, region, ownerRole, ownerName, rehearsal }: Row, now: Instant): Task {
  const { dueWall, escalatedAt, closedAt, closedBy, ...row } = task;
  return {
    ...row,
    overdue: closedAt === null && dueWall < now,
    ...(escalatedAt !== null && { escalatedAt }),
    ...(closedAt !== null && { closedAt }),
    ...(closedBy !== null && { closedBy }),
    ...(region !== null && { region }),
    owner: { role: ownerRole, ...(ownerName !== null && { name: ownerName }) },
    rehearsal,
  };
}
