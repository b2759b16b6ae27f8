import { z } from "zod";
import { instant } from "../requests/instant-field.ts";

export const taskSchema = z
  .object({
    taskId: z.string(),
    caseId: z.string(),
    process: z.string(),
    task: z.string().meta({ description: "The kind of task" }),
    title: z.string().meta({ description: "What to do" }),
    role: z.string().meta({ description: "Whose it is now; an overdue task goes up a role" }),
    reason: z.string(),
    due: instant.meta({ description: "In the case's own time" }),
    overdue: z.boolean().meta({ description: "Open, and past its due instant" }),
    openedAt: instant,
    escalatedAt: instant.optional(),
    closedAt: instant.optional(),
    closedBy: z.string().optional().meta({ description: "The event that closed it" }),
    region: z.string().optional().meta({ description: "Of its case" }),
    owner: z
      .object({ role: z.string(), name: z.string().optional() })
      .meta({ description: "Who looks after its case, whoever has the task" }),
    rehearsal: z.boolean().meta({ description: "Its case's own time is ahead of the clock on the wall" }),
    links: z.object({ case: z.string() }),
  })
  .meta({ id: "Task", description: "Something a person must do" });

export type TaskJson = z.output<typeof taskSchema>;
