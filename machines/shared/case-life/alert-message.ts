import type { MessageTemplate } from "../message-template.ts";

/** The one message every process that alerts has: by email to whoever looks after the case, by text to duty managers. */
export const alertMessages = {
  urgentAlert: {
    description: "At once, at any hour, when something urgent happens; again until somebody acknowledges it.",
    email: {
      subject: "Urgent: please act now (CRN ((crn)))",
      body: `((what))

It is about the person with the CRN ((crn)), whose case ((owner)) looks after. Waiting since ((since)).

Please act now, and acknowledge the alert in your application. It is repeated until somebody does.`,
    },
    // What and where come first: a locked phone shows one line. Whose case it is says whom to ring.
    sms: {
      body: "Urgent: ((what)) CRN ((crn)), whose case ((owner)) looks after; since ((since)). Act now and acknowledge it in your application.",
    },
  },
} as const satisfies Record<string, MessageTemplate>;
