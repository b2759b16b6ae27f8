import { PublishCommand, SNSClient, SNSServiceException } from "@aws-sdk/client-sns";
import { PUBLISH_WITHIN_MS, type EventSink } from "../event-sink.ts";
import { isRefusal } from "../is-refusal.ts";
import { PublishFailed, PublishRefused } from "../publish-errors.ts";
import type { OutgoingEvent } from "../outgoing-event.ts";

export interface TopicOptions {
  readonly topicArn: string;
  readonly region: string;
  /** Another service that speaks the protocol; AWS's own without one. */
  readonly endpoint?: string;
  readonly timeoutMs?: number;
}

/**
 * Publishes to an SNS topic as HMPPS does: the event as the message, its type as the attribute `eventType`, by which
 * subscribers filter. A FIFO topic is told the case, whose events it keeps in order. Credentials are found where the SDK
 * looks for them: the environment, or the machine's role.
 */
export function topicSink({ topicArn, region, endpoint, timeoutMs = PUBLISH_WITHIN_MS }: TopicOptions): EventSink {
  // Attempts are counted, spaced and seen in the outbox, not in the SDK.
  const client = new SNSClient({ region, maxAttempts: 1, ...(endpoint !== undefined && { endpoint }) });
  return {
    name: "topic",
    async publish(event) {
      try {
        await client.send(publishing(topicArn, event), { abortSignal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: async () => client.destroy(),
  };
}

function publishing(topicArn: string, { id, caseId, eventType, body }: OutgoingEvent): PublishCommand {
  return new PublishCommand({
    TopicArn: topicArn,
    Message: body,
    MessageAttributes: {
      eventType: { DataType: "String", StringValue: eventType },
      eventId: { DataType: "String", StringValue: id },
    },
    ...(topicArn.endsWith(".fifo") && { MessageGroupId: caseId, MessageDeduplicationId: id }),
  });
}

/** What a service says in words may repeat the message: only its error's name goes on. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof SNSServiceException)) return error;
  const { httpStatusCode = 500 } = error.$metadata;
  const why = `${error.name}, HTTP ${httpStatusCode}`;
  // AWS answers 400 to whoever asks too often.
  const isThrottled = error.$retryable?.throttling === true || error.name.startsWith("Throttl");
  return isRefusal(httpStatusCode) && !isThrottled ? new PublishRefused(why) : new PublishFailed(why);
}
