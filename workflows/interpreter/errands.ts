import { CancellationScope, isCancellation } from "@temporalio/workflow";
import type { CaseEvent } from "../../machines/shared/process-definition.ts";
import type { MessageOutcome } from "./activity-types.ts";
import { askOf, messageSender } from "./case-activities.ts";
import type { Ask, InFlightMessage } from "./live-case.ts";

/** What becomes of an errand is told here. */
export interface Reports {
  settled(messageId: string, outcome: MessageOutcome): void;
  answered(askId: string, event: CaseEvent): void;
}

/** Messages and questions under way. The case never waits for one, and is not over before each is settled. */
export class Errands {
  readonly #reports: Reports;
  readonly #sending = new Map<string, CancellationScope>();

  constructor(reports: Reports) {
    this.#reports = reports;
  }

  send(message: InFlightMessage): void {
    const { messageId } = message;
    const scope = new CancellationScope();
    this.#sending.set(messageId, scope);
    void scope
      .run(() => messageSender(message))
      .then((outcome) => this.#reports.settled(messageId, outcome))
      .catch((error: unknown) => {
        // Withdrawn by the case itself; anything else has used up its time.
        if (isCancellation(error)) return;
        this.#reports.settled(messageId, { outcome: "failed", reason: "could not be sent in time" });
      })
      .finally(() => this.#sending.delete(messageId));
  }

  withdraw(messageId: string): void {
    this.#sending.get(messageId)?.cancel();
  }

  /** A question that fails for good is a bug: the workflow task fails, and the case waits for the fix. */
  ask(ask: Ask): void {
    void askOf(ask).then((event) => this.#reports.answered(ask.id, event));
  }
}
