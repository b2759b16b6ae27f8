import type { Message } from "../messages/message.ts";
import type { TemplateVersion } from "../messages/template.ts";
import { emailHtml } from "../rendering/email.ts";
import { html, type Html, trusted } from "./html.ts";

/** An email as a mail program shows it: the GOV.UK banner and the body. */
export function emailBody(message: Message, template: TemplateVersion, logo: string): Html {
  return html`<div style="background: #1d70b8; color: #ffffff;">
      <div style="max-width: 560px; margin: 0 auto; padding: 14px 10px 12px; line-height: 0;">${trusted(logo)}</div>
    </div>
    <div
      style="max-width: 560px; margin: 0 auto; padding: 30px 10px; font-family: Helvetica, Arial, sans-serif; overflow-wrap: anywhere;"
    >
      ${trusted(emailHtml(template.body, message.personalisation))}
    </div>`;
}

/** The same as a document of its own, with nothing of the outbox around it. */
export function emailDocument(message: Message, template: TemplateVersion, logo: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${message.subject}</title>
        <link rel="icon" href="/assets/images/favicon.svg" type="image/svg+xml" />
        <style>
          body {
            margin: 0;
            font-family: Helvetica, Arial, sans-serif;
            color: #0b0c0c;
          }
        </style>
      </head>
      <body>
        ${emailBody(message, template, logo)}
      </body>
    </html>`.text;
}
