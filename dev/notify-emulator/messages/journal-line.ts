import type { Instant } from "../../../machines/shared/time.ts";
import type { AcceptedMessage, MessageStatus } from "./message.ts";
import type { TemplateVersion } from "./template.ts";

/** What a line of the data file says. Only this program writes the file, so the lines are trusted when read back. */
export type JournalLine =
  | { readonly line: "template"; readonly template: TemplateVersion }
  | { readonly line: "accepted"; readonly message: AcceptedMessage }
  | { readonly line: "status"; readonly id: string; readonly status: MessageStatus; readonly at: Instant }
  | { readonly line: "receipt"; readonly id: string; readonly at: Instant; readonly answer?: number };
