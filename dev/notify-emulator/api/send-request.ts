import type { Channel } from "../../../machines/shared/address.ts";
import { isEmailAddress } from "../recipients/email-address.ts";
import { phoneNumberProblem } from "../recipients/phone-number.ts";
import type { Personalisation } from "../rendering/placeholders.ts";
import { checkBody, type FieldRule } from "./check-body.ts";

/** What a service asks Notify to send. */
export interface SendRequest {
  readonly channel: Channel;
  readonly templateId: string;
  /** An email address or a phone number; a letter has its address in the personalisation. */
  readonly to?: string;
  readonly personalisation: Personalisation;
  readonly reference: string | null;
}

const COMMON = {
  template_id: { type: "uuid", required: true },
  personalisation: { type: "object" },
  reference: { type: "string", longest: 1000 },
  scheduled_for: { type: "string" },
} as const satisfies Record<string, FieldRule>;

const RULES: Readonly<Record<Channel, Readonly<Record<string, FieldRule>>>> = {
  email: {
    ...COMMON,
    email_address: { type: "string", required: true, problem: emailProblem },
    email_reply_to_id: { type: "uuid" },
    one_click_unsubscribe_url: { type: "string" },
    sanitise_content_for: { type: "array" },
  },
  sms: {
    ...COMMON,
    phone_number: { type: "string", required: true, problem: phoneNumberProblem },
    sms_sender_id: { type: "uuid" },
  },
  letter: {
    template_id: COMMON.template_id,
    personalisation: { type: "object", required: true },
    reference: COMMON.reference,
  },
};

const RECIPIENT_FIELD = { email: "email_address", sms: "phone_number", letter: undefined } as const;

/** Reads the body of `POST /v2/notifications/{channel}`. Throws NotifyError 400. */
export function sendRequest(channel: Channel, body: unknown): SendRequest {
  const checked = checkBody(body, RULES[channel]);
  const recipientField = RECIPIENT_FIELD[channel];
  const to = recipientField === undefined ? undefined : checked[recipientField];
  return {
    channel,
    templateId: String(checked["template_id"]).toLowerCase(),
    ...(typeof to === "string" ? { to } : {}),
    personalisation: { ...(checked["personalisation"] as Personalisation | undefined) },
    reference: typeof checked["reference"] === "string" ? checked["reference"] : null,
  };
}

function emailProblem(address: string): string | undefined {
  return isEmailAddress(address) ? undefined : "Not a valid email address";
}
