import { describe, expect, it, onTestFinished, vi } from "vitest";
import { PublishFailed, PublishRefused } from "../../events-out/publish-errors.ts";
import { topicSink } from "../../events-out/sinks/topic-sink.ts";
import { aConsumer, type HttpAnswer } from "./support/a-consumer.ts";
import { anOutgoingEvent } from "./support/an-outgoing-event.ts";

const TOPIC = "arn:aws:sns:eu-west-2:000000000000:domain-events";

const PUBLISHED: HttpAnswer = {
  status: 200,
  headers: { "content-type": "text/xml" },
  body: `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
    <PublishResult><MessageId>m-1</MessageId></PublishResult>
    <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
  </PublishResponse>`,
};

function failing(status: number, code: string): HttpAnswer {
  const type = status < 500 ? "Sender" : "Receiver";
  return {
    status,
    headers: { "content-type": "text/xml" },
    body: `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
      <Error><Type>${type}</Type><Code>${code}</Code><Message>X320741 is not welcome</Message></Error>
      <RequestId>r-1</RequestId></ErrorResponse>`,
  };
}

/** A service that speaks SNS's protocol, and a sink for one of its topics. */
async function aTopic(answer: HttpAnswer | undefined, { topicArn = TOPIC, timeoutMs = 20_000 } = {}) {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  const { url, requests } = await aConsumer(() => answer);
  const sink = topicSink({ topicArn, region: "eu-west-2", endpoint: url, timeoutMs });
  onTestFinished(async () => {
    await sink.close();
    vi.unstubAllEnvs();
  });
  return { sink, asked: () => requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body))) };
}

describe("A topic", () => {
  it("gets the event as its message, and the type as the attribute by which HMPPS subscribers filter", async () => {
    const { sink, asked } = await aTopic(PUBLISHED);
    const event = anOutgoingEvent();
    await sink.publish(event);
    expect(asked()).toEqual([
      {
        Action: "Publish",
        Version: "2010-03-31",
        TopicArn: TOPIC,
        Message: event.body,
        "MessageAttributes.entry.1.Name": "eventType",
        "MessageAttributes.entry.1.Value.DataType": "String",
        "MessageAttributes.entry.1.Value.StringValue": event.eventType,
        "MessageAttributes.entry.2.Name": "eventId",
        "MessageAttributes.entry.2.Value.DataType": "String",
        "MessageAttributes.entry.2.Value.StringValue": event.id,
      },
    ]);
  });

  it("that is FIFO is told the case, whose order it keeps, and the id by which it drops a repeat", async () => {
    const { sink, asked } = await aTopic(PUBLISHED, { topicArn: `${TOPIC}.fifo` });
    const event = anOutgoingEvent();
    await sink.publish(event);
    expect(asked()).toMatchObject([{ MessageGroupId: event.caseId, MessageDeduplicationId: event.id }]);
  });

  it.each([
    [400, "InvalidParameter"],
    [403, "AuthorizationError"],
    [404, "NotFound"],
  ])("that answers %i %s refuses the event; its own words go no further", async (status, code) => {
    const { sink, asked } = await aTopic(failing(status, code));
    await expect(sink.publish(anOutgoingEvent())).rejects.toThrow(
      expect.toSatisfy(
        (error) =>
          error instanceof PublishRefused && !error.message.includes("X320741") && /HTTP 4/.test(error.message),
      ),
    );
    // Attempts are the outbox's to count, not the SDK's.
    expect(asked()).toHaveLength(1);
  });

  it.each([
    [400, "Throttling"],
    [429, "Throttled"],
    [500, "InternalError"],
    [503, "ServiceUnavailable"],
  ])("that answers %i %s is tried again", async (status, code) => {
    const { sink } = await aTopic(failing(status, code));
    await expect(sink.publish(anOutgoingEvent())).rejects.toBeInstanceOf(PublishFailed);
  });

  it("that hangs is given up, and tried again", async () => {
    const { sink } = await aTopic(undefined, { timeoutMs: 500 });
    await expect(sink.publish(anOutgoingEvent())).rejects.not.toBeInstanceOf(PublishRefused);
  });
});
