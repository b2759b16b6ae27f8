import { FAILURE_MODES, type FailureMode, type FailureState } from "../failures/failure-mode.ts";
import type { StoreCounts } from "../messages/message-store.ts";
import { html, type Html } from "./html.ts";
import type { Page } from "./layout.ts";
import { FAILURE_WORDS } from "./words.ts";

export interface FailuresView {
  readonly state: FailureState;
  /** What the form shows: the state, or what was typed when something was wrong with it. */
  readonly typed: { readonly mode: string; readonly count: string };
  readonly counts: StoreCounts;
  /** The id of the first message with a reference. */
  readonly firstWith: (reference: string) => string | undefined;
  /** The switch was just changed. */
  readonly changed: boolean;
  /** What was wrong with the form. */
  readonly problem?: string;
}

/** The switch that makes this copy of Notify fail, and the messages that were accepted more than once. */
export function failuresPage(view: FailuresView): Page {
  return {
    title: view.problem === undefined ? "Failure switches" : "Error: Failure switches",
    section: "failures",
    content: html`<div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        ${view.problem === undefined ? undefined : errorSummary(view.problem)}
        ${view.changed ? success(view.state) : undefined}
        <h1 class="govuk-heading-l">Failure switches</h1>
        <p class="govuk-body">
          Make this copy of Notify fail, to see that Throughcare loses no message and repeats none without noticing.
        </p>
        ${form(view)} ${duplicates(view)}
      </div>
    </div>`,
  };
}

function form({ typed, problem }: FailuresView): Html {
  return html`<form method="post" action="/failures" novalidate>
    <div class="govuk-form-group">
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">How Notify behaves</legend>
        <div class="govuk-radios">${FAILURE_MODES.map((mode) => radio(mode, mode === typed.mode))}</div>
      </fieldset>
    </div>
    ${problem === undefined ? countField(typed.count) : countFieldWithError(typed.count, problem)}
    <button type="submit" class="govuk-button">Save</button>
  </form>`;
}

function radio(mode: FailureMode, isChosen: boolean): Html {
  const { label, hint } = FAILURE_WORDS[mode];
  const checked = isChosen ? html`checked` : undefined;
  return html`<div class="govuk-radios__item">
    <input
      class="govuk-radios__input"
      id="mode-${mode}"
      name="mode"
      type="radio"
      value="${mode}"
      aria-describedby="mode-${mode}-hint"
      ${checked}
    />
    <label class="govuk-label govuk-radios__label" for="mode-${mode}">${label}</label>
    <div id="mode-${mode}-hint" class="govuk-hint govuk-radios__hint">${hint}</div>
  </div>`;
}

const COUNT_LABEL = html`<label class="govuk-label govuk-label--s" for="count">How many requests fail (optional)</label>
  <div id="count-hint" class="govuk-hint">Leave empty to fail until you switch it off.</div>`;

function countField(count: string): Html {
  return html`<div class="govuk-form-group">
    ${COUNT_LABEL}
    <input
      class="govuk-input govuk-input--width-4"
      id="count"
      name="count"
      type="text"
      inputmode="numeric"
      aria-describedby="count-hint"
      value="${count}"
    />
  </div>`;
}

function countFieldWithError(count: string, problem: string): Html {
  return html`<div class="govuk-form-group govuk-form-group--error">
    ${COUNT_LABEL}
    <p id="count-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${problem}</p>
    <input
      class="govuk-input govuk-input--width-4 govuk-input--error"
      id="count"
      name="count"
      type="text"
      inputmode="numeric"
      aria-describedby="count-hint count-error"
      value="${count}"
    />
  </div>`;
}

function errorSummary(problem: string): Html {
  return html`<div class="govuk-error-summary">
    <div role="alert">
      <h2 class="govuk-error-summary__title">There is a problem</h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          <li><a href="#count">${problem}</a></li>
        </ul>
      </div>
    </div>
  </div>`;
}

function success({ mode, count }: FailureState): Html {
  const requests = count === undefined ? "" : `, for the next ${count === 1 ? "request" : `${count} requests`}`;
  return html`<div
    class="govuk-notification-banner govuk-notification-banner--success"
    role="alert"
    aria-labelledby="saved-title"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="saved-title">Saved</h2>
    </div>
    <div class="govuk-notification-banner__content">
      <p class="govuk-notification-banner__heading">${FAILURE_WORDS[mode].label}${requests}.</p>
    </div>
  </div>`;
}

function duplicates({ counts, firstWith }: FailuresView): Html {
  const repeated = Object.entries(counts.duplicates);
  const heading = html`<h2 class="govuk-heading-m govuk-!-margin-top-6" id="duplicates">
      Messages accepted more than once
    </h2>
    <p class="govuk-body">
      ${counts.accepted.toLocaleString("en-GB")} messages were accepted with
      ${counts.references.toLocaleString("en-GB")} different references. Notify does not notice a reference it has seen
      before, so a message whose answer is lost may be sent twice.
    </p>`;
  if (repeated.length === 0)
    return html`${heading}
      <p class="govuk-body">No reference was accepted more than once.</p>`;
  const rows = repeated.map(
    ([reference, times]) =>
      html`<tr class="govuk-table__row">
        <td class="govuk-table__cell">
          <a class="govuk-link" href="/messages/${firstWith(reference)}"
            ><code class="outbox-code">${reference}</code></a
          >
        </td>
        <td class="govuk-table__cell govuk-table__cell--numeric">${times}</td>
      </tr>`,
  );
  return html`${heading}
    <table class="govuk-table">
      <caption class="govuk-table__caption govuk-table__caption--s">
        References accepted more than once
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">Reference</th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">Times</th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        ${rows}
      </tbody>
    </table>`;
}
