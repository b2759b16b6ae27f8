import type { Refusal } from "../process-definition.ts";
import type { SharedEvent } from "./at-any-time-events.ts";
import { correctionRefusals } from "./corrections.ts";
import { listed, unless } from "./refusing.ts";
import { today } from "./schedule.ts";
import type { SharedCase } from "./shared-case.ts";

/** Why the data of a shared event is not acceptable; empty for every other event, and when it is. Pure. */
export function sharedRefusals(context: SharedCase, event: { readonly type: string }): readonly Refusal[] {
  const shared = event as SharedEvent;
  switch (shared.type) {
    case "personDied":
      return [
        ...unless(context.died === undefined, "alreadyRecorded", "The person's death is recorded already"),
        ...unless(shared.on <= today(context), "dateInFuture", "Must not be in the future", "on"),
      ];
    case "thoseInvolvedInformed":
      return unless(context.died !== undefined, "nothingToInformOf", "No death of the person is recorded");
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
