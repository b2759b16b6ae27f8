import type { AcceptedMessage } from "../messages/message.ts";
import type { TemplateBook } from "../messages/template-book.ts";
import type { TemplateVersion } from "../messages/template.ts";
import { addressLines, addressProblem } from "../recipients/postal-address.ts";
import { fillIn, missingFrom, type Personalisation } from "../rendering/placeholders.ts";
import { subjectLine } from "../rendering/subject.ts";
import { LONGEST_TEXT_MESSAGE, textMessage } from "../rendering/text-message.ts";
import { NotifyError } from "./notify-error.ts";
import type { SendRequest } from "./send-request.ts";

const LONGEST_EMAIL_BYTES = 2_000_000;

/** Makes the message a request asks for, or refuses it in Notify's words and order. Throws NotifyError 400. */
export function compose(request: SendRequest, templates: TemplateBook): Omit<AcceptedMessage, "id" | "acceptedAt"> {
  const { channel, personalisation, reference } = request;
  const template = templates.find(request.templateId);
  if (!template) throw bad("Template not found");
  if (template.channel !== channel)
    throw bad(`${template.channel} template is not suitable for ${channel} notification`);
  refuseMissing(template, personalisation);

  const body = bodyText(template, personalisation);
  if (body === "") throw bad("Your message is empty.");
  refuseTooLong(channel, body);
  return {
    reference,
    channel,
    to: request.to ?? printableAddress(personalisation),
    template: { id: template.id, version: template.version },
    personalisation,
    ...(template.subject === undefined ? {} : { subject: subjectLine(template.subject, personalisation) }),
    body,
  };
}

/** The body with its placeholders filled in: what the API answers and what a preview shows. */
export function bodyText(template: TemplateVersion, personalisation: Personalisation): string {
  if (template.channel === "sms") return textMessage(template.body, personalisation);
  return fillIn(template.body, personalisation, { bulletLists: true }).trim();
}

export function refuseMissing(template: TemplateVersion, personalisation: Personalisation): void {
  const missing = missingFrom(`${template.subject ?? ""}\n${template.body}`, personalisation);
  if (missing.length > 0) throw bad(`Missing personalisation: ${missing.join(", ")}`);
}

function printableAddress(personalisation: Personalisation): string {
  const lines = addressLines(personalisation);
  const problem = addressProblem(lines);
  if (problem !== undefined) throw new NotifyError(400, "ValidationError", problem);
  return lines.join("\n");
}

function refuseTooLong(channel: string, body: string): void {
  if (channel === "sms" && body.length > LONGEST_TEXT_MESSAGE) {
    throw bad(
      `Your message is too long. Text messages cannot be longer than ${LONGEST_TEXT_MESSAGE} characters. Your message is ${body.length} characters long.`,
    );
  }
  const bytes = Buffer.byteLength(body);
  if (channel === "email" && bytes > LONGEST_EMAIL_BYTES) {
    throw bad(
      `Your message is too long. Emails cannot be longer than ${LONGEST_EMAIL_BYTES} bytes. Your message is ${bytes} bytes.`,
    );
  }
}

function bad(message: string): NotifyError {
  return new NotifyError(400, "BadRequestError", message);
}
