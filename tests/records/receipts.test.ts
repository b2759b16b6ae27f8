import { expect, test } from "vitest";
import { commitCase } from "../../records/commit-case.ts";
import { messageReference } from "../../records/message-reference.ts";
import { recordReceipt } from "../../records/messages/record-receipt.ts";
import { messagesOf } from "../../records/queries/messages-of.ts";
import { timelineOf } from "../../records/queries/timeline-of.ts";
import { onEveryEngine } from "./engines.ts";
import { aCaseId, DAY, opening, queued, START } from "./support/a-case.ts";

const NOW = START + DAY;

onEveryEngine("Delivery receipts", (records) => {
  async function aMessage() {
    const caseId = aCaseId();
    const messageId = `${caseId}/0.1`;
    await commitCase(records(), opening(caseId, { messages: [queued(messageId)] }));
    const arrives = (status: string, notifyId = "n1") =>
      recordReceipt(records(), { reference: messageReference(messageId), notifyId, status, completedAt: NOW - 5 }, NOW);
    const told = async () =>
      (await timelineOf(records(), caseId, { limit: 50 })).items
        .filter(({ kind }) => kind === "receipt")
        .map(({ text }) => text);
    return { caseId, messageId, arrives, told };
  }

  test("a receipt is stored in Notify's words and told once", async () => {
    const { caseId, messageId, arrives, told } = await aMessage();
    const known = {
      known: true,
      caseId,
      messageId,
      template: "reminderOneWeek",
      permanentFailure: false,
      sentTwice: false,
    };
    await expect(arrives("delivered")).resolves.toEqual({ ...known, changed: true });
    await expect(arrives("delivered")).resolves.toEqual({ ...known, changed: false });
    expect(await told()).toEqual(['Email "reminderOneWeek" delivered']);
    expect(await messagesOf(records(), caseId)).toMatchObject([
      { notifyId: "n1", receipt: { status: "delivered", at: NOW - 5 } },
    ]);
  });

  test("one of another acceptance of the same message tells that Notify has it twice", async () => {
    const { caseId, arrives } = await aMessage();
    await expect(arrives("sending")).resolves.toMatchObject({ sentTwice: false });
    await expect(arrives("sending", "n2")).resolves.toMatchObject({ changed: false, sentTwice: true });
    await expect(arrives("delivered", "n2")).resolves.toMatchObject({ changed: true, sentTwice: true });
    expect(await messagesOf(records(), caseId)).toMatchObject([{ notifyId: "n1" }]);
  });

  test("a permanent failure says so, for someone to find another address", async () => {
    const { arrives, told } = await aMessage();
    const failed = { permanentFailure: true };
    await expect(arrives("permanent-failure")).resolves.toMatchObject({ ...failed, changed: true });
    // Again, for the case may not have heard of it.
    await expect(arrives("permanent-failure")).resolves.toMatchObject({ ...failed, changed: false });
    expect(await told()).toEqual(['Email "reminderOneWeek" not delivered: permanent-failure']);
  });

  test("nothing follows delivered, and nothing final is on its way again", async () => {
    const { caseId, arrives, told } = await aMessage();
    await expect(arrives("sending")).resolves.toMatchObject({ changed: true });
    await expect(arrives("temporary-failure")).resolves.toMatchObject({ changed: true, permanentFailure: false });
    await expect(arrives("sending")).resolves.toMatchObject({ changed: false });
    await expect(arrives("delivered")).resolves.toMatchObject({ changed: true });
    await expect(arrives("permanent-failure")).resolves.toMatchObject({ changed: false, permanentFailure: false });
    expect(await messagesOf(records(), caseId)).toMatchObject([{ receipt: { status: "delivered" } }]);
    expect(await told()).toEqual([
      'Email "reminderOneWeek" not delivered: temporary-failure',
      'Email "reminderOneWeek" delivered',
    ]);
  });

  test("a temporary failure that comes late does not undo a permanent one", async () => {
    const { caseId, arrives, told } = await aMessage();
    await arrives("temporary-failure");
    await arrives("permanent-failure");
    await expect(arrives("temporary-failure")).resolves.toMatchObject({ changed: false, permanentFailure: false });
    expect(await messagesOf(records(), caseId)).toMatchObject([{ receipt: { status: "permanent-failure" } }]);
    expect(await told()).toEqual([
      'Email "reminderOneWeek" not delivered: temporary-failure',
      'Email "reminderOneWeek" not delivered: permanent-failure',
    ]);
  });

  test("the same receipt arriving many times at once changes one thing once", async () => {
    const { arrives, told } = await aMessage();
    const all = await Promise.all(Array.from({ length: 5 }, () => arrives("permanent-failure")));
    expect(all.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  test("one that is not ours does no harm", async () => {
    const unknown = { reference: "somebody-elses", notifyId: "n9", status: "delivered" };
    await expect(recordReceipt(records(), unknown)).resolves.toEqual({ known: false, changed: false });
  });
});
