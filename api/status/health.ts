import type { CaseService } from "../../cases/case-service.ts";
import { recordsAnswer } from "../away/records-answer.ts";
import { temporalAnswers } from "../away/temporal-answers.ts";

/** No component is waited for longer: whoever asks for health must not hang. Milliseconds. */
const ANSWER_WITHIN_MS = 1_000;

type Status = "UP" | "DOWN";

export interface Health {
  readonly status: Status;
  readonly components: Readonly<Record<"records" | "temporal", { readonly status: Status }>>;
}

/** Asks the records and Temporal whether they are there, both at once. Never rejects, and takes a second at most. */
export async function health({ records, temporal }: CaseService): Promise<Health> {
  const [recordsAre, temporalIs] = await Promise.all([
    up(recordsAnswer(records, ANSWER_WITHIN_MS)),
    up(temporalAnswers(temporal, ANSWER_WITHIN_MS)),
  ]);
  const status = recordsAre === "UP" && temporalIs === "UP" ? "UP" : "DOWN";
  return { status, components: { records: { status: recordsAre }, temporal: { status: temporalIs } } };
}

async function up(asking: Promise<unknown>): Promise<Status> {
  return asking.then(
    () => "UP",
    () => "DOWN",
  );
}
