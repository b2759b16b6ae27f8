import type { Address } from "../../machines/shared/address.ts";
import { failureOf } from "./failure-of.ts";
import type { Notify, Outgoing } from "./notify.ts";
import { officialClient } from "./official-client.ts";
import { templateKey, type TemplateIds } from "./template-ids.ts";
import { TemplateUnknown } from "./template-unknown.ts";

export interface NotifyOptions {
  /** Scheme and host of Notify, or of its copy on this machine. */
  readonly baseUrl: string;
  /** In Notify's format, `name-serviceid-secret`. */
  readonly apiKey: string;
  readonly templateIds: TemplateIds;
  /** How long one call may take altogether, in milliseconds. */
  readonly timeoutMs: number;
}

/** Connects to GOV.UK Notify through its official client. Nothing is called until a message is sent. */
export function createNotify({ baseUrl, apiKey, templateIds, timeoutMs }: NotifyOptions): Notify {
  const client = officialClient(baseUrl, apiKey, timeoutMs);

  return {
    async send(message) {
      const key = templateKey(message.template, message.address.channel);
      const templateId = templateIds[key];
      if (templateId === undefined) throw new TemplateUnknown(key);
      const { data } = await orFailure(post(templateId, message));
      return { notifyId: data.id };
    },

    async findByReference(reference) {
      const { data } = await orFailure(client.getNotifications(undefined, undefined, reference));
      // Newest first: the last one is the one that was accepted first.
      const first = data.notifications.at(-1);
      if (!first) return undefined;
      return { notifyId: first.id, status: first.status, timesAccepted: data.notifications.length };
    },

    async statusOf(notifyId) {
      const { data } = await orFailure(client.getNotificationById(notifyId));
      return data.status;
    },
  };

  function post(
    templateId: string,
    { address, personalisation, reference }: Outgoing,
  ): Promise<{ data: { id: string } }> {
    switch (address.channel) {
      case "email":
        return client.sendEmail(templateId, address.email, { personalisation, reference });
      case "sms":
        return client.sendSms(templateId, address.phone, { personalisation, reference });
      case "letter": {
        const lines = addressPersonalisation(address);
        return client.sendLetter(templateId, { personalisation: { ...personalisation, ...lines }, reference });
      }
    }
  }
}

/** Notify takes a letter's address as personalisation: `address_line_1` to `address_line_7`, the postcode last. */
function addressPersonalisation({ lines }: Extract<Address, { channel: "letter" }>): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.map((line, at) => [`address_line_${at + 1}`, line]));
}

async function orFailure<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (failure) {
    throw failureOf(failure);
  }
}
