import { z } from "zod";
import { safeAddress } from "../cases/safe-address.ts";
import { isWebhookSecret } from "./sinks/webhook-signature.ts";

const kind = z.enum(["file", "webhook", "topic"]);

/** What publishing needs to know of its surroundings: fields for `readEnvironment`, those of the chosen sink required. */
export function eventsOutEnvironment(environment: Readonly<Record<string, string | undefined>> = process.env) {
  const chosen = kind.safeParse(environment["EVENTS_OUT"]).data;
  const of = <Field extends z.ZodType>(sink: z.infer<typeof kind>, field: Field): Field | z.ZodOptional<Field> =>
    chosen === sink ? field : field.optional();
  return {
    EVENTS_OUT: kind.describe("Where domain events go: file, webhook or topic"),
    EVENTS_OUT_API_URL: z.url().describe("Where consumers reach the API, for the link to the case in each event"),
    EVENTS_OUT_FOLDER: of("file", z.string().min(1).describe("Folder of the files of domain events")),
    EVENTS_OUT_WEBHOOK_URL: of("webhook", safeAddress.describe("Address the events are posted to")),
    EVENTS_OUT_WEBHOOK_SECRETS: of(
      "webhook",
      z
        .string()
        .refine((secrets) => secrets.split(",").every((secret) => isWebhookSecret(secret.trim())), {
          error: "must be secrets of 24 bytes or more, each written whsec_<base64>",
        })
        .describe("Secrets the webhook is signed with, comma-separated, each whsec_ and base64"),
    ),
    EVENTS_OUT_TOPIC_ARN: of("topic", z.string().startsWith("arn:").describe("ARN of the SNS topic")),
    AWS_REGION: of("topic", z.string().min(1).describe("Region of the SNS topic")),
    EVENTS_OUT_TOPIC_ENDPOINT: safeAddress.optional().describe("Another service that speaks SNS, instead of AWS"),
  };
}

/** The same, read. */
export interface EventsOutSurroundings {
  readonly EVENTS_OUT: z.infer<typeof kind>;
  readonly EVENTS_OUT_API_URL: string;
  readonly EVENTS_OUT_FOLDER?: string | undefined;
  readonly EVENTS_OUT_WEBHOOK_URL?: string | undefined;
  readonly EVENTS_OUT_WEBHOOK_SECRETS?: string | undefined;
  readonly EVENTS_OUT_TOPIC_ARN?: string | undefined;
  readonly EVENTS_OUT_TOPIC_ENDPOINT?: string | undefined;
  readonly AWS_REGION?: string | undefined;
}
