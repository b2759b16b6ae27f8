import { expect, test } from "vitest";
import type { CaseCommit, MessageChange } from "../../records/case-commit.ts";
import { commitCase } from "../../records/commit-case.ts";
import { messageReference } from "../../records/message-reference.ts";
import { MessageUnknown } from "../../records/messages/message-errors.ts";
import { releaseMessage } from "../../records/messages/release-message.ts";
import { settleMessage } from "../../records/messages/settle-message.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
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
    await take(messageId);
    await releaseMessage(records(), messageId, "Notify answered 503");
    expect(await messagesOf(records(), caseId)).toMatchObject([
      { status: "queued", attempts: 1, lastError: "Notify answered 503" },
    ]);
    expect(await take(messageId, NOW + 1)).toMatchObject({ taken: true, attempts: 2 });
  });

  test("a message that was sent is on the timeline once, without personal data, and is never taken again", async () => {
    const { caseId, messageId } = await aMessage();
    await take(messageId);
    await expect(settleMessage(records(), messageId, { outcome: "sent", notifyId: "n1" }, NOW)).resolves.toBe(
      "settled",
    );
    await expect(settleMessage(records(), messageId, { outcome: "sent", notifyId: "n2" }, NOW)).resolves.toBe(
      "alreadySettled",
    );
    await releaseMessage(records(), messageId, "too late to matter");
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
    await take(messageId);
    await releaseMessage(records(), messageId, "timed out");
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

  test("a message follows its recipient to a new address until it is attempted, and not after", async () => {
    const letter = { channel: "letter", lines: ["Nadia Secretname", "1 High Street", "LS1 1AA"] } as const;
    const elsewhere = { channel: "email", email: "old@example.com" } as const;
    const { caseId, messageId } = await aMessage();
    await then(caseId, 1, { change: "redirected", messageId, address: letter });
    expect(await take(messageId)).toMatchObject({ address: letter });
    await then(caseId, 2, { change: "redirected", messageId, address: elsewhere });
    expect(await messagesOf(records(), caseId)).toMatchObject([{ channel: "letter", address: letter }]);
  });

  test("one that was redirected is good for as long as its new address is", async () => {
    const address = { channel: "email", email: "new@example.com" } as const;
    const { caseId, messageId } = await aMessage({ validUntil: START + 9 * DAY });
    const good = async () => (await messagesOf(records(), caseId)).map(({ validUntil }) => validUntil);
    await then(caseId, 1, { change: "redirected", messageId, address, validUntil: START + 2 * DAY });
    expect(await good()).toEqual([START + 2 * DAY]);
    await then(caseId, 2, { change: "redirected", messageId, address });
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
