import type { CaseService } from "../cases/case-service.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";
import { commitCase } from "./commit-case.ts";
import { giveUpMessage } from "./give-up-message.ts";
import type { Notify } from "./notify/notify.ts";
import { sendMessage } from "./send-message.ts";
import { startMembers } from "./start-members.ts";
import { tellCase } from "./tell-case.ts";
import { tellMembers } from "./tell-members.ts";

type MessageActivities = Pick<CaseActivities, "sendMessage" | "giveUpMessage">;

/** What runs on the queue of cases. */
export function caseActivities(service: CaseService): Omit<CaseActivities, keyof MessageActivities> {
  return {
    commitCase: commitCase(service.records),
    startMembers: startMembers(service),
    tellMembers: tellMembers(service),
    tellCase: tellCase(service),
  };
}

/** What runs on the queue of messages. */
export function messageActivities(service: CaseService, notify: Notify): MessageActivities {
  const { records } = service;
  return { sendMessage: sendMessage(records, notify), giveUpMessage: giveUpMessage(records, notify) };
}
