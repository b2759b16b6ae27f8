import { z } from "zod";

export const elsewhereSchema = z
  .object({
    caseId: z.string(),
    detail: z.string(),
    links: z.object({ case: z.string(), timeline: z.string() }),
  })
  .meta({ id: "AcceptedElsewhere", description: "Accepted, and not written down yet: where it will be" });

/** Accepted, and not written down yet: where to look. */
export type Elsewhere = z.output<typeof elsewhereSchema>;

export function startedElsewhere(caseId: string): Elsewhere {
  return elsewhere(
    caseId,
    "The case has been started and will be written down. Look there, or ask again with the same key",
  );
}

export function takenElsewhere(caseId: string): Elsewhere {
  return elsewhere(caseId, "The case has the event and will write it down. Look there, or ask again with the same key");
}

function elsewhere(caseId: string, detail: string): Elsewhere {
  return { caseId, detail, links: { case: `/cases/${caseId}`, timeline: `/cases/${caseId}/timeline` } };
}
