import { randomBytes } from "node:crypto";
import { commitCase } from "../../../records/commit-case.ts";
import type { CaseCommit } from "../../../records/case-commit.ts";
import type { Records } from "../../../records/records.ts";
import { opening } from "../../records/support/a-case.ts";

/** A case id as the API gives them out. */
export function aCaseId(process = "optInLetter"): string {
  return `${process}-${randomBytes(16).toString("hex")}`;
}

/** Writes a case straight into the records, as a worker would have. Returns its id. */
export async function aCase(records: Records, changes: Partial<CaseCommit> = {}): Promise<string> {
  const caseId = changes.caseId ?? aCaseId(changes.process);
  await commitCase(records, opening(caseId, changes));
  return caseId;
}
