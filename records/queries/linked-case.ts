import { cases } from "../schema/cases.ts";

/** As much of a case as is needed to tell or to move many of them. */
export interface LinkedCase {
  readonly caseId: string;
  readonly process: string;
  readonly status: (typeof cases.$inferSelect)["status"];
  readonly rehearsal: boolean;
  readonly clockOffsetMs: number;
}

export const linkedCaseColumns = {
  caseId: cases.caseId,
  process: cases.process,
  status: cases.status,
  rehearsal: cases.rehearsal,
  clockOffsetMs: cases.clockOffsetMs,
};
