import { activityInfo, cancellationSignal, heartbeat } from "@temporalio/activity";
import { atMostAtOnce } from "../cases/at-most-at-once.ts";
import type { CaseService } from "../cases/case-service.ts";
import { MALFORMED } from "../cases/malformed-row.ts";
import { startCase, type Started } from "../cases/start-case.ts";
import { contractOf } from "../machines/contracts.ts";
import { SYSTEM } from "../machines/shared/actor.ts";
import type { MembersContract } from "../machines/shared/process-contract.ts";
import { importPage, type PendingRow } from "../records/imports/import-page.ts";
import { markRows, type RowOutcome } from "../records/imports/mark-rows.ts";
import { findCase } from "../records/queries/find-case.ts";
import type { CaseActivities } from "../workflows/interpreter/activity-types.ts";

/** Rows started by one run of the activity. */
export const PAGE_SIZE = 100;

/** Cases started at once. */
export const AT_ONCE = 10;

/**
 * Starts the cases of one page of an imported file. A row that cannot become a case is kept with its reasons; one of which
 * something has been said is left alone, so that the page, and the whole file, may be repeated.
 */
export function startMembers(service: CaseService): CaseActivities["startMembers"] {
  return async ({ process, importId, fromLine, shared }) => {
    const groupId = activityInfo().workflowExecution?.workflowId ?? "";
    const group = await findCase(service.records, groupId);
    const members = contractOf(group?.process ?? "")?.members;
    if (!group || !members || members.process !== process) throw new Error(`${groupId} has no members of ${process}`);
    const page = await importPage(service.records, { importId, campaignCaseId: groupId }, fromLine, PAGE_SIZE);
    const { pending, settled } = page;
    const count = { ...settled };
    const terms = { ...shared, campaignCaseId: groupId };
    let isBroken = false;
    const start = async (row: PendingRow): Promise<void> => {
      // An attempt that Temporal has given up starts nobody beside the next one.
      cancellationSignal().throwIfAborted();
      const outcome = await startRow(service, members, groupId, row, terms, rehearsalOf(group));
      await markRows(service.records, importId, [{ line: row.line, ...outcome }]);
      count[outcome.status] += 1;
      heartbeat(row.line);
    };
    await atMostAtOnce(AT_ONCE, personByPerson(pending), async (rows) => {
      try {
        for (const row of rows) if (!isBroken) await start(row);
      } catch (error) {
        // The page is tried again; nobody is to be started beside that.
        isBroken = true;
        throw error;
      }
    });
    const last = pending.at(-1);
    return { ...count, ...(last && pending.length === PAGE_SIZE && { nextLine: last.line + 1 }) };
  };
}

/** Rows of the same person one after the other: the first of them in the file is the one that counts. */
function personByPerson(rows: readonly PendingRow[]): readonly (readonly PendingRow[])[] {
  return [...Map.groupBy(rows, memberKey).values()];
}

/** The person, not the line: a corrected file starts those it adds and nobody twice. */
function memberKey({ line, columns }: PendingRow): string {
  return `member/${columns?.["employeeNumber"] ?? line}`;
}

type WithoutLine<Outcome> = Outcome extends unknown ? Omit<Outcome, "line"> : never;
type RowResult = WithoutLine<RowOutcome>;

async function startRow(
  service: CaseService,
  members: MembersContract,
  groupId: string,
  row: PendingRow,
  shared: Readonly<Record<string, unknown>>,
  rehearsal: { readonly notBefore?: number } | undefined,
): Promise<RowResult> {
  const { columns = {} } = row;
  const malformed = columns[MALFORMED];
  if (malformed !== undefined) return { status: "refused", reasons: [malformed] };
  const started = await startCase(service, {
    process: members.process,
    body: members.toInput(columns, shared),
    actor: SYSTEM,
    client: groupId,
    idempotencyKey: memberKey(row),
    ...(rehearsal && { rehearsal }),
  });
  return resultOf(started);
}

function resultOf(started: Started): RowResult {
  switch (started.result) {
    case "started":
      return { status: "started", caseId: started.caseId };
    case "already":
      return { status: "already", caseId: started.caseId };
    case "conflict":
      return { status: "already", caseId: started.caseId };
    case "refused":
      return started.caseId === undefined
        ? {
            status: "refused",
            reasons: started.reasons.map(({ field, message }) =>
              field === undefined ? message : `${field}: ${message}`,
            ),
          }
        : { status: "already", caseId: started.caseId };
    case "unavailable":
      throw new Error("Temporal does not answer; the page goes on where it stopped");
  }
}

/** Members of a rehearsal are born rehearsals, and begin on its clock. */
function rehearsalOf(group: {
  readonly rehearsal: boolean;
  readonly clockOffsetMs: number;
}): { notBefore?: number } | undefined {
  if (!group.rehearsal) return undefined;
  return group.clockOffsetMs > 0 ? { notBefore: Date.now() + group.clockOffsetMs } : {};
}
