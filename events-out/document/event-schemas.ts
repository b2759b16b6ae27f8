import { IDENTIFIER_TYPES } from "../identifier-types.ts";

/** What all domain events have in common, as JSON schemas of the AsyncAPI document. */
export const EVENT_SCHEMAS = {
  DomainEvent: {
    type: "object",
    required: [
      "eventType",
      "version",
      "occurredAt",
      "description",
      "detailUrl",
      "additionalInformation",
      "personReference",
    ],
    properties: {
      eventType: { type: "string", description: "What happened, in which process" },
      version: { type: "integer", const: 1, description: "Of the shape of this kind of event" },
      occurredAt: { type: "string", format: "date-time", description: "When it happened, with London's offset" },
      description: { type: "string", description: "What happened, in a few words" },
      detailUrl: { type: "string", format: "uri", description: "Where the case is read, by those who may" },
      additionalInformation: { $ref: "#/components/schemas/AdditionalInformation" },
      personReference: { $ref: "#/components/schemas/PersonReference" },
    },
  },
  AdditionalInformation: {
    type: "object",
    required: ["eventId", "caseId", "process", "state", "sequence"],
    properties: {
      eventId: {
        type: "string",
        description: "Names the event, however often it arrives. Events are published at least once: skip one you had",
      },
      caseId: { type: "string" },
      process: { type: "string" },
      state: { type: "string", description: "The states of the case after the event, separated by spaces" },
      sequence: {
        type: "integer",
        minimum: 0,
        description:
          "Grows from event to event of a case, not always by one. Restores the order where a topic has none",
      },
      rehearsal: { const: true, description: "The case is a rehearsal: nothing of it is real" },
      restricted: {
        const: true,
        description:
          "Only staff it names may see the case: identifiers are left out; the case is read by those who may",
      },
    },
  },
  PersonReference: {
    type: "object",
    required: ["identifiers"],
    properties: {
      identifiers: {
        type: "array",
        description:
          "Empty for a case about nobody, for a restricted case, and once what is known of the person has been destroyed",
        items: {
          type: "object",
          required: ["type", "value"],
          properties: {
            type: { type: "string", enum: Object.values(IDENTIFIER_TYPES) },
            value: { type: "string" },
          },
        },
      },
    },
  },
} as const;
