import { proxyActivities, proxyLocalActivities, workflowInfo } from "@temporalio/workflow";
import type { CaseEvent } from "../../machines/shared/process-definition.ts";
import type { CaseCommit } from "../../records/case-commit.ts";
import type { CaseActivities, MessageOutcome } from "./activity-types.ts";
import type { Ask, GivenUpMessage, InFlightMessage } from "./live-case.ts";
import { messagesQueueOf } from "./task-queues.ts";

/** Two quick attempts: a retrying local activity would hold back acceptance and write history all the while. */
const quickly = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: "2 seconds",
  scheduleToCloseTimeout: "5 seconds",
  retry: { maximumAttempts: 2, initialInterval: "100 milliseconds" },
});

/**
 * Retried every five seconds for as long as the database is away; a retry adds nothing to the history. Being in the
 * history itself, it also replaces what a lost workflow task left in the records, which a local activity must not.
 */
const patiently = proxyActivities<CaseActivities>({
  startToCloseTimeout: "10 seconds",
  retry: { initialInterval: "5 seconds", backoffCoefficient: 1 },
  summary: "records: the transition could not be written down at once; keeps trying",
});

/** How long a message is tried before a person must look at it. */
const TRY_MESSAGES_FOR = "7 days";

const messages = proxyActivities<CaseActivities>({
  // The recovery time after a killed worker, not a guess at Notify's speed.
  startToCloseTimeout: "10 seconds",
  scheduleToCloseTimeout: TRY_MESSAGES_FOR,
  retry: { initialInterval: "5 seconds", backoffCoefficient: 2, maximumInterval: "5 minutes" },
});

const others = proxyActivities<CaseActivities>({
  startToCloseTimeout: "60 seconds",
  heartbeatTimeout: "15 seconds",
  retry: { initialInterval: "1 second", backoffCoefficient: 2, maximumInterval: "1 minute" },
});

/** Writes a transition down; returns when it is stored. */
export async function commit(change: CaseCommit): Promise<void> {
  try {
    await quickly.commitCase(change);
  } catch {
    await patiently.commitCase(change);
  }
}

/** Sends one message; settles when Notify has accepted or refused it, or it is no longer wanted. */
export async function messageSender({ messageId, template, to, address }: InFlightMessage): Promise<MessageOutcome> {
  const summary = `${address.channel} "${template}" to ${to}`;
  const taskQueue = messagesQueueOf(workflowInfo().taskQueue);
  return messages.sendMessage.executeWithOptions({ summary, taskQueue }, [{ messageId }]);
}

/** Learns from Notify what became of a message that is sent no more, so that the records do not leave it open. */
export async function messageGivenUp({ messageId, template, to, because }: GivenUpMessage): Promise<void> {
  const summary = `"${template}" to ${to}, no longer sent: has Notify accepted it?`;
  const taskQueue = messagesQueueOf(workflowInfo().taskQueue);
  return messages.giveUpMessage.executeWithOptions({ summary, taskQueue }, [{ messageId, because }]);
}

/** Carries out a question to others, and gives its answer as the event the machine receives. */
export async function askOf({ effect }: Ask): Promise<CaseEvent> {
  switch (effect.type) {
    case "startMembers":
      return { ...(await others.startMembers(effect.params)), type: "pageStarted", importId: effect.params.importId };
    case "tellMembers":
      return { ...(await others.tellMembers(effect.params)), type: "pageTold", key: effect.params.key };
    case "tellCase":
      return {
        ...(await others.tellCase(effect.params)),
        type: "caseTold",
        caseId: effect.params.caseId,
        key: effect.params.key,
      };
  }
}
