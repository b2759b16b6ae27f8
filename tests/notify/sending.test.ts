import { describe, expect, it } from "vitest";
import { TemplateUnknown } from "../../activities/notify/template-unknown.ts";
import { letterValues } from "./support/templates.ts";
import { connect, withEmulator } from "./support/with-emulator.ts";

const email = { channel: "email", email: "alex.morgan@example.com" } as const;

describe("sending a message through Notify", () => {
  it("accepts an email, and finds it again by its reference", async () => {
    const { notify } = await withEmulator();

    const { notifyId } = await notify.send({
      template: "letterIssued",
      address: email,
      personalisation: letterValues,
      reference: "r-1",
    });

    expect(await notify.findByReference("r-1")).toMatchObject({ notifyId, timesAccepted: 1 });
  });

  it("accepts a text message", async () => {
    const { notify } = await withEmulator();
    const address = { channel: "sms", phone: "07700 900123" } as const;

    const { notifyId } = await notify.send({
      template: "sessionReminder",
      address,
      personalisation: { when: "Monday at 10am" },
      reference: "r-2",
    });

    expect(await notify.findByReference("r-2")).toMatchObject({ notifyId });
  });

  it.for([3, 4, 5, 6, 7])("accepts a letter with an address of %i lines, the postcode last", async (count) => {
    const { notify } = await withEmulator();
    const lines = ["Alex Morgan", "Flat 1", "2 Some Street", "Some Village", "Some Town", "Some County"];
    const address = { channel: "letter", lines: [...lines.slice(0, count - 1), "sw1a 1aa"] } as const;

    const { notifyId } = await notify.send({
      template: "letterIssued",
      address,
      personalisation: letterValues,
      reference: "r-3",
    });

    expect(await notify.findByReference("r-3")).toMatchObject({ notifyId });
  });

  it("says nothing is there for a reference that was never sent", async () => {
    const { notify } = await withEmulator();
    expect(await notify.findByReference("never")).toBeUndefined();
  });

  it("tells what became of a letter, for which Notify sends no receipt", async () => {
    const { notify } = await withEmulator();
    const address = { channel: "letter", lines: ["Alex Morgan", "1 Some Street", "SW1A 1AA"] } as const;
    const { notifyId } = await notify.send({
      template: "letterIssued",
      address,
      personalisation: letterValues,
      reference: "r-4",
    });
    await expect.poll(() => notify.statusOf(notifyId)).toBe("received");
  });

  it("does not recognise a reference it has seen: the same message sent twice is there twice, and counted", async () => {
    const { notify, stats } = await withEmulator();
    const message = { template: "letterIssued", address: email, personalisation: letterValues, reference: "r-5" };

    const first = await notify.send(message);
    const second = await notify.send(message);

    expect(second.notifyId).not.toBe(first.notifyId);
    expect(await notify.findByReference("r-5")).toMatchObject({ notifyId: first.notifyId, timesAccepted: 2 });
    expect(await stats()).toEqual({ accepted: 2, references: 1, duplicates: { "r-5": 2 }, acceptedMoreThanOnce: 1 });
  });

  it("names the template and channel it has no id for, without calling Notify", async () => {
    const notify = connect("http://127.0.0.1:9", "nobody-listens-here");
    const sent = notify.send({ template: "sessionReminder", address: email, personalisation: {}, reference: "r-6" });
    await expect(sent).rejects.toThrow(TemplateUnknown);
    await expect(sent).rejects.toThrow("sessionReminder.email");
  });
});
