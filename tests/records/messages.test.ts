import { expect, test } from "vitest";
import type { CaseCommit, MessageChange } from "../../records/case-commit.ts";
import { commitCase } from "../../records/commit-case.ts";
import { messageReference } from "../../records/message-reference.ts";
import { MessageUnknown } from "../../records/messages/message-errors.ts";
import { recheckMessage } from "../../records/messages/recheck-message.ts";
import { recordReceipt } from "../../records/messages/record-receipt.ts";
import { releaseMessage } from "../../records/messages/release-message.ts";
import { settleMessage } from "../../records/messages/settle-message.ts";
import { takeMessage, type TakenMessage } from "../../records/messages/take-message.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import { setClockOffset } from "../../records/queries/set-clock-offset.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, DAY, opening, queued, START, transition } from "./support/a-case.ts";

const LEASE = 30_000;
const NOW = START + DAY;

onEveryEngine("Messages", (records) => {
  /** A case with one message, and that message's id. */
  async function aMessage(
    changes: Partial<Extract<MessageChange, { change: "queued" }>> = {},
    commit: Partial<CaseCommit> = {},
  ) {
    const caseId = aCaseId();
    const messageId = `${caseId}/0.1`;
    await commitCase(records(), opening(caseId, { messages: [queued(messageId, changes)], ...commit }));
    return { caseId, messageId };
  }
  const take = (messageId: string, now = NOW) => takeMessage(records(), messageId, LEASE, now);
  async function taken(messageId: string, now = NOW): Promise<TakenMessage> {
    const message = await take(messageId, now);
    if (!message.taken) throw new Error(`Not taken: ${message.because}`);
    return message;
  }
  const then = (caseId: string, sequence: number, change: MessageChange) =>
    commitCase(records(), transition(caseId, sequence, { messages: [change] }));
  const told = async (caseId: string) =>
    (await timelineOf(records(), caseId, { limit: 50 })).items.filter(({ kind }) => kind === "message");

  test("a message that was written down can be taken, with all that is needed to send it", async () => {
    const { caseId, messageId } = await aMessage({ validUntil: START + 3 * DAY });
    await expect(take(messageId)).resolves.toEqual({
      taken: true,
      messageId,
      caseId,
      template: "reminderOneWeek",
      to: "person",
      address: { channel: "email", email: "nadia.secretname@example.com" },
      personalisation: { name: "Nadia Secretname" },
      reference: messageReference(messageId),
      validUntil: START + 3 * DAY,
      attempts: 1,
      leasedUntil: NOW + LEASE,
      withdrawn: false,
      rehearsal: false,
      clockOffsetMs: 0,
    });
  });

  test("the reference is opaque and always the same", () => {
    expect(messageReference("optInLetter-1/0.1")).toBe(messageReference("optInLetter-1/0.1"));
    expect(messageReference("optInLetter-1/0.1")).not.toContain("optInLetter");
    expect(messageReference("optInLetter-1/0.1")).not.toBe(messageReference("optInLetter-1/0.2"));
  });

  test("while one attempt runs, no other begins; after its time, the next one knows it is not the first", async () => {
    const { messageId } = await aMessage();
    const attempts = await Promise.all(Array.from({ length: 5 }, () => take(messageId)));
    expect(attempts.filter(({ taken }) => taken)).toHaveLength(1);
    expect(await take(messageId, NOW + LEASE - 1)).toEqual({ taken: false, because: "leased", until: NOW + LEASE });
    expect(await take(messageId, NOW + LEASE)).toMatchObject({ taken: true, attempts: 2 });
  });

  test("an attempt that failed and will be retried lets go of the message and says why", async () => {
    const { caseId, messageId } = await aMessage();
    await releaseMessage(records(), await taken(messageId), "Notify answered 503");
    expect(await messagesOf(records(), caseId)).toMatchObject([
      { status: "queued", attempts: 1, lastError: "Notify answered 503" },
    ]);
    expect(await take(messageId, NOW + 1)).toMatchObject({ taken: true, attempts: 2 });
  });

  test("a message that was sent is on the timeline once, without personal data, and is never taken again", async () => {
    const { caseId, messageId } = await aMessage();
    const first = await taken(messageId);
    await expect(settleMessage(records(), messageId, { outcome: "sent", notifyId: "n1" }, NOW)).resolves.toBe(
      "settled",
    );
    await expect(settleMessage(records(), messageId, { outcome: "stale" }, NOW)).resolves.toBe("alreadySettled");
    await releaseMessage(records(), first, "too late to matter");
    const entry = {
      kind: "message",
      name: "reminderOneWeek",
      text: 'Email "reminderOneWeek" sent',
      at: NOW,
      messageId,
    };
    expect(await told(caseId)).toEqual([
      { ...entry, actor: { id: "system", displayName: "Throughcare", role: "system" } },
    ]);
    expect(await messagesOf(records(), caseId)).toMatchObject([{ status: "sent", notifyId: "n1", settledAt: NOW }]);
    expect((await messagesOf(records(), caseId))[0]).not.toHaveProperty("lastError");
    expect(await take(messageId, NOW + DAY)).toEqual({ taken: false, because: "sent" });
  });

  test("one that Notify refused for good, and one that came too late, say so", async () => {
    const failed = await aMessage({ address: { channel: "sms", phone: "07700900111" } });
    await settleMessage(records(), failed.messageId, { outcome: "failed", reason: "Notify refused the address" }, NOW);
    expect(await told(failed.caseId)).toMatchObject([{ text: 'Text message "reminderOneWeek" could not be sent' }]);
    expect(await messagesOf(records(), failed.caseId)).toMatchObject([{ lastError: "Notify refused the address" }]);
    expect(await take(failed.messageId)).toEqual({ taken: false, because: "failed" });
    const stale = await aMessage();
    await settleMessage(records(), stale.messageId, { outcome: "stale" }, NOW);
    expect(await told(stale.caseId)).toMatchObject([{ text: 'Email "reminderOneWeek" not sent: too late' }]);
    expect(await take(stale.messageId)).toEqual({ taken: false, because: "stale" });
  });

  test("a message withdrawn before any attempt is never taken", async () => {
    const { caseId, messageId } = await aMessage();
    await then(caseId, 1, { change: "withdrawn", messageId, reason: "no longer needed" });
    expect(await take(messageId)).toEqual({ taken: false, because: "withdrawn" });
    expect(await messagesOf(records(), caseId)).toMatchObject([
      { status: "withdrawn", withdrawnReason: "no longer needed", attempts: 0 },
    ]);
  });

  test("one withdrawn after an attempt may be with Notify already: it is to be looked up, not sent", async () => {
    const { caseId, messageId } = await aMessage();
    await releaseMessage(records(), await taken(messageId), "timed out");
    await then(caseId, 1, { change: "withdrawn", messageId, reason: "no longer needed" });
    expect(await take(messageId)).toMatchObject({ taken: true, attempts: 2, withdrawn: true });
    await settleMessage(records(), messageId, { outcome: "withdrawn" }, NOW);
    expect(await told(caseId)).toMatchObject([{ text: 'Email "reminderOneWeek" not sent: no longer needed' }]);
    expect(await take(messageId, NOW + DAY)).toEqual({ taken: false, because: "withdrawn" });
  });

  test("an attempt and a withdrawal at the same moment: one is first, and the other knows", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { caseId, messageId } = await aMessage();
      const [attempt] = await Promise.all([
        take(messageId),
        then(caseId, 1, { change: "withdrawn", messageId, reason: "gone" }),
      ]);
      const status = attempt.taken ? "queued" : "withdrawn";
      expect(await messagesOf(records(), caseId)).toMatchObject([
        { status, attempts: attempt.taken ? 1 : 0, withdrawnReason: "gone" },
      ]);
    }
  });

  test("one queued and withdrawn in the same transition is withdrawn", async () => {
    const caseId = aCaseId();
    const messageId = `${caseId}/0.1`;
    const messages = [queued(messageId), { change: "withdrawn", messageId, reason: "no longer needed" } as const];
    await commitCase(records(), opening(caseId, { messages }));
    expect(await take(messageId)).toEqual({ taken: false, because: "withdrawn" });
  });

  const letter = { channel: "letter", lines: ["Nadia Secretname", "1 High Street", "LS1 1AA"] } as const;
  const text = { channel: "sms", phone: "07700900111" } as const;

  test("a message follows its recipient to a new address", async () => {
    const { caseId, messageId } = await aMessage();
    await then(caseId, 1, { change: "redirected", messageId, address: letter });
    expect(await messagesOf(records(), caseId)).toMatchObject([{ channel: "letter", address: letter }]);
    expect(await take(messageId)).toMatchObject({ address: letter });
  });

  test("after an attempt, too: the next one goes there, once it knows that Notify has not accepted the message", async () => {
    const { caseId, messageId } = await aMessage();
    const first = await taken(messageId);
    await releaseMessage(records(), first, "Notify is out");
    await then(caseId, 1, { change: "redirected", messageId, address: letter });
    await then(caseId, 2, { change: "redirected", messageId, address: text });
    expect(await messagesOf(records(), caseId)).toMatchObject([{ channel: "email", redirectedTo: text }]);
    const second = await taken(messageId);
    expect(await recheckMessage(records(), second, LEASE, NOW)).toMatchObject({ attempts: 2, address: text });
    const [message] = await messagesOf(records(), caseId);
    expect(message).toMatchObject({ channel: "sms", address: text });
    expect(message).not.toHaveProperty("redirectedTo");
  });

  test("one that Notify had accepted went to the former address, and says so", async () => {
    const { caseId, messageId } = await aMessage();
    const first = await taken(messageId);
    await then(caseId, 1, { change: "redirected", messageId, address: text });
    await settleMessage(records(), first.messageId, { outcome: "sent", notifyId: "n1" }, NOW);
    expect(await messagesOf(records(), caseId)).toMatchObject([
      { status: "sent", channel: "email", address: { email: "nadia.secretname@example.com" }, redirectedTo: text },
    ]);
  });

  test("what is no longer wanted is known before it is sent, however long the attempt has been under way", async () => {
    const { caseId, messageId } = await aMessage();
    const attempt = await taken(messageId);
    await then(caseId, 1, { change: "withdrawn", messageId, reason: "no longer needed" });
    expect(await recheckMessage(records(), attempt, LEASE, NOW)).toMatchObject({ withdrawn: true });
  });

  test("an attempt that another one has followed is told so before it sends", async () => {
    const { messageId } = await aMessage();
    const outlived = await taken(messageId);
    const next = await taken(messageId, NOW + LEASE);
    expect(await recheckMessage(records(), outlived, LEASE, NOW + LEASE)).toBeUndefined();
    expect(await recheckMessage(records(), next, LEASE, NOW + 2 * LEASE - 1)).toMatchObject({ attempts: 2 });
    // From then on it has the message for as long again.
    expect(await take(messageId, NOW + 2 * LEASE)).toMatchObject({ taken: false, because: "leased" });
  });

  test("an attempt that another one has followed does not let go of the other's message", async () => {
    const { caseId, messageId } = await aMessage();
    const outlived = await taken(messageId);
    await taken(messageId, NOW + LEASE);
    await releaseMessage(records(), outlived, "timed out");
    expect(await take(messageId, NOW + LEASE + 1)).toMatchObject({ taken: false, because: "leased" });
    expect((await messagesOf(records(), caseId))[0]).not.toHaveProperty("lastError");
  });

  test("a message that Notify accepted after all is sent, whatever was said before", async () => {
    const { caseId, messageId } = await aMessage();
    await settleMessage(records(), messageId, { outcome: "withdrawn" }, NOW);
    const accepted = { outcome: "sent", notifyId: "n1" } as const;
    expect(await settleMessage(records(), messageId, accepted, NOW)).toBe("settled");
    expect(await messagesOf(records(), caseId)).toMatchObject([{ status: "sent", notifyId: "n1" }]);
    expect((await told(caseId)).map(({ text: said }) => said)).toEqual([
      'Email "reminderOneWeek" not sent: no longer needed',
      'Email "reminderOneWeek" sent',
    ]);
  });

  test("one accepted twice is found out, also when a receipt told of the first", async () => {
    const { caseId, messageId } = await aMessage();
    await recordReceipt(records(), { reference: messageReference(messageId), notifyId: "n1", status: "delivered" });
    const settle = (notifyId: string) => settleMessage(records(), messageId, { outcome: "sent", notifyId }, NOW);
    expect(await settle("n2")).toBe("sentTwice");
    expect(await settle("n1")).toBe("alreadySettled");
    expect(await messagesOf(records(), caseId)).toMatchObject([{ status: "sent", notifyId: "n1" }]);
  });

  test("one that was redirected is good for as long as its new address is", async () => {
    const address = { channel: "email", email: "new@example.com" } as const;
    const { caseId, messageId } = await aMessage({ validUntil: START + 9 * DAY });
    const good = async () => (await messagesOf(records(), caseId)).map(({ validUntil }) => validUntil);
    await then(caseId, 1, { change: "redirected", messageId, address, validUntil: START + 2 * DAY });
    expect(await good()).toEqual([START + 2 * DAY]);
    // Also while Notify keeps it waiting.
    await releaseMessage(records(), await taken(messageId), "Notify asks us to wait");
    await then(caseId, 2, { change: "redirected", messageId, address, validUntil: START + DAY });
    expect(await good()).toEqual([START + DAY]);
    await then(caseId, 3, { change: "redirected", messageId, address });
    expect(await good()).toEqual([undefined]);
  });

  test("one redirected in the transition that queued it, too", async () => {
    const caseId = aCaseId();
    const messageId = `${caseId}/0.1`;
    const address = { channel: "email", email: "new@example.com" } as const;
    const redirected = { change: "redirected", messageId, address } as const;
    await commitCase(
      records(),
      opening(caseId, { messages: [queued(messageId, { validUntil: START + DAY }), redirected] }),
    );
    expect(await take(messageId, START + 2 * DAY)).toMatchObject({ taken: true, address });
    expect((await messagesOf(records(), caseId))[0]).not.toHaveProperty("validUntil");
  });

  test("in a rehearsal the timeline tells the case's own time", async () => {
    const { caseId, messageId } = await aMessage(
      {},
      { opening: { startedAt: START, identifiers: [], rehearsal: true } },
    );
    await setClockOffset(records(), caseId, 7 * DAY);
    expect(await take(messageId)).toMatchObject({ rehearsal: true, clockOffsetMs: 7 * DAY });
    await settleMessage(records(), messageId, { outcome: "sent", notifyId: "n1" }, NOW);
    expect(await told(caseId)).toMatchObject([{ at: NOW + 7 * DAY }]);
  });

  test("a message nobody wrote down is an error", async () => {
    await expect(take("optInLetter-none/0.1")).rejects.toThrow(MessageUnknown);
  });
});
