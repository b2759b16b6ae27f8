import type { Address } from "../../machines/shared/address.ts";

/** One message to send. */
export interface Outgoing {
  /** The template's name; the address decides which channel of it. */
  readonly template: string;
  readonly address: Address;
  readonly personalisation: Readonly<Record<string, string>>;
  /** Opaque and always the same for the same message: the only way to find it again when the answer is lost. */
  readonly reference: string;
}

/** A message as Notify knows it. */
export interface Found {
  readonly notifyId: string;
  /** Notify's word: `sending`, `delivered`, `permanent-failure`, `received` and so on. */
  readonly status: string;
  /** How often Notify accepted this reference. More than once: the recipient has the message more than once. */
  readonly timesAccepted: number;
}

/**
 * GOV.UK Notify. Every call throws NotifyUnavailable when it is worth trying again and NotifyRefused when it is not.
 * Notify does not recognise a repeated reference: look a message up before sending it again.
 */
export interface Notify {
  /** Sends one message. Throws also TemplateUnknown when the template has no such channel. */
  send(message: Outgoing): Promise<{ readonly notifyId: string }>;
  /** The first message accepted with this reference, within Notify's retention of seven days. */
  findByReference(reference: string): Promise<Found | undefined>;
  /** The status of one message. The only way to learn what became of a letter: those get no delivery receipt. */
  statusOf(notifyId: string): Promise<string>;
}
