import { REGIONS } from "../../machines/shared/fields.ts";
import { ROLES } from "../../machines/shared/roles.ts";
import { html, trusted, type Html } from "../notify-emulator/outbox/html.ts";
import { LOCAL_NAME, LOCAL_USER } from "./wanted-token.ts";

interface Choice {
  readonly value: string;
  readonly text: string;
}

/**
 * Where a person signs in on a developer's machine: they say who they want to be. Goes back to where the application
 * asked from, with what it asked (`query`) and what was chosen, in one address.
 */
export function signInPage(query: Readonly<Record<string, string>>, logo: string): string {
  const { client_id: application = "An application" } = query;
  const roles = Object.entries(ROLES).map(([value, text]) => ({ value, text }));
  return html`<!doctype html>
    <html lang="en" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>Sign in – Throughcare, development</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1d70b8" />
        <link rel="icon" sizes="48x48" href="/assets/images/favicon.ico" />
        <link rel="icon" sizes="any" href="/assets/images/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/govuk-frontend.css" />
      </head>
      <body class="govuk-template__body">
        <a href="#main-content" class="govuk-skip-link">Skip to main content</a>
        <header class="govuk-template__header">
          <div class="govuk-header">
            <div class="govuk-header__container govuk-width-container">
              <div class="govuk-header__logo">${trusted(logo)}</div>
            </div>
          </div>
        </header>
        <div class="govuk-width-container">
          <div class="govuk-phase-banner">
            <p class="govuk-phase-banner__content">
              <strong class="govuk-tag govuk-phase-banner__content__tag">Development</strong>
              <span class="govuk-phase-banner__text"
                >For development only, in the place of HMPPS Auth: it trusts everybody and asks for no password.</span
              >
            </p>
          </div>
          <main class="govuk-main-wrapper" id="main-content">
            <div class="govuk-grid-row">
              <div class="govuk-grid-column-two-thirds">
                <h1 class="govuk-heading-l">Sign in to Throughcare</h1>
                <p class="govuk-body"><strong>${application}</strong> asks who you are. Be whoever you want to try.</p>
                <form method="get" novalidate>
                  ${Object.entries(query).map(
                    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
                  )}
                  ${select("role", "Role", "What you may do follows from it", [
                    { value: "", text: "Every role" },
                    ...roles,
                  ])}
                  ${select("region", "Region", "You see the cases of this region, and those without one", [
                    { value: "", text: "All regions" },
                    ...REGIONS.map((region) => ({ value: region, text: region })),
                  ])}
                  ${input("username", "User name", "Cases that are restricted name people by it", LOCAL_USER)}
                  ${input("name", "Full name", "As timelines show it", LOCAL_NAME)}
                  <button type="submit" class="govuk-button">Sign in</button>
                </form>
              </div>
            </div>
          </main>
        </div>
      </body>
    </html>`.text;
}

function select(name: string, label: string, hint: string, choices: readonly Choice[]): Html {
  const options = choices.map(({ value, text }) => html`<option value="${value}">${text}</option>`);
  return field(
    name,
    label,
    hint,
    html`<select class="govuk-select" id="${name}" name="${name}" aria-describedby="${name}-hint">
      ${options}
    </select>`,
  );
}

function input(name: string, label: string, hint: string, value: string): Html {
  return field(
    name,
    label,
    hint,
    html`<input
      class="govuk-input govuk-input--width-20"
      id="${name}"
      name="${name}"
      value="${value}"
      spellcheck="false"
      autocomplete="off"
      aria-describedby="${name}-hint"
    />`,
  );
}

function field(name: string, label: string, hint: string, control: Html): Html {
  return html`<div class="govuk-form-group">
    <label class="govuk-label govuk-label--s" for="${name}">${label}</label>
    <div id="${name}-hint" class="govuk-hint">${hint}</div>
    ${control}
  </div>`;
}
