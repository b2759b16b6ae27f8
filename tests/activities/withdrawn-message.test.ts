import { afterAll, beforeAll, expect, it } from "vitest";
import type { Notify } from "../../activities/notify/notify.ts";
import { sendMessage } from "../../activities/send-message.ts";
import { commitCase } from "../../records/commit-case.ts";
import { takeMessage } from "../../records/messages/take-message.ts";
import { openRecords } from "../../records/open.ts";
import type { Records } from "../../records/records.ts";
import { MASTER_KEY } from "../records/support/master-key.ts";
import { migratedTemplate } from "../records/support/migrated-template.ts";
import { aCaseId, opening, queued, transition } from "../records/support/a-case.ts";

/** Nobody may ask it anything. */
const NOTIFY = {} as Notify;
let records: Records;

beforeAll(async () => {
  records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY });
});
afterAll(() => records.close());

it("a message withdrawn in the records is not sent, and not given up before the case itself withdraws it", async () => {
  const caseId = aCaseId();
  const messageId = `${caseId}/0.1`;
  await commitCase(records, opening(caseId, { messages: [queued(messageId)] }));
  const withdrawn = { change: "withdrawn", messageId, reason: "no longer needed" } as const;
  await commitCase(records, transition(caseId, 1, { messages: [withdrawn] }));
  await expect(sendMessage(records, NOTIFY)({ messageId })).rejects.toMatchObject({
    type: "Withdrawn",
    nonRetryable: false,
  });
  // The transition never happened: the next attempt has the message.
  await commitCase(records, transition(caseId, 1), { inHistory: true });
  await expect(takeMessage(records, messageId, 1_000)).resolves.toMatchObject({ taken: true, withdrawn: false });
});
