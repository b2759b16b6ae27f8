import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Instant } from "../../machines/shared/time.ts";
import type { Records } from "../records.ts";
import { tasks } from "../schema/tasks.ts";
import { tasksOfCases, type TaskCases } from "./tasks-of-cases.ts";

export interface CountedTasks extends TaskCases {
  /** Of one of these roles. */
  readonly roles?: readonly string[];
  readonly process?: string;
}

export interface TaskCount {
  readonly role: string;
  readonly process: string;
  readonly open: number;
  /** Of the open, those past their due instant in their case's own time. */
  readonly overdue: number;
  /** Of the open, those that came up a role because they were overdue. */
  readonly escalated: number;
}

/** How many tasks are open, for each role and process that has any; in one query. */
export async function countTasks(
  { db }: Records,
  filter: CountedTasks,
  now: Instant = Date.now(),
): Promise<readonly TaskCount[]> {
  const { roles, process } = filter;
  const { role, process: ofProcess, dueWall, escalatedAt, closedAt } = tasks;
  const overdue = sql<number>`count(*) filter (where ${dueWall} < ${sql.param(now, dueWall)})`.mapWith(Number);
  const escalated = sql<number>`count(${escalatedAt})`.mapWith(Number);
  return db
    .select({ role, process: ofProcess, open: count(), overdue, escalated })
    .from(tasks)
    .where(
      and(
        isNull(closedAt),
        roles === undefined ? undefined : inArray(role, [...roles]),
        process === undefined ? undefined : eq(ofProcess, process),
        tasksOfCases(db, filter),
      ),
    )
    .groupBy(role, ofProcess)
    .orderBy(asc(role), asc(ofProcess));
}
