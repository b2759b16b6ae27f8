import type { Task } from "../../records/queries/list-tasks.ts";
import { isoInstant } from "../requests/instant-field.ts";
import type { TaskJson } from "./task-schema.ts";

export function taskJson({ kind, due, openedAt, escalatedAt, closedAt, region, ...task }: Task): TaskJson {
  const { taskId, caseId, process, title, role, reason, overdue, closedBy, owner, rehearsal } = task;
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
    ...(region !== undefined && { region }),
    owner,
    rehearsal,
    links: { case: `/cases/${caseId}` },
  };
}
