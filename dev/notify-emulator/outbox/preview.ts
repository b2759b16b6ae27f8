import type { Message } from "../messages/message.ts";
import type { TemplateVersion } from "../messages/template.ts";
import { letterSheets } from "../rendering/letter.ts";
import { fragmentsOf } from "../rendering/text-message.ts";
import { emailBody } from "./email-document.ts";
import { html, type Html, trusted } from "./html.ts";
import { lines } from "./lines.ts";
import { londonDay } from "./london-time.ts";
import { recipient } from "./recipient.ts";

const FROM = "Throughcare <throughcare@notifications.service.gov.uk>";

/** A message as its recipient sees it. */
export function preview(message: Message, template: TemplateVersion, logo: string): Html {
  switch (message.channel) {
    case "email":
      return email(message, template, logo);
    case "sms":
      return textMessage(message);
    case "letter":
      return letter(message, template);
  }
}

function email(message: Message, template: TemplateVersion, logo: string): Html {
  return html`<div class="outbox-email">
      <dl class="outbox-email__headers">
        <div>
          <dt>From</dt>
          <dd>${recipient({ to: FROM })}</dd>
        </div>
        <div>
          <dt>To</dt>
          <dd>${recipient(message)}</dd>
        </div>
        <div>
          <dt>Subject</dt>
          <dd><strong>${message.subject}</strong></dd>
        </div>
      </dl>
      <div class="outbox-email__body">${emailBody(message, template, logo)}</div>
    </div>
    <p class="govuk-body"><a class="govuk-link" href="/messages/${message.id}/email">Open the email on its own</a></p>`;
}

function textMessage({ body }: Message): Html {
  const fragments = fragmentsOf(body);
  const length = Array.from(body).length;
  return html`<div class="outbox-phone">
      <p class="outbox-phone__sender">GOVUK</p>
      <div class="outbox-phone__bubble">${lines(body)}</div>
    </div>
    <p class="govuk-body">
      ${length} ${length === 1 ? "character" : "characters"}, charged as ${fragments}
      ${fragments === 1 ? "text message" : "text messages"}.
    </p>`;
}

/** The day printed on a letter is the day it was accepted, in London. */
function letter(message: Message, template: TemplateVersion): Html {
  const [first = "", ...further] = letterSheets(template.body, message.personalisation);
  return html`<div class="outbox-letter">
    <div class="outbox-sheet outbox-sheet--first">
      <div class="outbox-sheet__address">${lines(message.to)}</div>
      <div class="outbox-sheet__text">
        <p>${londonDay(message.acceptedAt)}</p>
        <h2>${message.subject}</h2>
        ${trusted(first)}
      </div>
    </div>
    ${further.map((sheet) => html`<div class="outbox-sheet"><div class="outbox-sheet__text">${trusted(sheet)}</div></div>`)}
  </div>`;
}
