import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import type { Records } from "../records.ts";
import { cases } from "../schema/cases.ts";
import { tasks } from "../schema/tasks.ts";
import { seenBy, type Viewer } from "./viewer.ts";

/** Of which cases tasks are asked for. */
export interface TaskCases {
  /** In this region. */
  readonly region?: string;
  /** Only those this viewer may know of. */
  readonly viewer?: Viewer;
}

/** The tasks of such cases, as a condition on the row of the task; none when it is all cases. */
export function tasksOfCases(db: Records["db"], { region, viewer }: TaskCases): SQL | undefined {
  if (region === undefined && !viewer) return undefined;
  return exists(
    db
      .select({ one: sql`1` })
      .from(cases)
      .where(
        and(
          eq(cases.caseId, tasks.caseId),
          region === undefined ? undefined : eq(cases.region, region),
          ...(viewer ? seenBy(viewer) : []),
        ),
      ),
  );
}
