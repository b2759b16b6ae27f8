import type { CaseCommit, TaskChange } from "../case-commit.ts";
import type { Row } from "../recordset.ts";
import type { tasks } from "../schema/tasks.ts";

/** A commit's task changes by what they do to the table: rows to put there, and changes to rows that are there. */
export interface TaskRows {
  readonly opened: readonly Row<typeof tasks>[];
  readonly changed: readonly Partial<Row<typeof tasks>>[];
}

/** Several changes of one task become one, in their order: a statement cannot change a row it has just put there. */
export function taskRows(commit: CaseCommit): TaskRows {
  const opened = new Map<string, Row<typeof tasks>>();
  const changed = new Map<string, Partial<Row<typeof tasks>>>();
  for (const change of commit.tasks) {
    const { taskId } = change;
    const row = opened.get(taskId);
    if (change.change === "opened") opened.set(taskId, openedRow(commit, change));
    else if (row) opened.set(taskId, { ...row, ...changeOf(commit, change) });
    else changed.set(taskId, { ...changed.get(taskId), taskId, ...changeOf(commit, change) });
  }
  // Opened again after it was changed: the opening says all there is to say.
  return {
    opened: [...opened.values()],
    changed: [...changed.values()].filter(({ taskId }) => !opened.has(taskId ?? "")),
  };
}

type Opened = Extract<TaskChange, { change: "opened" }>;

function openedRow(
  { caseId, process, at }: CaseCommit,
  { taskId, kind, title, role, reason, due }: Opened,
): Row<typeof tasks> {
  return { taskId, caseId, process, kind, title, role, reason, due, dueWall: due, openedAt: at };
}

function changeOf({ at }: CaseCommit, change: Exclude<TaskChange, Opened>): Partial<Row<typeof tasks>> {
  if (change.change === "closed") return { closedAt: at, closedBy: change.by };
  return { role: change.role, due: change.due, dueWall: change.due, escalatedAt: at };
}
