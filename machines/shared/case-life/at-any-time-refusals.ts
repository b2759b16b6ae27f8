import type { Refusal } from "../process-definition.ts";
import type { SharedEvent } from "./at-any-time-events.ts";
import { correctionRefusals } from "./corrections.ts";
import { listed, unless } from "./refusing.ts";
import { today } from "./schedule.ts";
import type { Mortal, SharedCase } from "./shared-case.ts";

/** Why the data of a shared event is not acceptable; empty for every other event, and when it is. Pure. */
export function sharedRefusals(context: SharedCase, event: { readonly type: string }): readonly Refusal[] {
  const shared = event as SharedEvent;
  switch (shared.type) {
    case "personDied":
    case "thoseInvolvedInformed":
      return deathRefusals(context, shared);
    case "alertAcknowledged": {
      const open = context.alerts.map(({ sequence }) => sequence);
      const message = `No alert that waits has this number. Those that wait: ${listed(open)}`;
      return unless(open.includes(shared.alert), "noSuchAlert", message, "alert");
    }
    case "corrected":
      return correctionRefusals(context, shared.entry);
    default:
      return [];
  }
}

/** Death of the person is recorded once and not in advance; informing others of it comes after. */
export function deathRefusals(
  context: Mortal,
  event: Extract<SharedEvent, { type: "personDied" | "thoseInvolvedInformed" }>,
): readonly Refusal[] {
  if (event.type === "thoseInvolvedInformed")
    return unless(Boolean(context.died), "nothingToInformOf", "No death of the person is recorded");
  return [
    ...unless(!context.died, "alreadyRecorded", "The person's death is recorded already"),
    ...unless(event.on <= today(context), "dateInFuture", "Must not be in the future", "on"),
  ];
}
