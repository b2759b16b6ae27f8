import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Channel } from "../../../machines/shared/address.ts";
import type { Message } from "../messages/message.ts";
import { compose } from "./compose.ts";
import { templateLink } from "./notification-json.ts";
import type { NotifyService } from "./notify-service.ts";
import { RateLimit } from "./rate-limit.ts";
import { rootOf } from "./root-of.ts";
import { sendRequest } from "./send-request.ts";

const CHANNELS: readonly Channel[] = ["email", "sms", "letter"];
const FROM_EMAIL = "throughcare@notifications.service.gov.uk";
const FROM_NUMBER = "GOVUK";

/** `POST /v2/notifications/email`, `/sms` and `/letter`. The same reference twice is two messages, as at Notify. */
export function sendRoutes(app: FastifyInstance, service: NotifyService): void {
  const rateLimit = new RateLimit(service.messagesPerMinute);
  for (const channel of CHANNELS) {
    app.post(`/v2/notifications/${channel}`, async (request, reply) => {
      rateLimit.take();
      const composed = compose(sendRequest(channel, request.body), service.store.templates);
      const message = await service.store.accept({ id: randomUUID(), ...composed, acceptedAt: service.now() });
      service.delivery.begin(message);
      if (request.answerIsLost) {
        // Accepted, stored, and silence: the connection stays open until the client gives up.
        reply.hijack();
        return reply;
      }
      return reply.code(201).send(sentJson(message, request));
    });
  }
}

function sentJson(message: Message, request: FastifyRequest): object {
  const root = rootOf(request);
  return {
    id: message.id,
    reference: message.reference,
    uri: `${root}/v2/notifications/${message.id}`,
    template: templateLink(message, root),
    scheduled_for: null,
    content: contentOf(message),
    ...(message.channel === "email" ? { sanitised_content: {} } : {}),
  };
}

function contentOf({ channel, body, subject }: Message): object {
  switch (channel) {
    case "email":
      return { from_email: FROM_EMAIL, body, subject, one_click_unsubscribe_url: null };
    case "sms":
      return { from_number: FROM_NUMBER, body };
    case "letter":
      return { body, subject };
  }
}
