import { isFinal, type Message, statusOf } from "../messages/message.ts";
import { fragmentsOf } from "../rendering/text-message.ts";
import { notifyTime } from "./notify-time.ts";

const NO_ADDRESS = {
  line_1: null,
  line_2: null,
  line_3: null,
  line_4: null,
  line_5: null,
  line_6: null,
  postcode: null,
};

/** A message as `GET /v2/notifications/{id}` shows it. It costs nothing here. */
export function notificationJson(message: Message, root: string): object {
  const status = statusOf(message);
  const sent = message.history.find((change) => change.status === "sending");
  const ended = isFinal(status) ? message.history.at(-1) : undefined;
  return {
    id: message.id,
    reference: message.reference,
    email_address: message.channel === "email" ? message.to : null,
    phone_number: message.channel === "sms" ? message.to : null,
    ...(message.channel === "letter" ? addressOf(message) : NO_ADDRESS),
    type: message.channel,
    status,
    template: templateLink(message, root),
    body: message.body,
    subject: message.subject ?? null,
    created_at: notifyTime(message.acceptedAt),
    created_by_name: null,
    sent_at: sent === undefined ? null : notifyTime(sent.at),
    completed_at: ended === undefined ? null : notifyTime(ended.at),
    scheduled_for: null,
    postage: message.channel === "letter" ? "second" : null,
    one_click_unsubscribe_url: null,
    is_cost_data_ready: true,
    cost_in_pounds: 0,
    cost_details: costDetails(message),
  };
}

export function templateLink(message: Message, root: string): { id: string; version: number; uri: string } {
  const { id, version } = message.template;
  return { id, version, uri: `${root}/v2/template/${id}/version/${version}` };
}

function addressOf({ personalisation }: Message): typeof NO_ADDRESS | Record<string, unknown> {
  const line = (key: string): unknown => personalisation[key] ?? null;
  return {
    line_1: line("address_line_1"),
    line_2: line("address_line_2"),
    line_3: line("address_line_3"),
    line_4: line("address_line_4"),
    line_5: line("address_line_5"),
    line_6: line("address_line_6"),
    postcode: line("postcode"),
  };
}

function costDetails(message: Message): object {
  switch (message.channel) {
    case "email":
      return {};
    case "sms":
      return { billable_sms_fragments: fragmentsOf(message.body), international_rate_multiplier: 1, sms_rate: 0 };
    case "letter":
      return { billable_sheets_of_paper: 1, postage: "second" };
  }
}
