import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { Address } from "../../machines/shared/address.ts";
import { NotifyRefused } from "../../activities/notify/notify-refused.ts";
import { NotifyUnavailable } from "../../activities/notify/notify-unavailable.ts";
import { withoutPersonalData } from "../../activities/notify/without-personal-data.ts";
import { letterValues } from "./support/templates.ts";
import { connect, SERVICE_ID, withEmulator } from "./support/with-emulator.ts";

const letterTo = (...lines: string[]): Address => ({ channel: "letter", lines });

describe("a message Notify will never send", () => {
  it.for<[Address, string]>([
    [{ channel: "email", email: "alex.morgan@example" }, "email_address Not a valid email address"],
    [{ channel: "email", email: "alex..morgan@example.com" }, "email_address Not a valid email address"],
    [{ channel: "email", email: "alex morgan@example.com" }, "email_address Not a valid email address"],
    [{ channel: "sms", phone: "07700 90012" }, "phone_number Not enough digits"],
    [{ channel: "sms", phone: "07700 9001234" }, "phone_number Too many digits"],
    [{ channel: "sms", phone: "0770O 900123" }, "phone_number Must not contain letters or symbols"],
    [{ channel: "sms", phone: "01632 960123" }, "phone_number Not a UK mobile number"],
    [letterTo("Alex Morgan", "SW1A 1AA"), "Address must be at least 3 lines"],
    [letterTo("Alex Morgan", "1 Some Street", "Some Town"), "Must be a real UK postcode"],
    [letterTo("Alex Morgan", "1 Some Street", "QQ1 1AA"), "Must be a real UK postcode"],
    [letterTo("Alex Morgan", "No fixed abode", "SW1A 1AA"), "Must be a real address"],
    [
      letterTo("Alex Morgan", "(rear) 1 Some Street", "SW1A 1AA"),
      "Address lines must not start with any of the following characters: @ ( ) = [ ] ” \\ / , < >",
    ],
  ])("is refused with Notify's reason: %o", async ([address, reason]) => {
    const { notify } = await withEmulator();
    const template = address.channel === "sms" ? "sessionReminder" : "letterIssued";
    const personalisation = address.channel === "sms" ? { when: "Monday" } : letterValues;

    const refused: unknown = await notify
      .send({ template, address, personalisation, reference: "r" })
      .catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(NotifyRefused);
    expect(refused).toMatchObject({ statusCode: 400, reasons: [reason] });
  });

  it("names every placeholder without a value", async () => {
    const { notify } = await withEmulator();
    const address = { channel: "email", email: "alex.morgan@example.com" } as const;
    const refused = notify.send({
      template: "letterIssued",
      address,
      personalisation: { name: "Alex" },
      reference: "r",
    });
    await expect(refused).rejects.toMatchObject({ reasons: ["Missing personalisation: pay, closes, late"] });
  });

  it("leaves no trace of the recipient, the personalisation or the token in the error", async () => {
    const { notify, apiKey } = await withEmulator();
    const address = { channel: "email", email: "alex.morgan@nowhere" } as const;
    const personalisation = { ...letterValues, pay: "a-secret-figure" };

    const refused: unknown = await notify
      .send({ template: "letterIssued", address, personalisation, reference: "r" })
      .catch((error: unknown) => error);

    const everything = inspect(refused, { depth: 10, showHidden: true });
    expect(everything).toContain("NotifyRefused");
    for (const secret of ["alex.morgan", "a-secret-figure", "Alex Morgan", apiKey.slice(-36), "Bearer"])
      expect(everything).not.toContain(secret);
  });

  it("keeps back a reason of Notify's that repeats what was sent", () => {
    expect(withoutPersonalData({ error: "ValidationError", message: "reference Alex Morgan is too long" })).toBe(
      "ValidationError, for a reason that may repeat what was sent",
    );
  });
});

describe("a key Notify does not accept", () => {
  it("is worth another try, for an operator will mend it and the messages must still be there", async () => {
    const { url } = await withEmulator();
    const notify = connect(url, `wrong-${SERVICE_ID}-00000000-0000-4000-8000-000000000000`);
    const address = { channel: "email", email: "alex.morgan@example.com" } as const;

    const failed: unknown = await notify
      .send({ template: "letterIssued", address, personalisation: letterValues, reference: "r" })
      .catch((error: unknown) => error);

    expect(failed).toBeInstanceOf(NotifyUnavailable);
    expect(failed).toMatchObject({ answerLost: false, message: expect.stringContaining("API key not found") });
  });
});
