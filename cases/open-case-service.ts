import { Client, Connection } from "@temporalio/client";
import { encryptingDataConverter } from "../codec/encrypting-data-converter.ts";
import { openRecords } from "../records/open.ts";
import { CASES_TASK_QUEUE } from "../workflows/interpreter/task-queues.ts";
import type { CaseService } from "./case-service.ts";

export interface Surroundings {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_NAMESPACE: string;
  readonly TEMPORAL_API_KEY?: string | undefined;
  readonly DATABASE_URL: string;
  readonly RECORDS_MASTER_KEYS: string;
}

/** How to reach Temporal: in the clear to a server of one's own, with TLS and a key to Temporal Cloud. */
export function temporalConnection({ TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey }: Surroundings) {
  return apiKey === undefined ? { address } : { address, apiKey, tls: true as const };
}

/**
 * Opens what starting and telling cases needs, against Temporal and PostgreSQL, and a way to close it again. Whatever it
 * tells Temporal is encrypted with the key of its case.
 */
export async function openCaseService(
  surroundings: Surroundings,
): Promise<CaseService & { readonly close: () => Promise<void> }> {
  const { DATABASE_URL: databaseUrl, RECORDS_MASTER_KEYS: masterKey, TEMPORAL_NAMESPACE: namespace } = surroundings;
  const records = await openRecords({ databaseUrl }, { masterKey });
  const connection = await Connection.connect(temporalConnection(surroundings));
  return {
    temporal: new Client({ connection, namespace, dataConverter: encryptingDataConverter(records) }),
    records,
    taskQueue: CASES_TASK_QUEUE,
    close: async () => {
      await connection.close();
      await records.close();
    },
  };
}
