import { z } from "zod";
import { instant } from "../requests/instant-field.ts";
import { taskSchema } from "../tasks/task-schema.ts";
import { policyFromSchema } from "./policy-from.ts";

export const allowedSchema = z
  .array(
    z.object({
      event: z.string(),
      title: z.string().meta({ description: "What the event says happened" }),
      description: z.string().meta({ description: "When to send it" }),
      method: z.literal("POST"),
      href: z.string().meta({ description: "Where to send it" }),
    }),
  )
  .meta({ id: "Allowed", description: "What the case takes now" });

const state = z.object({
  paths: z.array(z.string()).meta({ description: "Every state the case is in, as dotted paths" }),
  words: z.array(z.string()).meta({ description: "The same in plain English" }),
  since: instant,
});

const deadline = z.object({ name: z.string(), label: z.string(), due: instant });

const summary = z.object({
  caseId: z.string(),
  process: z.string(),
  title: z.string().meta({ description: "The process in plain English" }),
  definitionVersion: z.int().min(1),
  sequence: z.int().min(0).meta({ description: "Number of the last entry on the timeline" }),
  state,
  status: z.enum(["active", "afterwards", "ended"]).meta({
    description: "Afterwards: the case has its outcome and stays open for what still arrives",
  }),
  outcome: z.string().optional(),
  owner: z.object({ role: z.string(), name: z.string().optional() }),
  region: z.string().optional(),
  memberOf: z.string().optional().meta({ description: "The campaign or the group it belongs to" }),
  nextDeadline: instant.optional(),
  deadlines: z.array(deadline).meta({ description: "Earliest first, in the case's own time" }),
  startedAt: instant,
  updatedAt: instant,
  rehearsal: z.boolean().meta({ description: "Born as a rehearsal: its clock may be moved" }),
  clock: z
    .object({ offsetMs: z.int(), now: instant })
    .optional()
    .meta({ description: "Rehearsals only: how far the case's own time is ahead, and what time it is there" }),
});

export const caseSummarySchema = summary
  .extend({ links: z.object({ self: z.string(), temporal: z.string() }) })
  .meta({ id: "CaseSummary", description: "A case as lists show it: no personal data" });

export const caseSchema = summary
  .extend({
    tasks: z.array(taskSchema).meta({ description: "Open tasks, the first due first" }),
    allowed: allowedSchema,
    facts: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: "What the process shows of the case's data; absent once the case was made unreadable" }),
    policyFrom: policyFromSchema.optional(),
    links: z.object({
      self: z.string(),
      timeline: z.string(),
      messages: z.string(),
      diagram: z.string(),
      process: z.string(),
      policy: z.string(),
      members: z.string().optional().meta({ description: "The cases that belong to this one" }),
      temporal: z.string().meta({ description: "The case in Temporal's Web UI" }),
    }),
  })
  .meta({ id: "Case", description: "Where a case stands and what it takes now" });

export type CaseSummaryJson = z.output<typeof caseSummarySchema>;
export type CaseJson = z.output<typeof caseSchema>;
