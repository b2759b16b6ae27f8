import { z } from "zod";
import { MESSAGE_STATUSES, type Message, statusOf } from "../messages/message.ts";

/** What the list was asked to show. An empty or unknown filter shows everything. */
export const listQuery = z.object({
  to: z.string().trim().catch(""),
  channel: z.enum(["", "email", "sms", "letter"]).catch(""),
  template: z.string().catch(""),
  status: z.enum(["", ...MESSAGE_STATUSES]).catch(""),
  page: z.coerce.number().int().positive().catch(1),
  refresh: z.enum(["", "on"]).catch(""),
});

export type ListQuery = z.infer<typeof listQuery>;

/** Whether a message is one the list was asked for. The recipient is found by any part of it. */
export function isWanted(message: Message, query: ListQuery): boolean {
  return (
    (query.channel === "" || message.channel === query.channel) &&
    (query.template === "" || message.template.id === query.template) &&
    (query.status === "" || statusOf(message) === query.status) &&
    packed(message.to).includes(packed(query.to))
  );
}

/** The address of the list with some of the query changed. */
export function listHref(query: ListQuery, changes: Partial<ListQuery> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== "" && !(name === "page" && value === 1)) search.set(name, String(value));
  }
  return search.size === 0 ? "/" : `/?${search.toString()}`;
}

function packed(recipient: string): string {
  return recipient.toLowerCase().replaceAll(/\s/g, "");
}
