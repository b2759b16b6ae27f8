import { z } from "zod";
import type { Sent } from "../../cases/sent.ts";
import { contractOf } from "../../machines/contracts.ts";
import type { Refusal } from "../../machines/shared/process-definition.ts";
import { reasonSchema, stateSchema } from "../problems/problem-schema.ts";

/** What became of an event to one of many cases; those that did not take it by the kind of problem it would be alone. */
const RESULTS = {
  accepted: "taken and written down",
  repeated: "had been taken before under this key, and nothing was changed",
  pending: "taken, and not written down yet",
  refused: "the case does not take it now",
  invalidRequest: "the case's own `body` is not valid",
  conflictingRepeat: "the case had this key with another event or body",
  notFound: "there is no such case of this process",
  unavailable: "not known to have been taken: send it to this case again with the same key",
  unexpected: "a fault of this service",
} as const;

type Result = keyof typeof RESULTS;

const result = z.enum(Object.keys(RESULTS) as [Result, ...Result[]]).meta({
  description: Object.entries(RESULTS)
    .map(([name, meaning]) => `\`${name}\`: ${meaning}`)
    .join("; "),
});

const ofCase = z.object({
  caseId: z.string(),
  result,
  reasons: z.array(reasonSchema).optional().meta({ description: "Why it was not taken" }),
  state: stateSchema.optional(),
});

export const bulkResultSchema = z
  .object({
    results: z.array(ofCase).meta({ description: "In the order in which the cases were named" }),
    counts: z.partialRecord(result, z.int().min(1)).meta({ description: "How many cases had each result" }),
  })
  .meta({ id: "BulkResult", description: "What became of an event that was sent to many cases" });

export type BulkResult = z.output<typeof ofCase>;

/** What became of an event as one of many results; reasons as whoever sent it may hear them. */
export function bulkResult(
  process: string,
  caseId: string,
  sent: Sent,
  reasons: readonly Refusal[] | undefined,
): BulkResult {
  const why = reasons && { reasons: [...reasons] };
  switch (sent.result) {
    case "accepted":
      return { caseId, result: sent.repeated ? "repeated" : "accepted" };
    case "invalid":
      return { caseId, result: "invalidRequest", ...why };
    case "refused": {
      const words = contractOf(process)?.words.states;
      const state = { paths: [...sent.state], words: sent.state.map((path) => words?.[path] ?? path) };
      return { caseId, result: "refused", ...why, state };
    }
    case "conflict":
      return { caseId, result: "conflictingRepeat" };
    case "pending":
    case "notFound":
    case "unavailable":
      return { caseId, result: sent.result };
  }
}

/** How many cases had each result. */
export function counted(results: readonly BulkResult[]): Partial<Record<Result, number>> {
  const counts: Partial<Record<Result, number>> = {};
  for (const { result: each } of results) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
