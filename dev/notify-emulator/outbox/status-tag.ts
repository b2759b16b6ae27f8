import type { MessageStatus } from "../messages/message.ts";
import { html, type Html } from "./html.ts";
import { STATUS_WORDS } from "./words.ts";

const COLOURS: Readonly<Record<MessageStatus, string>> = {
  created: "grey",
  sending: "blue",
  delivered: "green",
  "temporary-failure": "yellow",
  "permanent-failure": "red",
  "technical-failure": "red",
  accepted: "grey",
  received: "green",
};

/** A status as a coloured tag. */
export function statusTag(status: MessageStatus): Html {
  return html`<strong class="govuk-tag govuk-tag--${COLOURS[status]}">${STATUS_WORDS[status]}</strong>`;
}
