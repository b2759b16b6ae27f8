import { z } from "zod";

/** A case in an address. One that cannot be a case's id is answered like one that no case has. */
export const caseParams = z.object({
  caseId: z
    .string()
    .regex(/^[A-Za-z]+-[a-f0-9]{32}$/)
    .meta({ description: "Case id, as the start of the case answered with" }),
});
