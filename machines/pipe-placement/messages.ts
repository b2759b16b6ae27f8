import { alertMessages } from "../shared/case-life/alert-message.ts";
import type { MessageTemplate } from "../shared/message-template.ts";
import { referralMessages } from "./messages-referral.ts";
import { residenceMessages } from "./messages-residence.ts";

/** Every message of a PIPE placement, as its recipient reads it. All go to staff; the resident is spoken to in person. */
export const messages = {
  ...alertMessages,
  ...referralMessages,
  ...residenceMessages,
} as const satisfies Record<string, MessageTemplate>;

export type PipeMessages = typeof messages;
