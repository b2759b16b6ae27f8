import { sealJson } from "../crypto/sealed-json.ts";
import type { SealingKey } from "../crypto/sealing-key.ts";
import type { CaseCommit, MessageChange } from "../case-commit.ts";
import { messageReference } from "../message-reference.ts";
import type { Row } from "../recordset.ts";
import type { messages } from "../schema/messages.ts";

/** A commit's message changes by what they do to the table: rows to put there, and changes to rows that are there. */
export interface MessageRows {
  readonly queued: readonly Row<typeof messages>[];
  readonly changed: readonly Partial<Row<typeof messages>>[];
}

/** Several changes of one message become one, in their order: a statement cannot change a row it has just put there. */
export function messageRows(commit: CaseCommit, key: SealingKey): MessageRows {
  const queued = new Map<string, Row<typeof messages>>();
  const changed = new Map<string, Partial<Row<typeof messages>>>();
  for (const change of commit.messages) {
    const { messageId } = change;
    const row = queued.get(messageId);
    if (change.change === "queued") queued.set(messageId, queuedRow(commit, change, key));
    else if (row) queued.set(messageId, { ...row, ...changeOf(commit, change, key), ...settled(change) });
    else changed.set(messageId, { ...changed.get(messageId), messageId, ...changeOf(commit, change, key) });
  }
  return { queued: [...queued.values()], changed: [...changed.values()] };
}

type Queued = Extract<MessageChange, { change: "queued" }>;

function queuedRow({ caseId, at }: CaseCommit, message: Queued, key: SealingKey): Row<typeof messages> {
  const { messageId, template, to, address, personalisation, validUntil } = message;
  return {
    messageId,
    caseId,
    template,
    recipient: to,
    channel: address.channel,
    address: sealJson(key, address),
    personalisation: sealJson(key, personalisation),
    reference: messageReference(messageId),
    validUntil: validUntil ?? null,
    queuedAt: at,
    status: "queued",
    attempts: 0,
  };
}

function changeOf(
  { at }: CaseCommit,
  change: Exclude<MessageChange, Queued>,
  key: SealingKey,
): Partial<Row<typeof messages>> {
  if (change.change === "withdrawn") return { withdrawnAt: at, withdrawnReason: change.reason };
  const { address, validUntil } = change;
  return { channel: address.channel, address: sealJson(key, address), validUntil: validUntil ?? null };
}

/** A message withdrawn in the commit that queued it was never attempted. */
function settled(change: Exclude<MessageChange, Queued>): Partial<Row<typeof messages>> {
  return change.change === "withdrawn" ? { status: "withdrawn" } : {};
}
