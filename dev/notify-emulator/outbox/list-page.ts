import { type Message, statusOf } from "../messages/message.ts";
import type { StoreCounts } from "../messages/message-store.ts";
import type { TemplateVersion } from "../messages/template.ts";
import { html, type Html } from "./html.ts";
import type { Page } from "./layout.ts";
import { listFilters } from "./list-filters.ts";
import { listHref, type ListQuery } from "./list-query.ts";
import { londonTime } from "./london-time.ts";
import { pagination } from "./pagination.ts";
import { recipient } from "./recipient.ts";
import { statusTag } from "./status-tag.ts";
import { CHANNEL_WORDS, headline } from "./words.ts";

export const MESSAGES_A_PAGE = 25;
const REFRESH_SECONDS = 5;

export interface ListView {
  readonly query: ListQuery;
  /** The messages of this page, newest first. */
  readonly messages: readonly Message[];
  /** How many messages match in all. */
  readonly found: number;
  readonly counts: StoreCounts;
  readonly templates: readonly TemplateVersion[];
  readonly templateName: (message: Message) => string;
}

/** The list of messages, newest first. */
export function listPage(view: ListView): Page {
  const { query, found } = view;
  const pages = Math.ceil(found / MESSAGES_A_PAGE);
  return {
    title: query.page > 1 ? `Messages (page ${query.page} of ${pages})` : "Messages",
    section: "messages",
    ...(query.refresh === "on" ? { refreshSeconds: REFRESH_SECONDS } : {}),
    content: html`<h1 class="govuk-heading-l">Messages</h1>
      ${listFilters(query, view.templates)}
      <div class="outbox-summary">
        <p class="govuk-body">${countWords(view)}</p>
        <p class="govuk-body">${refreshLink(query)}</p>
      </div>
      ${duplicatesWarning(view.counts)} ${found === 0 ? nothing(view) : table(view)}
      ${pagination({ page: query.page, pages, href: (page) => listHref(query, { page }) })}`,
  };
}

/** A page that reloads by itself is asked for: it would disturb someone who reads slowly. */
function refreshLink(query: ListQuery): Html {
  if (query.refresh === "on") {
    const stop = listHref(query, { refresh: "" });
    return html`Refreshing every ${REFRESH_SECONDS} seconds.
      <a class="govuk-link govuk-link--no-visited-state" href="${stop}">Stop refreshing</a>`;
  }
  const start = listHref(query, { refresh: "on" });
  return html`<a class="govuk-link govuk-link--no-visited-state" href="${start}"
    >Refresh every ${REFRESH_SECONDS} seconds</a
  >`;
}

function countWords({ query, messages, found, counts }: ListView): string {
  if (found === 0) return `0 of ${counts.accepted.toLocaleString("en-GB")} messages`;
  const first = (query.page - 1) * MESSAGES_A_PAGE + 1;
  const range = `Showing ${first} to ${first + messages.length - 1} of ${found.toLocaleString("en-GB")}`;
  return found === counts.accepted
    ? `${range} messages, newest first`
    : `${range} messages found, ${counts.accepted.toLocaleString("en-GB")} in all`;
}

function duplicatesWarning({ duplicates }: StoreCounts): Html | undefined {
  const count = Object.keys(duplicates).length;
  if (count === 0) return undefined;
  const references = count === 1 ? "1 reference was" : `${count} references were`;
  return html`<div class="govuk-inset-text">
    ${references} accepted more than once. <a class="govuk-link" href="/failures#duplicates">See which</a>
  </div>`;
}

function nothing({ counts }: ListView): Html {
  return counts.accepted === 0
    ? html`<p class="govuk-body">No messages yet. They appear here as soon as Throughcare sends one.</p>`
    : html`<p class="govuk-body">
        No messages match. <a class="govuk-link" href="/">Clear the filters</a> to see all of them.
      </p>`;
}

function table({ messages, templateName }: ListView): Html {
  const rows = messages.map(
    (message) =>
      html`<tr class="govuk-table__row">
        <td class="govuk-table__cell outbox-messages__subject">
          <a class="govuk-link" href="/messages/${message.id}">${headline(message)}</a>
          <span class="outbox-secondary">${CHANNEL_WORDS[message.channel]}: ${templateName(message)}</span>
        </td>
        <td class="govuk-table__cell outbox-messages__to">${recipient(message)}</td>
        <td class="govuk-table__cell">${londonTime(message.acceptedAt)}</td>
        <td class="govuk-table__cell">${statusTag(statusOf(message))}</td>
      </tr>`,
  );
  return html`<table class="govuk-table outbox-messages">
    <caption class="govuk-table__caption govuk-visually-hidden">
      Messages accepted, newest first
    </caption>
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        <th scope="col" class="govuk-table__header">Message</th>
        <th scope="col" class="govuk-table__header">To</th>
        <th scope="col" class="govuk-table__header">Received</th>
        <th scope="col" class="govuk-table__header">Status</th>
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      ${rows}
    </tbody>
  </table>`;
}
