import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { PublishFailed, PublishRefused, withoutPersonalData } from "../../events-out/publish-errors.ts";
import { webhookSink } from "../../events-out/sinks/webhook-sink.ts";
import { aConsumer, type HttpRequest } from "./support/a-consumer.ts";
import { anOutgoingEvent } from "./support/an-outgoing-event.ts";

const aSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** As a consumer does it, by the reference implementation of Standard Webhooks. Throws when it does not hold. */
function verified({ body, headers }: HttpRequest, secret: string): unknown {
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}

describe("A webhook", () => {
  it("is signed as Standard Webhooks says, and its id is the event's however often it comes", async () => {
    const { url, requests } = await aConsumer(() => ({ status: 204 }));
    const secret = aSecret();
    const event = anOutgoingEvent();
    const sink = webhookSink({ url, secrets: [secret] });
    await sink.publish(event);
    await sink.publish(event);
    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(verified(request, secret)).toEqual(JSON.parse(event.body));
      expect(request.headers).toMatchObject({
        "webhook-id": event.id,
        "content-type": "application/json",
        "event-type": event.eventType,
      });
      expect(() => verified(request, aSecret())).toThrow(/signature/i);
      expect(() => verified({ ...request, body: request.body.replace("X320741", "X320742") }, secret)).toThrow(
        /signature/i,
      );
    }
  });

  it("is signed with every secret, so that one can be replaced by another", async () => {
    const { url, requests } = await aConsumer(() => ({ status: 200, body: "thank you" }));
    const [retiring, next] = [aSecret(), aSecret()];
    await webhookSink({ url, secrets: [next, retiring] }).publish(anOutgoingEvent());
    const [request] = requests;
    for (const secret of [retiring, next]) expect(verified(request as HttpRequest, secret)).toBeDefined();
  });

  it.each([400, 401, 403, 404, 410, 413, 422, 301, 302, 307])("that gets %i was refused", async (status) => {
    const elsewhere = await aConsumer(() => ({ status: 200 }));
    const { url } = await aConsumer(() => ({ status, headers: { location: elsewhere.url }, body: "X320741 unknown" }));
    const sending = webhookSink({ url, secrets: [aSecret()] }).publish(anOutgoingEvent());
    await expect(sending).rejects.toThrow(new PublishRefused(`HTTP ${status}`));
    // An event names a person: it goes nowhere but where it was meant to go.
    expect(elsewhere.requests).toEqual([]);
  });

  it.each([408, 425, 429, 500, 502, 503])("that gets %i is tried again", async (status) => {
    const { url } = await aConsumer(() => ({ status }));
    const sending = webhookSink({ url, secrets: [aSecret()] }).publish(anOutgoingEvent());
    await expect(sending).rejects.toThrow(new PublishFailed(`HTTP ${status}`));
  });

  it("that gets no answer is given up, and tried again", async () => {
    const { url } = await aConsumer(() => undefined);
    const error = await failureOf(webhookSink({ url, secrets: [aSecret()], timeoutMs: 50 }).publish(anOutgoingEvent()));
    expect(error).not.toBeInstanceOf(PublishRefused);
    expect(withoutPersonalData(error)).toBe("TimeoutError");
  });

  it("to nobody is tried again, and what is said of it names no address", async () => {
    // Nothing listens on port 1.
    const sending = webhookSink({ url: "http://127.0.0.1:1/", secrets: [aSecret()] }).publish(anOutgoingEvent());
    const error = await failureOf(sending);
    expect(error).not.toBeInstanceOf(PublishRefused);
    expect(withoutPersonalData(error)).toMatch(/^\w*Error( [A-Z]+)?$/);
  });
});

async function failureOf(sending: Promise<void>): Promise<unknown> {
  return sending.then(
    () => undefined,
    (error: unknown) => error,
  );
}
