import { answerWithin, type CaseService } from "../../cases/case-service.ts";
import { recordsAnswer } from "./records-answer.ts";
import { temporalAnswers } from "./temporal-answers.ts";

/**
 * Of the time there is for an answer: so much work is given before the records and Temporal are asked whether they are
 * there at all, and as much they are given to say so.
 */
const SHARE_OF_EACH = 0.45;

/**
 * Waits for work that asks the records and Temporal. What hangs because one of them is away is given up in time;
 * what waits for a case keeps its own time. Nothing is lost by giving up: the same key asks again.
 * Throws RecordsAway and TemporalAway.
 */
export async function orAway<Result>(service: CaseService, work: Promise<Result>): Promise<Result> {
  const ms = SHARE_OF_EACH * answerWithin(service);
  const { promise: suspicious, resolve } = Promise.withResolvers<"suspicious">();
  const timer = setTimeout(() => resolve("suspicious"), ms);
  try {
    const first = await Promise.race([work.then(() => "answered" as const), suspicious]);
    if (first === "answered") return await work;
    const there = Promise.all([recordsAnswer(service, ms), temporalAnswers(service.temporal, ms)]);
    // Beside the work, so that an answer that comes meanwhile is not held back.
    await Promise.race([work, there]);
    return await work;
  } finally {
    clearTimeout(timer);
    // Given up: whatever still becomes of it is nobody's to hear.
    work.catch(() => undefined);
  }
}
