import { z } from "zod";

const jsonSchema = z.record(z.string(), z.unknown()).meta({ description: "JSON Schema" });

const writing = z.object({ subject: z.string(), body: z.string() });

export const processSummarySchema = z
  .object({
    process: z.string(),
    title: z.string(),
    description: z.string(),
    links: z.object({
      self: z.string(),
      cases: z.string(),
      start: z.string(),
      diagram: z.string().meta({ description: "The overview, as a Mermaid diagram" }),
      policy: z.string(),
    }),
  })
  .meta({ id: "ProcessSummary" });

export const processSchema = processSummarySchema
  .extend({
    startedBy: z.array(z.string()).meta({ description: "Roles that may start a case" }),
    readBy: z.array(z.string()).meta({ description: "Roles that may read its cases" }),
    input: z.object({ schema: jsonSchema, example: z.unknown() }),
    states: z.array(z.object({ path: z.string(), words: z.string() })),
    events: z.array(
      z.object({
        event: z.string(),
        title: z.string(),
        description: z.string(),
        sentBy: z.array(z.string()),
        schema: jsonSchema,
        example: z.unknown(),
        href: z.string().meta({ description: "Where to send it, with the case's id in place of {caseId}" }),
      }),
    ),
    diagrams: z
      .array(z.object({ state: z.string().optional(), title: z.string(), href: z.string() }))
      .meta({ description: "The overview, and the inside of every state that another diagram shows closed" }),
    deadlines: z.array(z.object({ name: z.string(), label: z.string() })),
    tasks: z.array(z.object({ task: z.string(), title: z.string(), role: z.string() })),
    messages: z
      .array(
        z.object({
          template: z.string(),
          description: z.string(),
          email: writing.optional(),
          letter: writing.optional(),
          sms: z.object({ body: z.string() }).optional(),
        }),
      )
      .meta({ description: "Every message the process sends, as it is entered at GOV.UK Notify" }),
    members: z
      .object({ process: z.string(), columns: z.array(z.string()), href: z.string() })
      .optional()
      .meta({ description: "The cases it starts from a file: the columns, and where to submit it" }),
  })
  .meta({ id: "Process", description: "Everything a caller needs to know of a process" });

export type ProcessSummaryJson = z.output<typeof processSummarySchema>;
export type ProcessJson = z.output<typeof processSchema>;
