import { z } from "zod";
import { allowedSchema } from "../cases/case-schema.ts";

export const reasonSchema = z.object({
  code: z.string().meta({ description: "For programs" }),
  message: z.string().meta({ description: "For people" }),
  field: z.string().optional().meta({ description: "The field, query parameter or header at fault" }),
});

/** Where a case stands, as paths and in plain English. */
export const stateSchema = z.object({ paths: z.array(z.string()), words: z.array(z.string()) });

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    reasons: z.array(reasonSchema).optional(),
    state: stateSchema.optional().meta({ description: "The state of the case that refused" }),
    allowed: allowedSchema.optional(),
    caseId: z.string().optional().meta({ description: "The case that exists already" }),
  })
  .meta({ id: "Problem", description: "An error as RFC 9457 has it. Never repeats a submitted value" });
