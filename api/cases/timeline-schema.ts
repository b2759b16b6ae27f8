import { z } from "zod";
import { instant } from "../requests/instant-field.ts";

export const entrySchema = z
  .object({
    sequence: z
      .int()
      .optional()
      .meta({ description: "How a correction names the entry; absent for what became of a message" }),
    kind: z.enum(["started", "event", "timer", "refused", "escalated", "correction", "ended", "message", "receipt"]),
    name: z.string().meta({ description: "Of the event, deadline or message template" }),
    text: z.string(),
    at: instant.meta({ description: "In the case's own time" }),
    actor: z.object({ id: z.string(), displayName: z.string(), role: z.string() }),
    data: z.unknown().optional().meta({ description: "What the event said; absent once the case was made unreadable" }),
    corrects: z.int().min(0).optional().meta({ description: "The entry this one corrects" }),
    correctedBy: z.int().min(0).optional().meta({ description: "The entry that corrects this one" }),
    messageId: z.string().optional(),
  })
  .meta({ id: "TimelineEntry", description: "One thing that happened in a case" });

export type EntryJson = z.output<typeof entrySchema>;
