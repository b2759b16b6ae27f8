import { fork } from "node:child_process";
import { once } from "node:events";
import { appendFile, readFile } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { receiptsEndpoint } from "./support/receipts-endpoint.ts";
import { letterValues } from "./support/templates.ts";
import { connect, SECRET, SERVICE_ID, temporaryDataFile, withEmulator } from "./support/with-emulator.ts";

const emailTo = (email: string, reference: string) =>
  ({
    template: "letterIssued",
    address: { channel: "email", email },
    personalisation: letterValues,
    reference,
  }) as const;

describe("the outbox after a SIGKILL", () => {
  it("has every message that was answered for, and goes on delivering them", async () => {
    const dataFile = await temporaryDataFile();
    const child = fork(new URL("support/emulator-process.ts", import.meta.url), [dataFile, SERVICE_ID, SECRET]);
    onTestFinished(() => void child.kill("SIGKILL"));
    const [{ url, apiKey }] = (await once(child, "message")) as [{ url: string; apiKey: string }];
    const killed = connect(url, apiKey);
    const references = Array.from({ length: 20 }, (_, at) => `r-${at}`);
    await Promise.all(references.map((reference) => killed.send(emailTo("alex.morgan@example.com", reference))));

    child.kill("SIGKILL");
    await once(child, "exit");

    const { url: callbackUrl, received } = await receiptsEndpoint(204);
    const { notify, stats } = await withEmulator({ dataFile, callback: { url: callbackUrl, bearerToken: "token" } });
    expect(await stats()).toMatchObject({ accepted: 20, references: 20 });
    for (const reference of references)
      expect(await notify.findByReference(reference)).toMatchObject({ timesAccepted: 1 });
    await expect.poll(() => new Set(received.map(({ body }) => body["reference"]))).toEqual(new Set(references));
  });

  it("leaves out a last line that was torn, and writes on after it", async () => {
    const first = await withEmulator();
    await first.notify.send(emailTo("alex.morgan@example.com", "whole"));
    await first.close();
    await appendFile(first.dataFile, '{"line":"accepted","message":{"id":"torn…');

    const second = await withEmulator({ dataFile: first.dataFile });
    await second.notify.send(emailTo("alex.morgan@example.com", "after"));
    await second.close();
    const third = await withEmulator({ dataFile: first.dataFile });

    expect(await third.stats()).toMatchObject({ accepted: 2, references: 2 });
    expect(await third.notify.findByReference("whole")).toBeDefined();
    expect(await third.notify.findByReference("after")).toBeDefined();
  });

  it("does not tell the service again what it has been told", async () => {
    const { url, received } = await receiptsEndpoint(204);
    const callback = { url, bearerToken: "token" };
    const first = await withEmulator({ callback });
    await first.notify.send(emailTo("alex.morgan@example.com", "told"));
    await expect.poll(() => readFile(first.dataFile, "utf8")).toContain('"answer":204');
    await first.close();

    const second = await withEmulator({ dataFile: first.dataFile, callback });
    await second.notify.send(emailTo("alex.morgan@example.com", "new"));

    await expect.poll(() => received.map(({ body }) => body["reference"])).toEqual(["told", "new"]);
  });

  it("says which line of the data file somebody spoiled", async () => {
    const first = await withEmulator();
    await first.close();
    await appendFile(first.dataFile, "spoiled\n{}\n");
    await expect(withEmulator({ dataFile: first.dataFile })).rejects.toMatchObject({
      name: "JournalDamaged",
      message: expect.stringContaining("Line 4"),
    });
  });
});
