import type { CaseService } from "../cases/case-service.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";
import { commitCase } from "./commit-case.ts";
import type { Notify } from "./notify/notify.ts";
import { sendMessage } from "./send-message.ts";
import { startMembers } from "./start-members.ts";
import { tellCase } from "./tell-case.ts";
import { tellMembers } from "./tell-members.ts";

/** What runs on the queue of cases. */
export function caseActivities(service: CaseService): Omit<CaseActivities, "sendMessage"> {
  return {
    commitCase: commitCase(service.records),
    startMembers: startMembers(service),
    tellMembers: tellMembers(service),
    tellCase: tellCase(service),
  };
}

/** What runs on the queue of messages. */
export function messageActivities(service: CaseService, notify: Notify): Pick<CaseActivities, "sendMessage"> {
  return { sendMessage: sendMessage(service.records, notify) };
}
