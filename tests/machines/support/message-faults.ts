import { placeholdersIn } from "../../../dev/notify-emulator/rendering/placeholders.ts";
import type { MessageTemplate } from "../../../machines/shared/message-template.ts";
import type { MessageByHand } from "./case-by-hand.ts";

/** What Notify, or its reader, would stumble over in a queued message; empty when nothing. */
export function messageFaults(message: MessageByHand, templates: Readonly<Record<string, MessageTemplate>>): string[] {
  const { template, address, personalisation } = message;
  const known = templates[template];
  if (!known) return [`There is no template "${template}"`];
  const asked = [...new Set(textsOf(known).flatMap(placeholdersIn))].sort();
  const given = Object.keys(personalisation).sort();
  return [
    ...(known[address.channel] ? [] : [`"${template}" cannot go by ${address.channel}`]),
    ...(asked.join() === given.join() ? [] : [`"${template}" asks for ${asked.join()} and is given ${given.join()}`]),
    ...Object.entries(personalisation).flatMap(([name, value]) => valueFaults(`${template}.${name}`, value)),
  ];
}

/** Every text of a template, in all its channels. */
export function textsOf({ email, letter, sms }: MessageTemplate): string[] {
  return [email?.subject, email?.body, letter?.subject, letter?.body, sms?.body].filter((text) => text !== undefined);
}

function valueFaults(name: string, value: unknown): string[] {
  if (typeof value !== "string") return [`${name} is not a string`];
  if (value.trim() === "") return [`${name} is empty`];
  return /undefined|null|NaN|\[object|\d{4}-\d\d-\d\d/.test(value) ? [`${name} reads "${value}"`] : [];
}
