import type { Task } from "../../records/queries/list-tasks.ts";
import { isoInstant } from "../requests/instant-field.ts";
import type { TaskJson } from "./task-schema.ts";

export function taskJson({ kind, due, openedAt, escalatedAt, closedAt, ...task }: Task): TaskJson {
  const { taskId, caseId, process, title, role, reason, overdue, closedBy } = task;
  return {
    taskId,
    caseId,
    process,
    task: kind,
    title,
    role,
    reason,
    due: isoInstant(due),
    overdue,
    openedAt: isoInstant(openedAt),
    ...(escalatedAt !== undefined && { escalatedAt: isoInstant(escalatedAt) }),
    ...(closedAt !== undefined && { closedAt: isoInstant(closedAt) }),
    ...(closedBy !== undefined && { closedBy }),
    links: { case: `/cases/${caseId}` },
  };
}
