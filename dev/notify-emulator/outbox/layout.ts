import type { FailureState } from "../failures/failure-mode.ts";
import { html, type Html, trusted } from "./html.ts";
import { FAILURE_WORDS } from "./words.ts";

export interface Page {
  readonly title: string;
  /** Which entry of the navigation the page belongs to. */
  readonly section: "messages" | "failures";
  readonly content: Html;
  /** A back link to put above the content. */
  readonly back?: { readonly href: string; readonly text: string };
  /** The page loads itself again after this many seconds. */
  readonly refreshSeconds?: number;
}

const SERVICE = "Throughcare outbox";
const NAVIGATION = [
  { section: "messages", href: "/", text: "Messages" },
  { section: "failures", href: "/failures", text: "Failure switches" },
] as const;

/** A whole page: the GOV.UK header, the notice that nothing leaves the machine, and the content. */
export function layout(page: Page, failures: FailureState, logo: string): string {
  const { refreshSeconds, back } = page;
  const refresh =
    refreshSeconds === undefined ? undefined : html`<meta http-equiv="refresh" content="${refreshSeconds}" />`;
  const backLink =
    back === undefined ? undefined : html`<a href="${back.href}" class="govuk-back-link">${back.text}</a>`;
  return html`<!doctype html>
    <html lang="en" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>${page.title} – ${SERVICE}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1d70b8" />
        ${refresh}
        <link rel="icon" sizes="48x48" href="/assets/images/favicon.ico" />
        <link rel="icon" sizes="any" href="/assets/images/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/govuk-frontend.css" />
        <link rel="stylesheet" href="/assets/outbox.css" />
      </head>
      <body class="govuk-template__body">
        <a href="#main-content" class="govuk-skip-link">Skip to main content</a>
        <header class="govuk-template__header">
          <div class="govuk-header">
            <div class="govuk-header__container govuk-width-container">
              <div class="govuk-header__logo"><a href="/" class="govuk-header__homepage-link">${trusted(logo)}</a></div>
            </div>
          </div>
          ${navigation(page.section)}
        </header>
        <div class="govuk-width-container">
          <div class="govuk-phase-banner">
            <p class="govuk-phase-banner__content">
              <strong class="govuk-tag govuk-phase-banner__content__tag">Development</strong>
              <span class="govuk-phase-banner__text"
                >This is a development copy of GOV.UK Notify. Nothing leaves this machine: no email, text or letter is
                really sent.</span
              >
            </p>
          </div>
          ${backLink}
          <main class="govuk-main-wrapper" id="main-content">
            ${page.section === "failures" ? undefined : failing(failures)} ${page.content}
          </main>
        </div>
        <footer class="govuk-template__footer">
          <div class="govuk-footer">
            <div class="govuk-width-container">
              <div class="govuk-footer__meta">
                <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
                  <span class="govuk-footer__licence-description"
                    >Times are London times: when this copy of Notify received or did something. A rehearsal case lives
                    in its own time, so the dates inside its messages may differ.</span
                  >
                </div>
              </div>
            </div>
          </div>
        </footer>
      </body>
    </html>`.text;
}

function navigation(section: Page["section"]): Html {
  const items = NAVIGATION.map((item) =>
    item.section === section
      ? html`<li class="govuk-service-navigation__item govuk-service-navigation__item--active">
          <a class="govuk-service-navigation__link" href="${item.href}" aria-current="true"
            ><strong class="govuk-service-navigation__active-fallback">${item.text}</strong></a
          >
        </li>`
      : html`<li class="govuk-service-navigation__item">
          <a class="govuk-service-navigation__link" href="${item.href}">${item.text}</a>
        </li>`,
  );
  return html`<section aria-label="Service information" class="govuk-service-navigation">
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <span class="govuk-service-navigation__service-name"
          ><a href="/" class="govuk-service-navigation__link">${SERVICE}</a></span
        >
        <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
          <ul class="govuk-service-navigation__list" id="navigation">
            ${items}
          </ul>
        </nav>
      </div>
    </div>
  </section>`;
}

function failing({ mode, count }: FailureState): Html | undefined {
  if (mode === "none") return undefined;
  const until =
    count === undefined ? "until you switch it off" : `for ${count} more ${count === 1 ? "request" : "requests"}`;
  return html`<div class="govuk-notification-banner" role="region" aria-labelledby="failing-title">
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="failing-title">Failing on purpose</h2>
    </div>
    <div class="govuk-notification-banner__content">
      <p class="govuk-notification-banner__heading">
        ${FAILURE_WORDS[mode].label}, ${until}.
        <a class="govuk-notification-banner__link" href="/failures">Change the failure switch</a>
      </p>
    </div>
  </div>`;
}
