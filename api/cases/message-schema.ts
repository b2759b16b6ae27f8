import { z } from "zod";
import { instant } from "../requests/instant-field.ts";

const address = z.discriminatedUnion("channel", [
  z.object({ channel: z.literal("email"), email: z.string() }),
  z.object({ channel: z.literal("sms"), phone: z.string() }),
  z.object({ channel: z.literal("letter"), lines: z.array(z.string()) }),
]);

export const messageSchema = z
  .object({
    messageId: z.string(),
    template: z.string(),
    to: z.string().meta({ description: "The recipient, as the process calls them" }),
    channel: z.enum(["email", "sms", "letter"]),
    address: address.optional().meta({ description: "Where it goes; absent once the case was made unreadable" }),
    redirectedTo: address.optional().meta({
      description:
        "The address has changed since an attempt was made: where it goes unless that attempt turns out to have reached GOV.UK Notify. In a message that was sent: it went to the former address.",
    }),
    personalisation: z.record(z.string(), z.string()).optional(),
    reference: z.string().meta({ description: "What it is called at GOV.UK Notify" }),
    notifyId: z.string().optional().meta({ description: "What GOV.UK Notify calls it" }),
    status: z.enum(["queued", "sent", "withdrawn", "failed", "stale"]),
    attempts: z.int().min(0),
    queuedAt: instant,
    validUntil: instant.optional(),
    settledAt: instant.optional(),
    lastError: z.string().optional(),
    withdrawnReason: z.string().optional(),
    receipt: z
      .object({ status: z.string(), at: instant.optional() })
      .optional()
      .meta({ description: "What Notify last said of it, in its words" }),
  })
  .meta({ id: "Message", description: "A message of a case and what became of it" });

export type MessageJson = z.output<typeof messageSchema>;
