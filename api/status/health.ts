import { answerWithin, type CaseService } from "../../cases/case-service.ts";
import { isBehind } from "../../records/outbox/is-behind.ts";
import { outboxLag, type OutboxLag } from "../../records/outbox/outbox-lag.ts";
import { fromRecords } from "../away/from-records.ts";
import { recordsAnswer } from "../away/records-answer.ts";
import { temporalAnswers } from "../away/temporal-answers.ts";

/** Of the time there is for an answer, for each component: whoever asks for health must not hang. */
const SHARE_OF_HEALTH = 0.5;

type Status = "UP" | "DOWN";

export interface Health {
  readonly status: Status;
  readonly components: Readonly<Record<"records" | "temporal", { readonly status: Status }>> & {
    /** Absent while the records do not answer. */
    readonly eventsOut?: OutboxLag & { readonly status: "UP" | "BEHIND" };
  };
}

/**
 * Asks the records and Temporal whether they are there, both at once. Never rejects, and takes half as long as any
 * other answer at most, a second. Consumers
 * of domain events that are behind are shown and do not make the service DOWN: it serves as ever, and a restart helps nobody.
 */
export async function health(service: CaseService): Promise<Health> {
  const ms = SHARE_OF_HEALTH * answerWithin(service);
  const [recordsAre, temporalIs, eventsOut] = await Promise.all([
    up(recordsAnswer(service, ms)),
    up(temporalAnswers(service.temporal, ms)),
    lagOf(service, ms),
  ]);
  const status = recordsAre === "UP" && temporalIs === "UP" ? "UP" : "DOWN";
  return { status, components: { records: { status: recordsAre }, temporal: { status: temporalIs }, ...eventsOut } };
}

async function lagOf(service: CaseService, ms: number): Promise<Pick<Health["components"], "eventsOut">> {
  try {
    const lag = await fromRecords(service, outboxLag, ms);
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
