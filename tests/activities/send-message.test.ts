import { describe, expect, it, onTestFinished, vi } from "vitest";
import { NotifyUnavailable } from "../../activities/notify/notify-unavailable.ts";
import type { Notify } from "../../activities/notify/notify.ts";
import { sendMessage } from "../../activities/send-message.ts";
import { settleMessage } from "../../records/messages/settle-message.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
import type { Records } from "../../records/records.ts";
import { asActivity } from "./support/as-activity.ts";
import { aTextMessage, FORMER, SAFE, withRecords } from "./support/message-rig.ts";

const HOUR = 60 * 60_000;
const records = withRecords();

describe("a message that Notify has not accepted", () => {
  it.for(["down", "error500", "rateLimited"])(
    "goes to the person's new number, and not to the former one, also when Notify was %s at first",
    async (mode) => {
      const { messageId, send, change, fail, sentTo, recorded } = await aTextMessage(records());
      await fail({ mode });
      await expect(send()).rejects.toThrow(NotifyUnavailable);
      await change({ change: "redirected", messageId, address: SAFE });
      await fail({ mode: "none" });
      await send();
      expect(await sentTo()).toEqual([SAFE.phone]);
      expect(await recorded()).toMatchObject({ status: "sent", address: SAFE, attempts: 2 });
    },
  );

  it("is not sent once its address has ended, also when Notify made it wait before that was known", async () => {
    const { messageId, send, change, fail, sentTo, recorded } = await aTextMessage(records(), Date.now() + HOUR);
    await fail({ mode: "rateLimited", count: 1 });
    await expect(send()).rejects.toThrow(NotifyUnavailable);
    await change({ change: "redirected", messageId, address: FORMER, validUntil: Date.now() - 1 });
    await send();
    expect(await sentTo()).toEqual([]);
    expect(await recorded()).toMatchObject({ status: "stale" });
  });

  it("goes to the new number also when that becomes known while Notify is asked for it", async () => {
    const { messageId, send, change, fail, notify, sentTo } = await aTextMessage(records());
    await fail({ mode: "down", count: 1 });
    await expect(send()).rejects.toThrow(NotifyUnavailable);
    await send({
      ...notify,
      findByReference: async (reference) => {
        await change({ change: "redirected", messageId, address: SAFE });
        return notify.findByReference(reference);
      },
    });
    expect(await sentTo()).toEqual([SAFE.phone]);
  });

  it("is neither sent nor given up while only the records say that it is withdrawn", async () => {
    const { messageId, send, change, fail, sentTo, recorded } = await aTextMessage(records());
    await fail({ mode: "down", count: 1 });
    await expect(send()).rejects.toThrow(NotifyUnavailable);
    await change({ change: "withdrawn", messageId, reason: "no longer needed" });
    await expect(send()).rejects.toMatchObject({ type: "Withdrawn", nonRetryable: false });
    expect(await sentTo()).toEqual([]);
    expect(await recorded()).toMatchObject({ status: "queued" });
  });
});

describe("a message that Notify accepted, though its answer was lost", () => {
  it("is not sent again to a new number, and the record says where it went", async () => {
    const { messageId, send, change, fail, sentTo, stats, recorded } = await aTextMessage(records());
    await fail({ mode: "acceptThenTimeout", count: 1 });
    await expect(send()).rejects.toThrow(NotifyUnavailable);
    await change({ change: "redirected", messageId, address: SAFE });
    await send();
    expect(await sentTo()).toEqual([FORMER.phone]);
    expect(await stats()).toMatchObject({ accepted: 1 });
    expect(await recorded()).toMatchObject({ status: "sent", address: FORMER, redirectedTo: SAFE });
  });
});

describe("an attempt that goes on after Temporal has given it up", () => {
  /** Notify, but the next attempt begins while this one waits for an answer to `call`. */
  const whileAnotherBegins = (notify: Notify, messageId: string): Notify => ({
    ...notify,
    findByReference: async (reference) => {
      const found = await notify.findByReference(reference);
      await takeMessage(records(), messageId, HOUR, Date.now() + HOUR);
      return found;
    },
  });

  it("does not send beside the next one, and leaves it the message", async () => {
    const { messageId, send, fail, notify, stats } = await aTextMessage(records());
    await fail({ mode: "down", count: 1 });
    await expect(send()).rejects.toThrow(NotifyUnavailable);
    await expect(send(whileAnotherBegins(notify, messageId))).rejects.toMatchObject({ type: "Leased" });
    expect(await stats()).toMatchObject({ accepted: 0 });
    await expect(send()).rejects.toMatchObject({ type: "Leased" });
  });

  it("sends at most a second one, of which the log tells without personal data", async () => {
    const { messageId, send, notify, recorded } = await aTextMessage(records());
    const errors = await send({
      ...notify,
      send: async (message) => {
        const { notifyId } = await notify.send(message);
        await settleMessage(records(), messageId, { outcome: "sent", notifyId });
        return notify.send(message);
      },
    });
    expect(errors).toEqual([["Notify accepted a message more than once after its answer was lost", { messageId }]]);
    expect(await recorded()).toMatchObject({ status: "sent" });
  });

  it("writes down what Notify accepted, though the next one has settled the message otherwise", async () => {
    const { messageId, send, notify, recorded } = await aTextMessage(records());
    await send({
      ...notify,
      send: async (message) => {
        await settleMessage(records(), messageId, { outcome: "withdrawn" });
        return notify.send(message);
      },
    });
    expect(await recorded()).toMatchObject({ status: "sent", notifyId: expect.any(String) });
  });
});

it("an attempt whose machine slept before it could call Notify leaves the message to the next one", async () => {
  const { messageId, send, notify, sentTo, recorded } = await aTextMessage(records());
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  // The case's key is read between taking the message and sending it.
  const keys = Object.assign(Object.create(records().keys) as Records["keys"], {
    find: async (caseId: string) => {
      vi.setSystemTime(Date.now() + 12_000);
      return records().keys.find(caseId);
    },
  });
  const held = sendMessage({ ...records(), keys }, notify);
  await expect(asActivity(() => held({ messageId }))).rejects.toMatchObject({ type: "HeldUp" });
  expect(await sentTo()).toEqual([]);
  await send();
  expect(await recorded()).toMatchObject({ status: "sent", attempts: 2 });
});
