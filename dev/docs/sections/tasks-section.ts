import type { DocumentedProcess } from "../documented-process.ts";
import { code, markdownTable } from "../markdown-table.ts";

/** What people must do, and to whom it goes when nobody does. */
export function tasksSection({ definition: { words, escalation } }: DocumentedProcess): string[] {
  const upwards = (role: string): string[] => {
    const way: string[] = [];
    for (let next = escalation[role]; next !== undefined && !way.includes(next); next = escalation[next])
      way.push(next);
    return way;
  };
  const rows = Object.entries(words.tasks).map(([task, { title, role }]) => [
    code(task),
    title,
    code(role),
    upwards(role).map(code).join(", then ") || "nobody: it stays",
  ]);
  return ["## Tasks", "", ...markdownTable(["Task", "Title", "Role", "Overdue, it goes to"], rows)];
}
