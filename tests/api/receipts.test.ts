import { describe, expect, test } from "vitest";
import { CaseDoesNotAnswer, type DeliveryFailure } from "../../cases/delivery-failures.ts";
import { messageReference } from "../../records/message-reference.ts";
import { queued } from "../records/support/a-case.ts";
import type { Answer } from "./support/caller.ts";
import { aProblem } from "./support/a-problem.ts";
import { aCase, aCaseId } from "./support/cases.ts";
import { NOTIFY_TOKEN, runningApi } from "./support/running-api.ts";

const told: { caseId: string; failure: DeliveryFailure }[] = [];
let caseAnswers = true;

const running = runningApi(() => ({
  receipts: {
    token: NOTIFY_TOKEN,
    onPermanentFailure: async (caseId, failure) => {
      if (!caseAnswers) throw new CaseDoesNotAnswer(`${caseId} does not answer now`);
      told.push({ caseId, failure });
    },
  },
}));

/** As GOV.UK Notify posts it; the address is in it, and must not go any further. */
async function receipt(
  reference: string,
  status: string,
  token = NOTIFY_TOKEN,
  id = "740e5834-3a29-46b4-9a6f-16142fde533a",
): Promise<Answer> {
  return running().api.send("POST", "/notify/callbacks", {
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({
      id,
      reference,
      to: "nadia.secretname@example.com",
      status,
      created_at: "2022-11-10T09:00:00.000000Z",
      completed_at: "2022-11-10T09:00:05.000000Z",
      sent_at: "2022-11-10T09:00:01.000000Z",
      notification_type: "email",
      template_id: "f33517ff-2a88-4f6e-b855-c550268ce08a",
      template_version: 1,
    }),
  });
}

async function aMessage(): Promise<{ caseId: string; messageId: string; reference: string }> {
  const caseId = aCaseId();
  const messageId = `${caseId}/1`;
  await aCase(running().service.records, { caseId, messages: [queued(messageId)] });
  return { caseId, messageId, reference: messageReference(messageId) };
}

/** What the case's timeline says of receipts. */
async function receiptsOf(caseId: string): Promise<string[]> {
  const { body } = await running().api.get(`/cases/${caseId}/timeline`);
  return (body["entries"] as { kind: string; text: string }[])
    .filter(({ kind }) => kind === "receipt")
    .map(({ text }) => text);
}

describe("A delivery receipt", () => {
  test("of a second acceptance of the same message is an error in the log, which names nobody", async () => {
    const { caseId, reference } = await aMessage();
    await receipt(reference, "sending");
    const { log } = running();
    const duplicates = () => log.filter((line) => line.includes("more than once"));
    expect(duplicates()).toEqual([]);
    const other = "840e5834-3a29-46b4-9a6f-16142fde533a";
    const answer = await receipt(reference, "delivered", NOTIFY_TOKEN, other);
    expect(answer).toMatchObject({ status: 200, body: { known: true, changed: true } });
    expect(duplicates().map((line) => JSON.parse(line) as object)).toMatchObject([{ reference }]);
    expect(duplicates().join("")).not.toContain(caseId);
  });

  test("is on the case's timeline, once, however often it comes", async () => {
    const { caseId, reference } = await aMessage();
    expect(await receipt(reference, "delivered")).toMatchObject({ status: 200, body: { known: true, changed: true } });
    expect(await receipt(reference, "delivered")).toMatchObject({ status: 200, body: { known: true, changed: false } });
    expect(await receiptsOf(caseId)).toEqual(['Email "reminderOneWeek" delivered']);
  });

  test.each(["temporary-failure", "technical-failure"])(
    "of a %s is on the timeline, once, and the case is not told: Notify may be asked again",
    async (status) => {
      const { caseId, reference } = await aMessage();
      expect((await receipt(reference, status)).body).toEqual({ known: true, changed: true });
      expect((await receipt(reference, status)).body).toEqual({ known: true, changed: false });
      expect(await receiptsOf(caseId)).toEqual([`Email "reminderOneWeek" not delivered: ${status}`]);
      expect(told.map((one) => one.caseId)).not.toContain(caseId);
      const { body } = await running().api.get(`/cases/${caseId}/messages`);
      expect(body["messages"]).toMatchObject([{ receipt: { status } }]);
    },
  );

  test("may be followed by a better one, and by none that takes it back", async () => {
    const { caseId, reference } = await aMessage();
    for (const status of ["temporary-failure", "delivered", "temporary-failure", "permanent-failure", "sending"]) {
      expect((await receipt(reference, status)).status).toBe(200);
    }
    expect(await receiptsOf(caseId)).toEqual([
      'Email "reminderOneWeek" not delivered: temporary-failure',
      'Email "reminderOneWeek" delivered',
    ]);
    const { body } = await running().api.get(`/cases/${caseId}/messages`);
    expect(body["messages"]).toMatchObject([{ receipt: { status: "delivered" } }]);
    expect(told.map((one) => one.caseId)).not.toContain(caseId);
  });

  test("with a word that Notify has added since is seen, and says nothing on the timeline", async () => {
    const { caseId, reference } = await aMessage();
    expect((await receipt(reference, "pondered")).body).toEqual({ known: true, changed: true });
    expect(await receiptsOf(caseId)).toEqual([]);
  });

  test("of a message nobody here knows is let pass", async () => {
    expect(await receipt("somebody-elses", "permanent-failure")).toMatchObject({ status: 200, body: { known: false } });
  });

  test("of a permanent failure is told to the case, by the recipient's name and not their address", async () => {
    const { caseId, messageId, reference } = await aMessage();
    await receipt(reference, "permanent-failure");
    const failure = { messageId, template: "reminderOneWeek", to: "person", reason: "permanent-failure" };
    expect(told).toContainEqual({ caseId, failure });
  });

  test("that the case could not be told about is asked for again, and told then", async () => {
    const { caseId, reference } = await aMessage();
    caseAnswers = false;
    const answer = await receipt(reference, "permanent-failure");
    expect(answer.status).toBe(503);
    caseAnswers = true;
    expect((await receipt(reference, "permanent-failure")).status).toBe(200);
    expect(told.map((one) => one.caseId)).toContain(caseId);
  });

  test("without the token agreed with Notify is refused", async () => {
    const { caseId, reference } = await aMessage();
    expect((await receipt(reference, "delivered", "wrong")).status).toBe(403);
    expect((await running().api.post("/notify/callbacks", {})).status).toBe(403);
    const withoutToken = await running().api.as(undefined).post("/notify/callbacks", {});
    expect(withoutToken).toMatchObject(aProblem(401, "unauthenticated"));
    expect(withoutToken.headers.get("www-authenticate")).toBe('Bearer realm="throughcare"');
    const { body } = await running().api.get(`/cases/${caseId}/messages`);
    expect((body["messages"] as object[])[0]).not.toHaveProperty("receipt");
  });

  test("that is not one is a bad request", async () => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${NOTIFY_TOKEN}` };
    const answer = await running().api.send("POST", "/notify/callbacks", { headers, body: '{"id": 12}' });
    expect(answer.status).toBe(400);
  });
});
