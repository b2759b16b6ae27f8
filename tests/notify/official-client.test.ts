import { createHmac } from "node:crypto";
import { NotifyClient } from "notifications-node-client";
import { describe, expect, it } from "vitest";
import { emulatorTemplateId } from "../../activities/notify/template-ids.ts";
import { letterValues } from "./support/templates.ts";
import { type Rig, SECRET, SERVICE_ID, withEmulator } from "./support/with-emulator.ts";

const LETTER_BY_EMAIL = emulatorTemplateId("letterIssued", "email");
const LETTER_BY_POST = emulatorTemplateId("letterIssued", "letter");
const REMINDER = emulatorTemplateId("sessionReminder", "sms");
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

const clientOf = ({ url, apiKey }: Rig): NotifyClient => new NotifyClient(url, apiKey);

describe("the API, as the official client sees it", () => {
  it("answers a sent email with its id, its filled-in content and links", async () => {
    const rig = await withEmulator();
    const answer = await clientOf(rig).sendEmail(LETTER_BY_EMAIL, "alex.morgan@example.com", {
      personalisation: letterValues,
      reference: "r-1",
    });

    expect(answer.status).toBe(201);
    expect(answer.data).toEqual({
      id: expect.stringMatching(UUID),
      reference: "r-1",
      uri: `${rig.url}/v2/notifications/${answer.data.id}`,
      template: { id: LETTER_BY_EMAIL, version: 1, uri: expect.stringContaining(LETTER_BY_EMAIL) },
      scheduled_for: null,
      content: {
        from_email: "throughcare@notifications.service.gov.uk",
        subject: "Your opt-in letter, Alex Morgan",
        body: expect.stringContaining("Your new pay would be £31,250 a year."),
        one_click_unsubscribe_url: null,
      },
      sanitised_content: {},
    });
  });

  it("answers a sent text message, and a sent letter", async () => {
    const client = clientOf(await withEmulator());
    const text = await client.sendSms(REMINDER, "07700900123", { personalisation: { when: "Monday" } });
    expect(text.data).toMatchObject({
      reference: null,
      content: { from_number: "GOVUK", body: expect.stringContaining("on Monday.") },
    });

    const personalisation = {
      ...letterValues,
      address_line_1: "Alex Morgan",
      address_line_2: "1 Some Street",
      postcode: "sw1a1aa",
    };
    const letter = await client.sendLetter(LETTER_BY_POST, { personalisation, reference: "r-2" });
    expect(letter.data).toMatchObject({
      reference: "r-2",
      content: { subject: "Your opt-in letter" },
      scheduled_for: null,
    });
  });

  it("shows one message in full", async () => {
    const client = clientOf(await withEmulator());
    const { data: sent } = await client.sendEmail(LETTER_BY_EMAIL, "alex.morgan@example.com", {
      personalisation: letterValues,
      reference: "r-1",
    });
    await expect.poll(async () => (await client.getNotificationById(sent.id)).data.status).toBe("delivered");

    const { data } = await client.getNotificationById(sent.id);

    expect(data).toMatchObject({
      id: sent.id,
      reference: "r-1",
      type: "email",
      email_address: "alex.morgan@example.com",
      phone_number: null,
      line_1: null,
      postcode: null,
      subject: "Your opt-in letter, Alex Morgan",
      created_at: expect.stringMatching(TIME),
      sent_at: expect.stringMatching(TIME),
      completed_at: expect.stringMatching(TIME),
      created_by_name: null,
    });
  });

  it("lists messages newest first, by channel, status and reference, 250 a page", async () => {
    const client = clientOf(await withEmulator());
    const ids: string[] = [];
    for (let at = 0; at < 252; at += 1) {
      const { data } = await client.sendSms(REMINDER, "07700900123", {
        personalisation: { when: `day ${at}` },
        reference: `r-${at % 2}`,
      });
      ids.unshift(data.id);
    }

    const { data: first } = await client.getNotifications();
    expect(first.notifications.map(({ id }) => id)).toEqual(ids.slice(0, 250));
    const { data: second } = await client.getNotifications(undefined, undefined, undefined, ids[249]);
    expect(second.notifications.map(({ id }) => id)).toEqual(ids.slice(250));
    expect(first.links.next).toContain(`older_than=${ids[249]}`);

    expect((await client.getNotifications("email")).data.notifications).toEqual([]);
    expect((await client.getNotifications("sms", undefined, "r-1")).data.notifications).toHaveLength(126);
    await expect
      .poll(async () => (await client.getNotifications(undefined, "delivered")).data.notifications.length)
      .toBe(250);
    expect((await client.getNotifications(undefined, "failed")).data.notifications).toEqual([]);
  });

  it("shows the templates, and previews one", async () => {
    const client = clientOf(await withEmulator());
    const { data: all } = await client.getAllTemplates();
    expect(all.templates.map(({ name, type }) => `${name}.${type}`)).toEqual([
      "letterIssued.email",
      "letterIssued.letter",
      "sessionReminder.sms",
    ]);
    expect((await client.getAllTemplates("sms")).data.templates).toHaveLength(1);

    const { data: one } = await client.getTemplateById(REMINDER);
    expect(one).toMatchObject({
      id: REMINDER,
      version: 1,
      subject: null,
      updated_at: null,
      personalisation: { when: { required: true } },
    });
    expect((await client.getTemplateByIdAndVersion(REMINDER, 1)).data).toEqual(one);

    const { data: preview } = await client.previewTemplateById(LETTER_BY_EMAIL, letterValues);
    expect(preview).toMatchObject({
      type: "email",
      version: 1,
      subject: "Your opt-in letter, Alex Morgan",
      html: expect.stringContaining("<h2 "),
    });
  });

  it("gives an edited template its next version, and keeps the old one", async () => {
    const first = await withEmulator();
    await first.close();
    const edited = { id: REMINDER, name: "sessionReminder", channel: "sms", body: "New words about ((when))" } as const;
    const client = clientOf(await withEmulator({ dataFile: first.dataFile, templates: [edited] }));
    expect((await client.getTemplateById(REMINDER)).data).toMatchObject({ version: 2, body: edited.body });
    expect((await client.getTemplateByIdAndVersion(REMINDER, 1)).data.body).toContain("You have an appointment");
  });
});

