import { describe, expect, it } from "vitest";
import type { Address } from "../../machines/shared/address.ts";
import { receiptsEndpoint } from "./support/receipts-endpoint.ts";
import { letterValues } from "./support/templates.ts";
import { type Rig, withEmulator } from "./support/with-emulator.ts";

const bearerToken = "the-token-only-notify-knows";

async function send({ notify }: Rig, address: Address): Promise<string> {
  const message =
    address.channel === "sms"
      ? { template: "sessionReminder", address, personalisation: { when: "Monday" }, reference: "r-1" }
      : { template: "letterIssued", address, personalisation: letterValues, reference: "r-1" };
  return (await notify.send(message)).notifyId;
}

describe("delivery receipts", () => {
  it("tell the service how a message ended, with the bearer token", async () => {
    const { url, received } = await receiptsEndpoint(204);
    const clock = (): number => Date.parse("2022-11-09T09:00:00Z");
    const rig = await withEmulator({ callback: { url, bearerToken }, clock });

    const notifyId = await send(rig, { channel: "email", email: "alex.morgan@example.com" });

    await expect
      .poll(() => received)
      .toEqual([
        {
          authorization: `Bearer ${bearerToken}`,
          body: {
            id: notifyId,
            reference: "r-1",
            to: "alex.morgan@example.com",
            status: "delivered",
            created_at: "2022-11-09T09:00:00.000000Z",
            sent_at: "2022-11-09T09:00:00.000000Z",
            completed_at: "2022-11-09T09:00:00.000000Z",
            notification_type: "email",
            template_id: expect.any(String),
            template_version: 1,
          },
        },
      ]);
  });

  it.for<[Address, string]>([
    [{ channel: "email", email: "temp-fail@simulator.notify" }, "temporary-failure"],
    [{ channel: "email", email: "perm-fail@simulator.notify" }, "permanent-failure"],
    [{ channel: "email", email: "bounces.alex@example.com" }, "permanent-failure"],
    [{ channel: "sms", phone: "07700 900003" }, "temporary-failure"],
    [{ channel: "sms", phone: "+44 7700 900002" }, "permanent-failure"],
    [{ channel: "sms", phone: "07700 900123" }, "delivered"],
  ])("of %o say %s", async ([address, status]) => {
    const { url, received } = await receiptsEndpoint(204);
    const rig = await withEmulator({ callback: { url, bearerToken } });
    await send(rig, address);
    await expect.poll(() => received.map(({ body }) => body["status"])).toEqual([status]);
  });

  it("are not sent for letters: Notify has none, and the service asks for the status", async () => {
    const { url, received } = await receiptsEndpoint(204);
    const rig = await withEmulator({ callback: { url, bearerToken } });

    const letter = await send(rig, { channel: "letter", lines: ["Alex Morgan", "1 Some Street", "SW1A 1AA"] });
    await expect.poll(() => rig.notify.statusOf(letter)).toBe("received");
    await send(rig, { channel: "email", email: "alex.morgan@example.com" });

    await expect.poll(() => received.map(({ body }) => body["notification_type"])).toEqual(["email"]);
  });

  it("are repeated while the service fails, and not after it has taken one", async () => {
    const { url, received } = await receiptsEndpoint(503, 500, 204);
    const rig = await withEmulator({ callback: { url, bearerToken } });
    const notifyId = await send(rig, { channel: "sms", phone: "07700 900123" });
    await expect.poll(() => received.length).toBe(3);
    await expect.poll(() => rig.page(`/messages/${notifyId}`)).toMatch(/>503<[\s\S]*>500<[\s\S]*>204</);
    expect(received).toHaveLength(3);
  });

  it("are given up after five retries", async () => {
    const { url, received } = await receiptsEndpoint(500);
    const rig = await withEmulator({ callback: { url, bearerToken } });
    const notifyId = await send(rig, { channel: "sms", phone: "07700 900123" });
    await expect.poll(async () => (await rig.page(`/messages/${notifyId}`)).split(">500<").length - 1).toBe(6);
    expect(received).toHaveLength(6);
  });

  it("are given up at once when the service refuses them", async () => {
    const { url, received } = await receiptsEndpoint(401);
    const rig = await withEmulator({ callback: { url, bearerToken } });
    const notifyId = await send(rig, { channel: "sms", phone: "07700 900123" });
    await expect.poll(() => rig.page(`/messages/${notifyId}`)).toContain(">401<");
    expect(received).toHaveLength(1);
  });
});
