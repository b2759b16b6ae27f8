import { z } from "zod";
import { recordReceipt, type Receipt } from "../../records/messages/record-receipt.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Api } from "../api.ts";
import { fromRecords } from "../away/from-records.ts";
import { answer, problems, READ_PROBLEMS } from "../openapi/answers.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { instantField } from "../requests/instant-field.ts";
import { isToken } from "./is-token.ts";

/** What is read of Notify's receipt; the rest, the recipient's address above all, is let pass unread. */
const receiptBody = z.object({
  id: z.string().min(1).max(100).meta({ description: "What Notify calls the message" }),
  reference: z
    .string()
    .max(1_000)
    .nullish()
    .meta({ description: "What we call it; none for a message of somebody else" }),
  status: z.string().min(1).max(100).meta({ description: "In Notify's words" }),
  completed_at: instantField.nullish(),
});

const EXAMPLE = {
  id: "740e5834-3a29-46b4-9a6f-16142fde533a",
  reference: "0123456789abcdef0123456789abcdef",
  to: "sam.okafor@example.org",
  status: "delivered",
  created_at: "2027-01-11T09:00:01.000000Z",
  completed_at: "2027-01-11T09:00:07.000000Z",
  sent_at: "2027-01-11T09:00:02.000000Z",
  notification_type: "email",
};

/** `POST /notify/callbacks`: GOV.UK Notify says what became of a message. Repeats and strangers' receipts do no harm. */
export function callbackRoute(app: Api, deps: ApiDeps): void {
  app.post(
    "/notify/callbacks",
    {
      config: { access: "ownToken" },
      schema: {
        tags: ["GOV.UK Notify"],
        operationId: "notifyCallback",
        summary: "A delivery receipt",
        description:
          "Called by GOV.UK Notify, with the bearer token agreed with it. Repeats change nothing; a receipt of a message nobody here knows is let pass. Needs no Idempotency-Key.",
        security: [{ notify: [] }],
        body: receiptBody.meta({ examples: [EXAMPLE] }),
        response: {
          200: answer("Seen", z.object({ known: z.boolean(), changed: z.boolean() })),
          ...problems(...READ_PROBLEMS, "unauthenticated", "forbidden", "tooLarge", "unsupportedMediaType"),
        },
      },
      // Before anything is read: only Notify may make this service read a body.
      onRequest: async ({ headers }) => {
        if (isToken(headers.authorization, deps.receipts.token)) return;
        const message = "Send the bearer token agreed for callbacks";
        if (headers.authorization !== undefined) throw new ProblemError("forbidden", message);
        throw new ProblemError("unauthenticated", message, {}, { "www-authenticate": 'Bearer realm="throughcare"' });
      },
    },
    async ({ body: { id, reference, status, completed_at }, log }) => {
      if (!reference) return { known: false, changed: false };
      const completedAt = completed_at ? { completedAt: Date.parse(completed_at) } : {};
      const { known, changed, sentTwice } = await take(deps, { reference, notifyId: id, status, ...completedAt });
      // Accepted after it had been looked up in vain, and sent again.
      if (sentTwice) log.error({ reference }, "Notify accepted a message more than once after its answer was lost");
      return { known, changed };
    },
  );
}

async function take({ service, receipts }: ApiDeps, receipt: Receipt) {
  const recorded = await fromRecords(service, (records) => recordReceipt(records, receipt));
  if (recorded.known && recorded.permanentFailure) {
    const { caseId, messageId, template } = recorded;
    const messages = await fromRecords(service, (records) => messagesOf(records, caseId));
    const to = messages.find((message) => message.messageId === messageId)?.to ?? "";
    await receipts.onPermanentFailure(caseId, { messageId, template, to, reason: receipt.status });
  }
  return { ...recorded, sentTwice: recorded.known && recorded.sentTwice };
}
