import type { CaseService } from "../../cases/case-service.ts";
import { recordsAnswer } from "./records-answer.ts";
import { temporalAnswers } from "./temporal-answers.ts";

/** How long work is given before the records and Temporal are asked whether they are there at all. Milliseconds. */
const SUSPECT_AFTER_MS = 900;
const ANSWER_WITHIN_MS = 900;

/**
 * Waits for work that asks the records and Temporal. What hangs because one of them is away is given up within two
 * seconds; what waits for a case keeps its own time. Nothing is lost by giving up: the same key asks again.
 * Throws RecordsAway and TemporalAway.
 */
export async function orAway<Result>({ records, temporal }: CaseService, work: Promise<Result>): Promise<Result> {
  const { promise: suspicious, resolve } = Promise.withResolvers<"suspicious">();
  const timer = setTimeout(() => resolve("suspicious"), SUSPECT_AFTER_MS);
  try {
    const first = await Promise.race([work.then(() => "answered" as const), suspicious]);
    if (first === "answered") return await work;
    const there = Promise.all([recordsAnswer(records, ANSWER_WITHIN_MS), temporalAnswers(temporal, ANSWER_WITHIN_MS)]);
    // Beside the work, so that an answer that comes meanwhile is not held back.
    await Promise.race([work, there]);
    return await work;
  } finally {
    clearTimeout(timer);
    // Given up: whatever still becomes of it is nobody's to hear.
    work.catch(() => undefined);
  }
}
