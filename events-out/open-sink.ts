import type { EventSink } from "./event-sink.ts";
import type { EventsOutSurroundings } from "./environment.ts";
import { fileSink } from "./sinks/file-sink.ts";
import { topicSink } from "./sinks/topic-sink.ts";
import { webhookSink } from "./sinks/webhook-sink.ts";

/** The sink the environment chose; `eventsOutEnvironment` has seen to it that what that needs is there. */
export function openSink(surroundings: EventsOutSurroundings): EventSink {
  switch (surroundings.EVENTS_OUT) {
    case "file":
      return fileSink(surroundings.EVENTS_OUT_FOLDER ?? ".");
    case "webhook":
      return webhookSink({
        url: surroundings.EVENTS_OUT_WEBHOOK_URL ?? "",
        secrets: (surroundings.EVENTS_OUT_WEBHOOK_SECRETS ?? "").split(",").map((secret) => secret.trim()),
      });
    case "topic": {
      const { EVENTS_OUT_TOPIC_ENDPOINT: endpoint } = surroundings;
      return topicSink({
        topicArn: surroundings.EVENTS_OUT_TOPIC_ARN ?? "",
        region: surroundings.AWS_REGION ?? "",
        ...(endpoint !== undefined && { endpoint }),
      });
    }
  }
}
