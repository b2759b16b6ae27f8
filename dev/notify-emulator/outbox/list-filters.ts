import type { TemplateVersion } from "../messages/template.ts";
import { html, type Html } from "./html.ts";
import type { ListQuery } from "./list-query.ts";
import { CHANNEL_WORDS, STATUS_WORDS } from "./words.ts";

interface Option {
  readonly value: string;
  readonly text: string;
}

/** The form above the list. It is a plain GET, so a filtered list has an address of its own. */
export function listFilters(query: ListQuery, templates: readonly TemplateVersion[]): Html {
  return html`<form class="outbox-filters" method="get" action="/" novalidate>
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for="to">Recipient</label>
      <input
        class="govuk-input"
        id="to"
        name="to"
        type="search"
        autocomplete="off"
        spellcheck="false"
        value="${query.to}"
      />
    </div>
    ${select("channel", "Channel", query.channel, options(CHANNEL_WORDS))}
    ${select("template", "Template", query.template, templates.map(templateOption))}
    ${select("status", "Status", query.status, options(STATUS_WORDS))}
    <div class="outbox-filters__buttons">
      <button type="submit" class="govuk-button govuk-button--secondary">Apply filters</button>
      <a class="govuk-link govuk-link--no-visited-state" href="/">Clear filters</a>
    </div>
  </form>`;
}

function select(name: string, label: string, chosen: string, choices: readonly Option[]): Html {
  return html`<div class="govuk-form-group">
    <label class="govuk-label govuk-label--s" for="${name}">${label}</label>
    <select class="govuk-select" id="${name}" name="${name}">
      <option value="">All</option>
      ${choices.map((choice) => option(choice, choice.value === chosen))}
    </select>
  </div>`;
}

function option({ value, text }: Option, isChosen: boolean): Html {
  return html`<option value="${value}" ${isChosen ? html`selected` : undefined}>${text}</option>`;
}

function templateOption({ id, name, channel }: TemplateVersion): Option {
  return { value: id, text: `${name} (${CHANNEL_WORDS[channel].toLowerCase()})` };
}

/** `created` and `accepted` share a word, so they are told apart for the person who filters. */
function options(words: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(words).map(([value, text]) => ({
    value,
    text: value === "accepted" ? `${text} (letter)` : text,
  }));
}
