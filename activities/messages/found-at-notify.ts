import type { MessageSettlement } from "../../records/messages/settle-message.ts";
import type { TakenMessage } from "../../records/messages/take-message.ts";
import type { Notify } from "../notify/notify.ts";
import { reportDuplicate } from "./report-duplicate.ts";

/** Whether an earlier attempt reached Notify, though its answer was lost. The first attempt need not ask. */
export async function foundAtNotify(
  notify: Notify,
  { messageId, reference, attempts }: TakenMessage,
): Promise<MessageSettlement | undefined> {
  const found = attempts > 1 ? await notify.findByReference(reference) : undefined;
  if (!found) return undefined;
  if (found.timesAccepted > 1) reportDuplicate(messageId);
  return { outcome: "sent", notifyId: found.notifyId };
}
