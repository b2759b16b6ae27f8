import type { z } from "zod";
import type { bulkResultSchema } from "../api/bulk/bulk-result.ts";
import type { caseSchema, caseSummarySchema } from "../api/cases/case-schema.ts";
import type { messageSchema } from "../api/cases/message-schema.ts";
import type { entrySchema } from "../api/cases/timeline-schema.ts";
import type { meSchema } from "../api/me/me-schema.ts";
import type { policySchema } from "../api/processes/policy-schema.ts";
import type { processSchema, processSummarySchema } from "../api/processes/process-schema.ts";
import type { taskCountsSchema } from "../api/tasks/task-counts-schema.ts";
import type { taskSchema } from "../api/tasks/task-schema.ts";

/** What the API answers with, by its own schemas: the two cannot drift apart. */

/** Where a case stands and what it takes now. */
export type CaseView = z.output<typeof caseSchema>;
/** A case as lists show it: no personal data. */
export type CaseSummary = z.output<typeof caseSummarySchema>;
export type Task = z.output<typeof taskSchema>;
export type TimelineEntry = z.output<typeof entrySchema>;
export type Message = z.output<typeof messageSchema>;
export type ProcessSummary = z.output<typeof processSummarySchema>;
export type Process = z.output<typeof processSchema>;
export type Policy = z.output<typeof policySchema>;
/** Open tasks by role and process; those with none are left out. */
export type TaskCounts = z.output<typeof taskCountsSchema>;
/** What became of an event that was sent to many cases, case by case and counted. */
export type BulkResult = z.output<typeof bulkResultSchema>;
/** Who the token says you are, and what you may do. */
export type Me = z.output<typeof meSchema>;

/** A file of people that was stored, and whose import has begun. */
export interface RosterTaken {
  readonly importId: string;
  /** Rows in the file, malformed ones included. */
  readonly lines: number;
}

/** How a file of people is getting on, with one page of the rows that were refused. */
export interface RosterReport {
  readonly importId: string;
  readonly caseId: string;
  readonly submittedBy: string;
  /** ISO 8601 in UTC. */
  readonly submittedAt: string;
  readonly lines: number;
  /** Rows that wait, that became a case, that had one already, that were refused. */
  readonly counts: {
    readonly pending: number;
    readonly started: number;
    readonly already: number;
    readonly refused: number;
  };
  /** By line in the file, the header being line 1. */
  readonly refused: readonly { readonly line: number; readonly reasons: readonly string[] }[];
  /** Address of the next page; absent on the last. */
  readonly next?: string | undefined;
}

/** A rehearsal that was moved; every instant is ISO 8601 in UTC, in the cases' own time. */
export interface Forwarded {
  readonly caseIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly fired: readonly {
    readonly caseId: string;
    readonly at: string;
    readonly kind: string;
    readonly name: string;
    readonly text: string;
  }[];
}
