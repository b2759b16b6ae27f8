import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";
import { cases } from "./cases.ts";
import { instant } from "./columns.ts";

/** What people must do. Open until `closed_at`. */
export const tasks = pgTable(
  "tasks",
  {
    taskId: text("task_id").primaryKey(),
    caseId: text("case_id")
      .notNull()
      .references(() => cases.caseId, { onDelete: "cascade" }),
    process: text("process").notNull(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    role: text("role").notNull(),
    reason: text("reason").notNull(),
    /** In the case's own time. */
    due: instant("due").notNull(),
    /** The same by the clock on the wall: what lists compare and sort by. */
    dueWall: instant("due_wall").notNull(),
    openedAt: instant("opened_at").notNull(),
    escalatedAt: instant("escalated_at"),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by"),
  },
  (table) => [
    index("tasks_open_by_role")
      .on(table.role, table.dueWall, table.taskId)
      .where(sql`${table.closedAt} is null`),
    index("tasks_open_by_due")
      .on(table.dueWall, table.taskId)
      .where(sql`${table.closedAt} is null`),
    index("tasks_by_case").on(table.caseId, table.dueWall, table.taskId),
  ],
);
