import { CancellationScope, isCancellation } from "@temporalio/workflow";
import type { CaseEvent } from "../../machines/shared/process-definition.ts";
import type { MessageOutcome } from "./activity-types.ts";
import { askOf, messageGivenUp, messageSender } from "./case-activities.ts";
import type { Ask, GivenUpMessage, InFlightMessage } from "./live-case.ts";

/** What becomes of an errand is told here. */
export interface Reports {
  settled(messageId: string, outcome: MessageOutcome): void;
  /** It is sent no more, but nobody has heard what became of it. */
  unsettled(message: GivenUpMessage): void;
  /** Nothing more will be heard of it. */
  heardOf(messageId: string): void;
  answered(askId: string, event: CaseEvent): void;
}

/** Messages and questions under way. The case never waits for one, and is not over before each is settled. */
export class Errands {
  readonly #reports: Reports;
  readonly #sending = new Map<string, Sending>();

  constructor(reports: Reports) {
    this.#reports = reports;
  }

  send(message: InFlightMessage): void {
    const { messageId } = message;
    const scope = new CancellationScope();
    this.#sending.set(messageId, { message, scope });
    void scope
      .run(() => messageSender(message))
      .then((outcome) => this.#reports.settled(messageId, outcome))
      .catch((error: unknown) => {
        // Withdrawn by the case itself; anything else has used up its time.
        if (isCancellation(error)) return;
        this.#reports.settled(messageId, { outcome: "failed", reason: "could not be sent in time" });
        this.#reports.unsettled(givenUp(message, "outOfTime"));
      })
      .finally(() => this.#sending.delete(messageId));
  }

  withdraw(messageId: string): void {
    const sending = this.#sending.get(messageId);
    if (!sending) return;
    // Temporal makes no attempt after this, not even the one that would hear that Notify has it.
    sending.scope.cancel();
    this.#reports.unsettled(givenUp(sending.message, "withdrawn"));
  }

  /** Notify is asked for as long as a message is tried; after that it is as settled as it will ever be. */
  giveUp(message: GivenUpMessage): void {
    const heard = (): void => this.#reports.heardOf(message.messageId);
    void messageGivenUp(message).then(heard, heard);
  }

  /** A question that fails for good is a bug: the workflow task fails, and the case waits for the fix. */
  ask(ask: Ask): void {
    void askOf(ask).then((event) => this.#reports.answered(ask.id, event));
  }
}

interface Sending {
  readonly message: InFlightMessage;
  readonly scope: CancellationScope;
}

function givenUp({ messageId, template, to }: InFlightMessage, because: GivenUpMessage["because"]): GivenUpMessage {
  return { messageId, template, to, because };
}
