import { emulatorTemplateId } from "../../activities/notify/template-ids.ts";
import type { MessageTemplate } from "../../machines/shared/message-template.ts";
import type { EmulatorTemplate } from "./messages/template.ts";

/** The templates to enter at the copy of Notify: one for every channel each message has. */
export function emulatorTemplates(messages: Readonly<Record<string, MessageTemplate>>): readonly EmulatorTemplate[] {
  return Object.entries(messages).flatMap(([name, { email, letter, sms }]) => [
    ...(email ? [{ id: emulatorTemplateId(name, "email"), name, channel: "email" as const, ...email }] : []),
    ...(letter ? [{ id: emulatorTemplateId(name, "letter"), name, channel: "letter" as const, ...letter }] : []),
    ...(sms ? [{ id: emulatorTemplateId(name, "sms"), name, channel: "sms" as const, ...sms }] : []),
  ]);
}
