import { html, type Html } from "./html.ts";

interface Pages {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}

/** Links to the neighbouring pages and the first and last; nothing when there is one page. */
export function pagination({ page, pages, href }: Pages): Html | undefined {
  if (pages <= 1) return undefined;
  const shown = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const numbers = [...new Set(shown)].sort((a, b) => a - b);
  const items = numbers.flatMap((number, at) => {
    const skipped = at > 0 && number - (numbers[at - 1] ?? number) > 1;
    return [
      ...(skipped ? [ELLIPSIS] : []),
      number === page ? current(number, href(number)) : other(number, href(number)),
    ];
  });
  return html`<nav class="govuk-pagination" aria-label="Pagination">
    ${page > 1 ? previous(href(page - 1)) : undefined}
    <ul class="govuk-pagination__list">
      ${items}
    </ul>
    ${page < pages ? next(href(page + 1)) : undefined}
  </nav>`;
}

function current(number: number, href: string): Html {
  return html`<li class="govuk-pagination__item govuk-pagination__item--current">
    <a class="govuk-link govuk-pagination__link" href="${href}" aria-label="Page ${number}" aria-current="page"
      >${number}</a
    >
  </li>`;
}

function other(number: number, href: string): Html {
  return html`<li class="govuk-pagination__item">
    <a class="govuk-link govuk-pagination__link" href="${href}" aria-label="Page ${number}">${number}</a>
  </li>`;
}

function previous(href: string): Html {
  return html`<div class="govuk-pagination__prev">
    <a class="govuk-link govuk-pagination__link" href="${href}" rel="prev"
      >${PREVIOUS}<span class="govuk-pagination__link-title"
        >Previous<span class="govuk-visually-hidden"> page</span></span
      ></a
    >
  </div>`;
}

function next(href: string): Html {
  return html`<div class="govuk-pagination__next">
    <a class="govuk-link govuk-pagination__link" href="${href}" rel="next"
      ><span class="govuk-pagination__link-title">Next<span class="govuk-visually-hidden"> page</span></span
      >${NEXT}</a
    >
  </div>`;
}

const ELLIPSIS = html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`;
const PREVIOUS = html`<svg
  class="govuk-pagination__icon govuk-pagination__icon--prev"
  xmlns="http://www.w3.org/2000/svg"
  height="13"
  width="15"
  aria-hidden="true"
  focusable="false"
  viewBox="0 0 15 13"
>
  <path
    d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
  ></path>
</svg>`;
const NEXT = html`<svg
  class="govuk-pagination__icon govuk-pagination__icon--next"
  xmlns="http://www.w3.org/2000/svg"
  height="13"
  width="15"
  aria-hidden="true"
  focusable="false"
  viewBox="0 0 15 13"
>
  <path
    d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
  ></path>
</svg>`;
