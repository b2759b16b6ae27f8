import { activityInfo, heartbeat } from "@temporalio/activity";
import type { CaseService } from "../cases/case-service.ts";
import { isRunning } from "../cases/passes-on.ts";
import { sendEvent } from "../cases/send-event.ts";
import { contractOf } from "../machines/contracts.ts";
import { SYSTEM } from "../machines/shared/actor.ts";
import { isImporting } from "../records/imports/is-importing.ts";
import { findCase } from "../records/queries/find-case.ts";
import { membersOf } from "../records/queries/members-of.ts";
import { unwrittenMembers } from "../records/queries/unwritten-members.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";

/** Member cases told by one run of the activity. */
export const PAGE_SIZE = 50;

/** So many of a page that do not answer tell of more than themselves: the rest is not asked in this attempt. */
const MOST_SILENT = 5;

/**
 * Sends one event to one page of member cases; a member whose state has no use for it is counted as refused. One that
 * does not answer keeps nobody else of its page waiting.
 * @throws Error naming the cases that do not answer; the page is told again, each member once.
 */
export function tellMembers(service: CaseService): CaseActivities["tellMembers"] {
  return async ({ event, body, key, after }) => {
    const groupId = activityInfo().workflowExecution?.workflowId ?? "";
    const group = await findCase(service.records, groupId);
    const process = contractOf(group?.process ?? "")?.members?.process;
    if (process === undefined) throw new Error(`${groupId} has no members`);
    if (after === undefined) await untilWritten(service, groupId);
    const members = await membersOf(service.records, groupId, after, PAGE_SIZE);
    const silent: string[] = [];
    let told = 0;
    for (const { caseId } of members) {
      const outcome = await tell(service, { process, caseId, event, body, groupId, key });
      if (outcome === "told") told += 1;
      if (outcome === "silent") silent.push(caseId);
      if (silent.length === MOST_SILENT) break;
      heartbeat(caseId);
    }
    if (silent.length > 0)
      throw new Error(`No answer from ${silent.join(", ")}; the page is told again, each member once`);
    const last = members.at(-1);
    return {
      told,
      refused: members.length - told,
      ...(last && members.length === PAGE_SIZE && { after: last.caseId }),
    };
  };
}

/**
 * Members are read from records, where a case that was imported a moment ago may not be yet. Nobody is told before all
 * are, unless the import goes on: then everybody is told once more after it. One that Temporal does not run, and that is
 * in no records, came to nothing.
 * @throws Error when one is not written down yet; the page is tried again.
 */
async function untilWritten(service: CaseService, groupId: string): Promise<void> {
  if (await isImporting(service.records, groupId)) return;
  for (const caseId of await unwrittenMembers(service.records, groupId)) {
    if (await isRunning(service, caseId)) throw new Error(`${caseId} is imported and not written down yet`);
    heartbeat(caseId);
  }
}

interface Telling {
  readonly process: string;
  readonly caseId: string;
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly groupId: string;
  readonly key: string;
}

async function tell(
  service: CaseService,
  { groupId, key, ...telling }: Telling,
): Promise<"told" | "refused" | "silent"> {
  const actor = { ...SYSTEM, id: groupId };
  const sent = await sendEvent(service, {
    ...telling,
    actor,
    client: groupId,
    idempotencyKey: key,
    receivedAt: Date.now(),
  });
  if (sent.result === "unavailable" || sent.result === "pending") return "silent";
  return sent.result === "accepted" ? "told" : "refused";
}
