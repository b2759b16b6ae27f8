import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { NotifyUnavailable } from "../../activities/notify/notify-unavailable.ts";
import { letterValues } from "./support/templates.ts";
import { connect, withEmulator } from "./support/with-emulator.ts";

const message = {
  template: "letterIssued",
  address: { channel: "email", email: "alex.morgan@example.com" },
  personalisation: letterValues,
  reference: "r-1",
} as const;

describe("when Notify is not itself", () => {
  it.for([
    { mode: "down", answerLost: true },
    { mode: "down503", answerLost: true },
    { mode: "error500", answerLost: true },
    { mode: "rateLimited", answerLost: false },
  ])("$mode: the message can be sent again later, and nothing was accepted meanwhile", async ({ mode, answerLost }) => {
    const { notify, fail, stats } = await withEmulator();
    await fail({ mode, count: 1 });

    const failed: unknown = await notify.send(message).catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(NotifyUnavailable);
    expect(failed).toMatchObject({ answerLost });
    expect((await stats()).accepted).toBe(0);
    await expect(notify.send(message)).resolves.toHaveProperty("notifyId");
  });

  it("nobody listens: nothing can have been accepted", async () => {
    const { url, apiKey, close } = await withEmulator();
    await close();
    const failed = connect(url, apiKey).send(message);
    await expect(failed).rejects.toMatchObject({ name: "NotifyUnavailable", answerLost: false });
  });

  it("fails as many requests as it was told to, then works again", async () => {
    const { notify, fail } = await withEmulator();
    await fail({ mode: "error500", count: 2 });
    await expect(notify.send(message)).rejects.toThrow(NotifyUnavailable);
    await expect(notify.send(message)).rejects.toThrow(NotifyUnavailable);
    await expect(notify.send(message)).resolves.toHaveProperty("notifyId");
  });

  it("accepts and never answers: the answer is lost, and looking up finds the message, so it is not sent twice", async () => {
    const { url, apiKey, fail, stats, notify } = await withEmulator();
    await fail({ mode: "acceptThenTimeout" });

    const failed: unknown = await connect(url, apiKey, 1_000)
      .send(message)
      .catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(NotifyUnavailable);
    expect(failed).toMatchObject({ answerLost: true });
    await expect.poll(async () => (await stats()).accepted).toBe(1);
    expect(await notify.findByReference("r-1")).toMatchObject({ timesAccepted: 1 });
    expect(await stats()).toMatchObject({ accepted: 1, acceptedMoreThanOnce: 0 });
  });

  it("who sends again without looking up is found out", async () => {
    const { url, apiKey, fail, stats, notify } = await withEmulator();
    await fail({ mode: "acceptThenTimeout", count: 1 });
    await expect(connect(url, apiKey, 1_000).send(message)).rejects.toThrow(NotifyUnavailable);
    await expect.poll(async () => (await stats()).accepted).toBe(1);
    await notify.send(message);
    expect(await stats()).toEqual({ accepted: 2, references: 1, duplicates: { "r-1": 2 }, acceptedMoreThanOnce: 1 });
  });

  it("refuses more than Notify's limit in a burst", async () => {
    const { notify } = await withEmulator({ messagesPerMinute: 3 });
    await notify.send(message);
    await expect(notify.send(message)).rejects.toThrow(
      "Exceeded rate limit for key type LIVE of 3 requests per 60 seconds",
    );
  });
});

describe("a proxy in the environment", () => {
  it("is not used for Notify's copy on this machine", async () => {
    const requests: (string | undefined)[] = [];
    const proxy = createServer((request, response) => {
      requests.push(request.url);
      response.writeHead(502).end();
    });
    await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void proxy.close());
    for (const name of ["http_proxy", "HTTP_PROXY", "all_proxy"])
      vi.stubEnv(name, `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    for (const name of ["no_proxy", "NO_PROXY"]) vi.stubEnv(name, "");
    onTestFinished(() => void vi.unstubAllEnvs());

    const { notify } = await withEmulator();

    await expect(notify.send(message)).resolves.toHaveProperty("notifyId");
    expect(requests).toEqual([]);
  });
});
