import { describe, expect, it } from "vitest";
import { letterValues } from "./support/templates.ts";
import { type Rig, withEmulator } from "./support/with-emulator.ts";

const to = (email: string) => ({ channel: "email", email }) as const;
const morningOf9November = (): number => Date.parse("2022-11-09T09:05:00Z");

async function sendLetter({ notify }: Rig, name: string, reference = name): Promise<string> {
  const address = to(`${name}@example.com`);
  return (
    await notify.send({ template: "letterIssued", address, personalisation: { ...letterValues, name }, reference })
  ).notifyId;
}

describe("the outbox", () => {
  it("says that it is a development copy and that nothing leaves the machine", async () => {
    const { page } = await withEmulator();
    const html = await page("/");
    expect(html).toContain("This is a development copy of GOV.UK Notify. Nothing leaves this machine");
    expect(html).toContain("No messages yet.");
  });

  it("lists each message with its London time, recipient, template, subject and status", async () => {
    const rig = await withEmulator({ clock: () => Date.parse("2022-07-01T08:05:00Z") });
    const id = await sendLetter(rig, "alex");
    await expect.poll(() => rig.page("/")).toContain("Delivered</strong>");
    const html = await rig.page("/");
    expect(html).toContain(`<a class="govuk-link" href="/messages/${id}">Your opt-in letter, alex</a>`);
    expect(html).toContain("alex@<wbr/>example.<wbr/>com");
    expect(html).toContain("Email: letterIssued");
    expect(html).toContain('<time datetime="2022-07-01T08:05:00.000Z">1 July 2022 at 9:05am</time>');
  });

  it("finds messages by recipient, channel, template and status", async () => {
    const rig = await withEmulator();
    await sendLetter(rig, "alex");
    await sendLetter(rig, "bounces.sam");
    await rig.notify.send({
      template: "sessionReminder",
      address: { channel: "sms", phone: "07700 900123" },
      personalisation: { when: "Monday" },
      reference: "sms",
    });
    await expect.poll(() => rig.page("/?status=delivered")).toContain("Showing 1 to 2 of 2 messages found, 3 in all");
    const found = async (query: string): Promise<string[]> =>
      [...(await rig.page(`/?${query}`)).matchAll(/outbox-messages__to">(.*?)<\/td>/g)].map(([, recipient = ""]) =>
        recipient.replaceAll("<wbr/>", ""),
      );

    expect(await found("to=ALEX")).toEqual(["alex@example.com"]);
    expect(await found("to=07700900123")).toEqual(["07700 900123"]);
    expect(await found("channel=sms")).toEqual(["07700 900123"]);
    expect(await found("status=permanent-failure")).toEqual(["bounces.sam@example.com"]);
    expect(await found("to=nobody")).toEqual([]);
    expect(await found("channel=pigeon&status=none&page=zero")).toHaveLength(3);
  });

  it("shows the newest 25 first, and the rest on further pages", async () => {
    const rig = await withEmulator();
    for (let at = 1; at <= 30; at += 1) await sendLetter(rig, `person${at}`);
    const first = await rig.page("/");
    expect(first).toContain("Showing 1 to 25 of 30 messages, newest first");
    expect(first).toContain("person30@");
    expect(first).not.toContain("person5@");
    const second = await rig.page("/?page=2");
    expect(second).toContain("person5@");
    expect(second).toContain('aria-current="page">2</a>');
    expect(await rig.page("/?page=99")).toContain('aria-current="page">2</a>');
  });

  it("shows an email as its recipient sees it", async () => {
    const rig = await withEmulator({ clock: morningOf9November });
    const id = await sendLetter(rig, "alex");
    const html = await rig.page(`/messages/${id}`);
    expect(html).toMatch(/<h2 style="[^"]*">What is on offer<\/h2>/);
    expect(html).toMatch(
      /<blockquote style="[^"]*"><p [^>]*>Answer by 29 November 2022 at 11:59pm\.<\/p><\/blockquote>/,
    );
    expect(html).toContain("9 November 2022 at 9:05:00am");
    expect(await rig.page(`/messages/${id}/email`)).toContain("<title>Your opt-in letter, alex</title>");
  });

  it("shows a letter on sheets of paper, with the address as it is printed", async () => {
    const rig = await withEmulator({ clock: morningOf9November });
    const address = { channel: "letter", lines: ["Alex Morgan", "1 Some Street", "sw1a1aa"] } as const;
    const { notifyId } = await rig.notify.send({
      template: "letterIssued",
      address,
      personalisation: letterValues,
      reference: "r",
    });
    const html = await rig.page(`/messages/${notifyId}`);
    expect(html.match(/class="outbox-sheet[ "]/g)).toHaveLength(2);
    expect(html).toContain("Alex Morgan<br/>1 Some Street<br/>SW1A 1AA");
    expect(html).toContain("<p>9 November 2022</p>");
    expect(html).toContain("Notify sends no delivery receipts for letters");
  });

  it("shows what a person typed as text", async () => {
    const rig = await withEmulator();
    const personalisation = { ...letterValues, name: "<img src=x onerror=alert(1)>" };
    const { notifyId } = await rig.notify.send({
      template: "letterIssued",
      address: to("alex@example.com"),
      personalisation,
      reference: '"><script>',
    });
    for (const path of ["/", `/messages/${notifyId}`, `/messages/${notifyId}/email`, "/?to=%22%3E%3Cscript%3E"]) {
      const html = await rig.page(path);
      expect(html).not.toContain("<img");
      expect(html).not.toContain("<script");
    }
  });

  it("warns of a reference that was accepted more than once", async () => {
    const rig = await withEmulator();
    const first = await sendLetter(rig, "alex", "same");
    const second = await sendLetter(rig, "alex", "same");
    expect(await rig.page("/")).toContain("1 reference was accepted more than once");
    const html = await rig.page(`/messages/${second}`);
    expect(html).toContain("This reference was accepted 2 times");
    expect(html).toContain(`href="/messages/${first}"`);
    expect(await rig.page("/failures")).toContain("same</code>");
  });

  it("switches failures from its page, and says on every page that they are on", async () => {
    const rig = await withEmulator();
    const post = (body: string, headers = {}): Promise<Response> =>
      fetch(`${rig.url}/failures`, { method: "POST", body: new URLSearchParams(body), headers, redirect: "manual" });

    const saved = await post("mode=acceptThenTimeout&count=2");
    expect(saved.status).toBe(303);
    expect(await rig.page(saved.headers.get("location") ?? "")).toContain(
      "Accepts, then never answers, for the next 2 requests.",
    );
    expect(await rig.page("/")).toContain("Failing on purpose");
    expect(await (await fetch(`${rig.url}/control/failures`)).json()).toEqual({ mode: "acceptThenTimeout", count: 2 });

    const wrong = await post("mode=down&count=few");
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toMatch(/<a href="#count">Enter a whole number above 0.*value="few"/s);

    expect((await post("mode=down&count=", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    await post("mode=none&count=");
    expect(await rig.page("/")).not.toContain("Failing on purpose");
  });

  it("loads nothing from elsewhere: style sheets, fonts and images are its own", async () => {
    const rig = await withEmulator();
    const id = await sendLetter(rig, "alex");
    for (const path of ["/", `/messages/${id}`, "/failures"]) {
      const answer = await fetch(`${rig.url}${path}`);
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      const html = await answer.text();
      const loaded = [...html.matchAll(/<(?:link|img|script|iframe)[^>]*(?:href|src)="([^"]*)"/g)].map(
        ([, source]) => source ?? "",
      );
      expect(loaded.filter((source) => !source.startsWith("/assets/"))).toEqual([]);
      for (const source of loaded) expect((await fetch(`${rig.url}${source}`)).status).toBe(200);
    }
    const css = await rig.page("/assets/govuk-frontend.css");
    for (const [, source = ""] of css.matchAll(/url\((\/assets\/[^)]*)\)/g))
      expect((await fetch(`${rig.url}${source}`)).status).toBe(200);
    expect((await fetch(`${rig.url}/assets/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it("has no such message: a page that says so", async () => {
    const { url } = await withEmulator();
    const answer = await fetch(`${url}/messages/nothing`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("This outbox has no such message");
  });
});
