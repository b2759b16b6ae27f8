import type { CaseCommit } from "../records/case-commit.ts";
import type { Message } from "./hand-written/letter.ts";

/** One message as its recipient gets it. */
export type Said = Pick<Message, "template" | "personalisation" | "validUntil"> & { readonly to: string };

/**
 * The messages of each case with their data, in the order they were asked for. Throughcare's stand in what is written
 * down, the hand-written one's in what its activity is given: neither side may say less than the other.
 */
export class WhatWasSaid {
  /** By message id, so that a repeated activity adds nothing. */
  readonly #messages = new Map<string, Said>();

  byCase(workflowId: string): Said[] {
    return [...this.#messages].filter(([id]) => id.startsWith(`${workflowId}/`)).map(([, said]) => said);
  }

  inCommit({ messages = [] }: Partial<CaseCommit>): void {
    for (const message of messages) {
      if (message.change !== "queued") continue;
      const { address, ...rest } = message;
      this.#keep({ ...rest, email: address.channel === "email" ? address.email : "" });
    }
  }

  inMessage(message: Pick<Message, "messageId"> & Partial<Message>): void {
    if (message.template !== undefined) this.#keep(message as Message);
  }

  #keep({ messageId, template, personalisation, validUntil, email }: Message): void {
    const until = validUntil === undefined ? {} : { validUntil };
    this.#messages.set(messageId, { template, to: email, personalisation, ...until });
  }
}
