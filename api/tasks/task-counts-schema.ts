import { z } from "zod";

const many = z.int().min(0);

export const taskCountsSchema = z
  .object({
    counts: z.array(
      z.object({
        role: z.string(),
        process: z.string(),
        open: many,
        overdue: many.meta({ description: "Of the open, those past their due instant" }),
        escalated: many.meta({ description: "Of the open, those that came up a role because they were overdue" }),
      }),
    ),
  })
  .meta({
    id: "TaskCounts",
    description: "Open tasks by role and process; those with none are left out",
    examples: [{ counts: [{ role: "hrLead", process: "optInLetter", open: 12, overdue: 3, escalated: 1 }] }],
  });
