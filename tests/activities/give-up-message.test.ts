import { describe, expect, it } from "vitest";
import { NotifyUnavailable } from "../../activities/notify/notify-unavailable.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
import { aTextMessage, FORMER, withRecords } from "./support/message-rig.ts";

const MINUTE = 60_000;
const records = withRecords();
const withdrawal = (messageId: string) => ({ change: "withdrawn", messageId, reason: "no longer needed" }) as const;

/** A message of which one attempt has been made, with Notify in trouble. */
async function attempted(mode: string) {
  const rig = await aTextMessage(records());
  await rig.fail({ mode, count: 1 });
  await expect(rig.send()).rejects.toThrow(NotifyUnavailable);
  return rig;
}

describe("a message withdrawn after an attempt", () => {
  it("that never reached Notify is withdrawn", async () => {
    const { messageId, change, giveUp, sentTo, recorded } = await attempted("down");
    await change(withdrawal(messageId));
    await giveUp("withdrawn");
    expect(await recorded()).toMatchObject({ status: "withdrawn", withdrawnReason: "no longer needed" });
    expect(await sentTo()).toEqual([]);
  });

  it("that Notify accepted, though its answer was lost, is sent: once", async () => {
    const { messageId, change, giveUp, sentTo, stats, recorded } = await attempted("acceptThenTimeout");
    await change(withdrawal(messageId));
    await giveUp("withdrawn");
    expect(await recorded()).toMatchObject({ status: "sent", notifyId: expect.any(String) });
    expect(await sentTo()).toEqual([FORMER.phone]);
    expect(await stats()).toMatchObject({ accepted: 1 });
  });

  it("is asked about again while Notify is away, and settled without its word when the time is up", async () => {
    const { messageId, change, giveUp, fail, recorded } = await attempted("down");
    await change(withdrawal(messageId));
    await fail({ mode: "down" });
    await expect(giveUp("withdrawn")).rejects.toThrow(NotifyUnavailable);
    expect(await recorded()).toMatchObject({ status: "queued" });
    await giveUp("withdrawn", { givenUpAt: Date.now() + MINUTE });
    expect(await recorded()).toMatchObject({
      status: "withdrawn",
      lastError: "Notify did not say whether it has accepted the message",
    });
  });

  it("is left alone while an attempt is under way, and when it is settled", async () => {
    const { messageId, change, giveUp, recorded } = await attempted("down");
    await takeMessage(records(), messageId, MINUTE, Date.now() - MINUTE / 2);
    await change(withdrawal(messageId));
    await expect(giveUp("withdrawn")).rejects.toMatchObject({ type: "Leased" });
    expect(await recorded()).toMatchObject({ status: "queued" });
    const other = await aTextMessage(records());
    await other.send();
    await other.giveUp("withdrawn");
    expect(await other.recorded()).toMatchObject({ status: "sent" });
  });
});

describe("a message that could not be sent in time", () => {
  it("has failed, and says so", async () => {
    const { giveUp, recorded } = await attempted("down");
    await giveUp("outOfTime");
    expect(await recorded()).toMatchObject({ status: "failed", lastError: "Could not be sent in time" });
  });

  it("is sent when Notify has it all the same", async () => {
    const { giveUp, recorded } = await attempted("acceptThenTimeout");
    await giveUp("outOfTime");
    expect(await recorded()).toMatchObject({ status: "sent" });
  });

  it("has failed also when nobody ever came to attempt it", async () => {
    const { giveUp, sentTo, recorded } = await aTextMessage(records());
    await giveUp("outOfTime");
    expect(await recorded()).toMatchObject({ status: "failed" });
    expect(await sentTo()).toEqual([]);
  });
});
