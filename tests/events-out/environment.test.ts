import { describe, expect, it } from "vitest";
import { EnvironmentIncomplete, readEnvironment } from "../../cases/environment.ts";
import { eventsOutEnvironment } from "../../events-out/environment.ts";
import { openSink } from "../../events-out/open-sink.ts";

const SECRET = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
const API = { EVENTS_OUT_API_URL: "https://throughcare.example" };

const read = (environment: Readonly<Record<string, string>>) =>
  readEnvironment(eventsOutEnvironment(environment), environment);

describe("Where domain events go", () => {
  it("must be said: nothing is taken for granted where people's identifiers go", () => {
    expect(() => read(API)).toThrow(/EVENTS_OUT: missing/);
    expect(() => read({ ...API, EVENTS_OUT: "carrierPigeon" })).toThrow(EnvironmentIncomplete);
  });

  it.each([
    ["file", { EVENTS_OUT_FOLDER: "/var/events" }],
    ["webhook", { EVENTS_OUT_WEBHOOK_URL: "https://example.com/events", EVENTS_OUT_WEBHOOK_SECRETS: SECRET }],
    ["topic", { EVENTS_OUT_TOPIC_ARN: "arn:aws:sns:eu-west-2:000000000000:events", AWS_REGION: "eu-west-2" }],
  ])("a %s is told at once all that it lacks", async (kind, fields) => {
    const missing = Object.keys(fields).map((name) => `${name}: missing`);
    for (const fault of missing) expect(() => read({ ...API, EVENTS_OUT: kind })).toThrow(fault);
    const sink = openSink(read({ ...API, EVENTS_OUT: kind, ...fields }));
    expect(sink.name).toBe(kind);
    await sink.close();
  });

  it("is https, but on this machine, and signed with secrets that are long enough", () => {
    const webhook = (url: string, secrets: string) =>
      read({ ...API, EVENTS_OUT: "webhook", EVENTS_OUT_WEBHOOK_URL: url, EVENTS_OUT_WEBHOOK_SECRETS: secrets });
    expect(() => webhook("http://example.com/", SECRET)).toThrow(/EVENTS_OUT_WEBHOOK_URL: must be https/);
    expect(webhook("http://127.0.0.1:8080/", `${SECRET},${SECRET}`)).toMatchObject({ EVENTS_OUT: "webhook" });
    const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 1).toString("base64")}`;
    for (const bytes of [24, 25, 26]) expect(() => webhook("https://example.com/", secretOf(bytes))).not.toThrow();
    for (const weak of [secretOf(18), secretOf(23), "whsec_c2hvcnQ=", "secret", `${SECRET},x`]) {
      expect(() => webhook("https://example.com/", weak)).toThrow(/EVENTS_OUT_WEBHOOK_SECRETS: must be secrets/);
    }
  });

  it("is https for a topic's service too, but on this machine", () => {
    const topic = { EVENTS_OUT: "topic", EVENTS_OUT_TOPIC_ARN: "arn:aws:sns:x:0:y", AWS_REGION: "eu-west-2" };
    const through = (address: string) => read({ ...API, ...topic, EVENTS_OUT_TOPIC_ENDPOINT: address });
    for (const elsewhere of ["http://sns.example/", "http://127.0.0.1.evil.example/", "ftp://localhost/"]) {
      expect(() => through(elsewhere)).toThrow(/EVENTS_OUT_TOPIC_ENDPOINT: must be https/);
    }
    for (const safe of ["https://sns.example/", "http://localhost:4566/"]) expect(() => through(safe)).not.toThrow();
  });
});
