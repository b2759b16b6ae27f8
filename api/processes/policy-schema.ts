import { z } from "zod";

const item = z.object({
  name: z.string(),
  value: z.unknown(),
  source: z.string().meta({ description: "Where it was taken from; for an assumption, the reason" }),
  assumption: z.boolean().meta({ description: "No source was found: somebody with authority has to confirm it" }),
});

const version = z.object({
  validFrom: z.string().meta({ description: "First London date on which it holds", format: "date" }),
  validTo: z.string().optional().meta({ description: "Last London date on which it holds", format: "date" }),
  inForce: z.boolean().meta({ description: "It holds today" }),
  items: z.array(item),
});

export const policySchema = z
  .object({
    process: z.string(),
    title: z.string(),
    today: z.string().meta({ description: "The London date that `inForce` goes by", format: "date" }),
    policies: z.array(z.object({ policy: z.string(), versions: z.array(version) })),
    assumptions: z
      .array(z.object({ assumed: z.string(), because: z.string() }))
      .meta({ description: "What the process takes for granted beyond its values" }),
    links: z.object({ self: z.string(), process: z.string() }),
  })
  .meta({ id: "Policy", description: "Every value of a process, dated, with its source" });

export type PolicyJson = z.output<typeof policySchema>;
