import { contracts } from "../../machines/contracts.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { EVENT_SCHEMAS } from "./event-schemas.ts";
import { publishedEvents, type PublishedEvent } from "./published-events.ts";

const CHANNEL = "domainEvents";

const DESCRIPTION = `One domain event for every event that a case accepts, in the shape of HMPPS domain events. Every event arrives at
least once, those of one case in order; what was published did happen. Whichever way they go, the message is the same:

- topic: the message, with the attributes \`eventType\` and \`eventId\`; a FIFO topic's group is the case.
- webhook: the body of a POST signed after Standard Webhooks, \`webhook-id\` being the event's id.
- file: one line of JSON.`;

/** Every domain event there is, as an AsyncAPI 3.0 document made from the contracts. */
export function asyncApiDocument(): Readonly<Record<string, unknown>> {
  const events = Object.values<ProcessContract>(contracts).flatMap(publishedEvents);
  const byType = <Value>(value: (event: PublishedEvent) => Value) =>
    Object.fromEntries(events.map((event) => [event.eventType, value(event)]));
  return {
    asyncapi: "3.0.0",
    info: { title: "Throughcare domain events", version: "1.0.0", description: DESCRIPTION, license: { name: "MIT" } },
    defaultContentType: "application/json",
    channels: {
      [CHANNEL]: {
        title: "Domain events",
        description: "A topic, a webhook or a file, as the service is configured",
        messages: byType(({ eventType }) => ({ $ref: `#/components/messages/${eventType}` })),
      },
    },
    operations: {
      publishDomainEvent: {
        action: "send",
        title: "Publish a domain event",
        summary: "When a case has accepted an event, and its history has it for good",
        channel: { $ref: `#/channels/${CHANNEL}` },
      },
    },
    components: { messages: byType(message), schemas: EVENT_SCHEMAS },
  };
}

function message({ eventType, process, words, when }: PublishedEvent): Readonly<Record<string, unknown>> {
  return {
    name: eventType,
    title: words,
    summary: when,
    tags: [{ name: process }],
    headers: { type: "object", properties: { eventType: { const: eventType } } },
    payload: {
      allOf: [
        { $ref: "#/components/schemas/DomainEvent" },
        {
          type: "object",
          properties: {
            eventType: { const: eventType },
            description: { const: words },
            additionalInformation: { type: "object", properties: { process: { const: process } } },
          },
        },
      ],
    },
  };
}