describe("the errors of the API", () => {
  const failed = async (call: Promise<unknown>): Promise<unknown> => {
    const error = (await call.then(
      () => undefined,
      (reason: unknown) => reason,
    )) as { response?: { data?: unknown } } | undefined;
    return error?.response?.data;
  };

  it.for<[string, (client: NotifyClient) => Promise<unknown>, number, string, string]>([
    [
      "a missing value",
      (client) => client.sendSms(REMINDER, "07700900123"),
      400,
      "BadRequestError",
      "Missing personalisation: when",
    ],
    [
      "a bad email address",
      (client) => client.sendEmail(LETTER_BY_EMAIL, "nobody", { personalisation: letterValues }),
      400,
      "ValidationError",
      "email_address Not a valid email address",
    ],
    [
      "a template of another channel",
      (client) => client.sendSms(LETTER_BY_EMAIL, "07700900123"),
      400,
      "BadRequestError",
      "email template is not suitable for sms notification",
    ],
    [
      "an unknown template",
      (client) => client.sendSms(SERVICE_ID, "07700900123"),
      400,
      "BadRequestError",
      "Template not found",
    ],
    [
      "a template id that is none",
      (client) => client.sendSms("nonsense", "07700900123"),
      400,
      "ValidationError",
      "template_id is not a valid UUID",
    ],
    [
      "too long a reference",
      (client) => client.sendSms(REMINDER, "07700900123", { reference: "r".repeat(1001) }),
      400,
      "ValidationError",
      `reference ${"r".repeat(1001)} is too long`,
    ],
    [
      "too long a text",
      (client) => client.sendSms(REMINDER, "07700900123", { personalisation: { when: "x".repeat(900) } }),
      400,
      "BadRequestError",
      "Your message is too long. Text messages cannot be longer than 918 characters. Your message is 971 characters long.",
    ],
    ["an unknown message", (client) => client.getNotificationById(SERVICE_ID), 404, "NoResultFound", "No result found"],
    [
      "an id that is none",
      (client) => client.getNotificationById("nonsense"),
      400,
      "ValidationError",
      "notification_id is not a valid UUID",
    ],
    [
      "an unknown status",
      (client) => client.getNotifications(undefined, "elephant"),
      400,
      "ValidationError",
      "status elephant is not one of",
    ],
    [
      "a preview without values",
      (client) => client.previewTemplateById(REMINDER),
      400,
      "BadRequestError",
      "Missing personalisation: when",
    ],
  ])("%s", async ([, call, status, error, message]) => {
    const client = clientOf(await withEmulator());
    expect(await failed(call(client))).toEqual({
      status_code: status,
      errors: [{ error, message: expect.stringContaining(message) }],
    });
  });

  it.for<[string, string | undefined, number, string]>([
    ["no token", undefined, 401, "Unauthorized: authentication token must be provided"],
    ["another scheme", "Basic abc", 401, "Unauthorized: authentication bearer scheme must be used"],
    ["nonsense", "Bearer abc", 403, "Invalid token: make sure your API token matches the example"],
    ["no issuer", token({ iat: now() }), 403, "Invalid token: iss field not provided"],
    [
      "an issuer that is no id",
      token({ iss: "me", iat: now() }),
      403,
      "Invalid token: service id is not the right data type",
    ],
    ["another service", token({ iss: SECRET, iat: now() }), 403, "Invalid token: service not found"],
    [
      "another algorithm",
      token({ iss: SERVICE_ID, iat: now() }, SECRET, "HS512"),
      403,
      "Invalid token: algorithm used is not HS256",
    ],
    ["another secret", token({ iss: SERVICE_ID, iat: now() }, "another"), 403, "Invalid token: API key not found"],
    [
      "a token of 40 seconds ago",
      token({ iss: SERVICE_ID, iat: now() - 40 }),
      403,
      "Error: Your system clock must be accurate to within 30 seconds",
    ],
    [
      "a token from the future",
      token({ iss: SERVICE_ID, iat: now() + 60 }),
      403,
      "Error: Your system clock must be accurate to within 30 seconds",
    ],
  ])("authentication with %s", async ([, authorization, status, message]) => {
    const { url } = await withEmulator();
    const answer = await fetch(`${url}/v2/notifications`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      status_code: status,
      errors: [{ error: "AuthError", message: expect.stringContaining(message) }],
    });
  });

  it("a body that is not JSON, and fields nobody asked for", async () => {
    const { url } = await withEmulator();
    const post = async (body: string): Promise<unknown> =>
      (
        await fetch(`${url}/v2/notifications/sms`, {
          method: "POST",
          body,
          headers: { authorization: token({ iss: SERVICE_ID, iat: now() }) },
        })
      ).json();
    expect(await post("{")).toEqual({
      status_code: 400,
      errors: [{ error: "BadRequestError", message: "Invalid JSON supplied in POST data" }],
    });
    expect(await post('{"phone_numer": "07700900123"}')).toEqual({
      status_code: 400,
      errors: [
        { error: "ValidationError", message: "template_id is a required property" },
        { error: "ValidationError", message: "phone_number is a required property" },
        { error: "ValidationError", message: "Additional properties are not allowed (phone_numer was unexpected)" },
      ],
    });
  });
});

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function token(claims: object, secret = SECRET, alg = "HS256"): string {
  const signed = [{ typ: "JWT", alg }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `Bearer ${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}
