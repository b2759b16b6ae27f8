import type { CaseService } from "../../cases/case-service.ts";
import { isBehind } from "../../records/outbox/is-behind.ts";
import { outboxLag, type OutboxLag } from "../../records/outbox/outbox-lag.ts";
import type { Records } from "../../records/records.ts";
import { fromRecords } from "../away/from-records.ts";
import { recordsAnswer } from "../away/records-answer.ts";
import { temporalAnswers } from "../away/temporal-answers.ts";

/** No component is waited for longer: whoever asks for health must not hang. Milliseconds. */
const ANSWER_WITHIN_MS = 1_000;

type Status = "UP" | "DOWN";

export interface Health {
  readonly status: Status;
  readonly components: Readonly<Record<"records" | "temporal", { readonly status: Status }>> & {
    /** Absent while the records do not answer. */
    readonly eventsOut?: OutboxLag & { readonly status: "UP" | "BEHIND" };
  };
}

/**
 * Asks the records and Temporal whether they are there, both at once. Never rejects, and takes a second at most. Consumers
 * of domain events that are behind are shown and do not make the service DOWN: it serves as ever, and a restart helps nobody.
 */
export async function health({ records, temporal }: CaseService): Promise<Health> {
  const [recordsAre, temporalIs, eventsOut] = await Promise.all([
    up(recordsAnswer(records, ANSWER_WITHIN_MS)),
    up(temporalAnswers(temporal, ANSWER_WITHIN_MS)),
    lagOf(records),
  ]);
  const status = recordsAre === "UP" && temporalIs === "UP" ? "UP" : "DOWN";
  return { status, components: { records: { status: recordsAre }, temporal: { status: temporalIs }, ...eventsOut } };
}

async function lagOf(records: Records): Promise<Pick<Health["components"], "eventsOut">> {
  try {
    const lag = await fromRecords(() => outboxLag(records), ANSWER_WITHIN_MS);
    return { eventsOut: { status: isBehind(lag) ? "BEHIND" : "UP", ...lag } };
  } catch {
    return {};
  }
}

async function up(asking: Promise<unknown>): Promise<Status> {
  return asking.then(
    () => "UP",
    () => "DOWN",
  );
}
