import { afterAll, beforeAll } from "vitest";
import { giveUpMessage } from "../../../activities/give-up-message.ts";
import type { Notify } from "../../../activities/notify/notify.ts";
import { sendMessage } from "../../../activities/send-message.ts";
import type { MessageChange } from "../../../records/case-commit.ts";
import { commitCase } from "../../../records/commit-case.ts";
import { openRecords } from "../../../records/open.ts";
import { messagesOf, type RecordedMessage } from "../../../records/queries/messages-of.ts";
import type { Records } from "../../../records/records.ts";
import { connect, withEmulator } from "../../notify/support/with-emulator.ts";
import { aCaseId, opening, queued, transition } from "../../records/support/a-case.ts";
import { MASTER_KEY } from "../../records/support/master-key.ts";
import { migratedTemplate } from "../../records/support/migrated-template.ts";
import { asActivity, type ActivityOptions } from "./as-activity.ts";

/** Two numbers of the same person. */
export const FORMER = { channel: "sms", phone: "07700 900111" } as const;
export const SAFE = { channel: "sms", phone: "07700 900222" } as const;

/** Records for the tests of one file. */
export function withRecords(): () => Records {
  let records: Records;
  beforeAll(async () => {
    records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY });
  }, 60_000);
  afterAll(() => records.close());
  return () => records;
}

/** A case with one text message, the copy of Notify it is sent through, and that copy's failure switch. */
export async function aTextMessage(records: Records, validUntil?: number) {
  const emulator = await withEmulator();
  const impatient = connect(emulator.url, emulator.apiKey, 300);
  const caseId = aCaseId();
  const messageId = `${caseId}/0.1`;
  const text = { template: "sessionReminder", address: FORMER, personalisation: { when: "Monday at 10am" } };
  const message = queued(messageId, { ...text, ...(validUntil !== undefined && { validUntil }) });
  await commitCase(records, opening(caseId, { messages: [message] }));
  let sequence = 0;
  return {
    ...emulator,
    caseId,
    messageId,
    /** One attempt, as Temporal makes it. Rejects when Temporal is to try again. */
    send: (notify: Notify = impatient) => asActivity(() => sendMessage(records, notify)({ messageId })),
    giveUp: (because: "withdrawn" | "outOfTime", options: ActivityOptions = {}) =>
      asActivity(() => giveUpMessage(records, impatient)({ messageId, because }), options),
    /** A transition of its case that changes the message. */
    change: async (change: MessageChange) => {
      sequence += 1;
      await commitCase(records, transition(caseId, sequence, { messages: [change] }));
    },
    recorded: async (): Promise<RecordedMessage> => {
      const [recorded] = await messagesOf(records, caseId);
      if (!recorded) throw new Error("There is no message");
      return recorded;
    },
    /** The numbers that Notify sent it to. */
    sentTo: async () => {
      const outbox = await emulator.page("/");
      return [FORMER, SAFE].filter(({ phone }) => outbox.includes(phone)).map(({ phone }) => phone);
    },
  };
}
