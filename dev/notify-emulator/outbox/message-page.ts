import { type Message, statusOf } from "../messages/message.ts";
import type { TemplateVersion } from "../messages/template.ts";
import { valueText } from "../rendering/placeholders.ts";
import { html, type Html } from "./html.ts";
import type { Page } from "./layout.ts";
import { lines } from "./lines.ts";
import { londonTime } from "./london-time.ts";
import { preview } from "./preview.ts";
import { statusTag } from "./status-tag.ts";
import { CHANNEL_WORDS, headline, statusMeaning } from "./words.ts";

export interface MessageView {
  readonly message: Message;
  /** The template as it was when the message was sent. */
  readonly template: TemplateVersion;
  /** Every message with the same reference, in the order they were accepted; empty without a reference. */
  readonly sameReference: readonly Message[];
  readonly logo: string;
}

/** One message: as its recipient sees it, and what happened to it. */
export function messagePage(view: MessageView): Page {
  const { message, template, logo } = view;
  return {
    title: headline(message),
    section: "messages",
    back: { href: "/", text: "All messages" },
    content: html`<span class="govuk-caption-l">${CHANNEL_WORDS[message.channel]}</span>
      <h1 class="govuk-heading-l outbox-break">${message.subject ?? `Text message to ${message.to}`}</h1>
      <p class="govuk-body">
        ${statusTag(statusOf(message))} <span class="outbox-lede">Received ${londonTime(message.acceptedAt)}</span>
      </p>
      ${repeated(view)} ${preview(message, template, logo)}
      <h2 class="govuk-heading-m govuk-!-margin-top-8">Details</h2>
      ${details(view)} ${personalisationTable(message)} ${historyTable(message)} ${receiptTable(message)}`,
  };
}

function repeated({ message, sameReference }: MessageView): Html | undefined {
  if (sameReference.length < 2) return undefined;
  const others = sameReference.filter(({ id }) => id !== message.id);
  const links = others.map((other, at) => {
    const time = londonTime(other.acceptedAt, { seconds: true });
    return html`${at > 0 ? ", " : ""}<a class="govuk-link" href="/messages/${other.id}">${time}</a>`;
  });
  return html`<div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text"
      ><span class="govuk-visually-hidden">Warning</span>
      This reference was accepted ${sameReference.length} times, so the recipient has the message
      ${sameReference.length} times. Also accepted: ${links}
    </strong>
  </div>`;
}

function details({ message, template }: MessageView): Html {
  const status = statusOf(message);
  return html`<dl class="govuk-summary-list">
    ${row("Status", statusTag(status))} ${row("To", html`<span class="outbox-break">${lines(message.to)}</span>`)}
    ${row("Received", londonTime(message.acceptedAt, { seconds: true }))}
    ${row("Template", html`${template.name}, version ${template.version}`)}
    ${row("Template ID", html`<code class="outbox-code">${template.id}</code>`)}
    ${row("Reference", message.reference === null ? html`None` : html`<code class="outbox-code">${message.reference}</code>`)}
    ${row("Notify ID", html`<code class="outbox-code">${message.id}</code>`)}
  </dl>`;
}

function row(key: string, value: Html): Html {
  return html`<div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">${key}</dt>
    <dd class="govuk-summary-list__value">${value}</dd>
  </div>`;
}

function personalisationTable({ personalisation }: Message): Html | undefined {
  const values = Object.entries(personalisation);
  if (values.length === 0) return undefined;
  return table(
    "Personalisation",
    ["Name", "Value"],
    values.map(([name, value]) => [
      html`<code class="outbox-code">${name}</code>`,
      html`<span class="outbox-break"
        >${lines(Array.isArray(value) ? value.map(valueText).join("\n") : valueText(value))}</span
      >`,
    ]),
  );
}

function historyTable({ channel, history }: Message): Html {
  return table(
    "Status history",
    ["Time", "Status"],
    history.map(({ status, at }) => [
      londonTime(at, { seconds: true }),
      html`${statusMeaning(channel, status)} <span class="outbox-secondary">${status}</span>`,
    ]),
  );
}

function receiptTable({ channel, receipts }: Message): Html {
  if (channel === "letter") {
    return noReceipts("Notify sends no delivery receipts for letters. A service asks for their status.");
  }
  if (receipts.length === 0) return noReceipts("None sent yet.");
  return table(
    "Delivery receipts",
    ["Time", "Answer of the service"],
    receipts.map(({ at, answer }) => [
      londonTime(at, { seconds: true }),
      html`${answer === undefined ? "No answer" : answer}`,
    ]),
  );
}

function noReceipts(why: string): Html {
  return html`<h3 class="govuk-heading-s">Delivery receipts</h3>
    <p class="govuk-body">${why}</p>`;
}

function table(caption: string, heads: readonly [string, string], rows: readonly (readonly [Html, Html])[]): Html {
  const head = heads.map((text) => html`<th scope="col" class="govuk-table__header">${text}</th>`);
  const body = rows.map(
    ([first, second]) =>
      html`<tr class="govuk-table__row">
        <td class="govuk-table__cell">${first}</td>
        <td class="govuk-table__cell">${second}</td>
      </tr>`,
  );
  return html`<table class="govuk-table outbox-details">
    <caption class="govuk-table__caption govuk-table__caption--s">
      ${caption}
    </caption>
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        ${head}
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      ${body}
    </tbody>
  </table>`;
}
