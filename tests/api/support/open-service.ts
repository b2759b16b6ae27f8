import { Client, Connection } from "@temporalio/client";
import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { CaseService } from "../../../cases/case-service.ts";
import { openRecords } from "../../../records/open.ts";
import { MASTER_KEY } from "../../records/support/master-key.ts";
import { migratedTemplate } from "../../records/support/migrated-template.ts";
import { patient } from "../../support/patience.ts";

/** Records in memory, the run's Temporal server, and a task queue nobody else uses. Waits for an answer as long as it takes. */
export async function openService(): Promise<{ readonly service: CaseService; close(): Promise<void> }> {
  const records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY });
  const connection = await Connection.connect({ address: inject("temporalAddress") });
  const service = patient({ temporal: new Client({ connection }), records, taskQueue: `api-${randomUUID()}` });
  const close = async (): Promise<void> => {
    await connection.close();
    await records.close();
  };
  return { service, close };
}
