import type { DocumentedProcess } from "../documented-process.ts";
import { code, markdownTable } from "../markdown-table.ts";

/** Every message and when it is sent; how it reads stands in the process's `messages.ts`. */
export function messagesSection({ contract: { messages } }: DocumentedProcess): string[] {
  const rows = Object.entries(messages).map(([template, { description, ...message }]) => [
    code(template),
    (["email", "letter", "sms"] as const).filter((channel) => message[channel] !== undefined).join(", "),
    description,
  ]);
  if (rows.length === 0) return ["## Messages", "", "None of its own."];
  return ["## Messages", "", ...markdownTable(["Template", "Channels", "When"], rows)];
}
