import { html } from "./html.ts";
import type { Page } from "./layout.ts";

/** For a message that is not in the outbox. */
export function notFoundPage(): Page {
  return {
    title: "Page not found",
    section: "messages",
    content: html`<div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Page not found</h1>
        <p class="govuk-body">This outbox has no such message. <a class="govuk-link" href="/">See all messages</a>.</p>
      </div>
    </div>`,
  };
}
