import { Client, Connection } from "@temporalio/client";
import type { DataConverter } from "@temporalio/common";
import { DefaultLogger, NativeConnection, Runtime } from "@temporalio/worker";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import type { CaseService } from "../../../cases/case-service.ts";
import { encryptingDataConverter } from "../../../codec/encrypting-data-converter.ts";
import { openRecords } from "../../../records/open.ts";
import type { Records } from "../../../records/records.ts";
import { startWorkers, type Workers } from "../../../worker/create-workers.ts";
import { MASTER_KEY } from "../../records/support/master-key.ts";
import { migratedTemplate } from "../../records/support/migrated-template.ts";
import { patient } from "../../support/patience.ts";
import { KeysAway } from "./keys-away.ts";
import { RecordingNotify } from "./recording-notify.ts";

export interface EncryptedSystem {
  readonly service: CaseService;
  readonly records: Records;
  readonly notify: RecordingNotify;
  readonly workers: Workers;
  /** The workers' way to the keys, and no one else's. */
  readonly workersKeys: KeysAway;
  readonly dataConverter: DataConverter;
  /** What the workers logged, as text. */
  readonly log: readonly string[];
}

/** Client and workers as `npm start` has them, for the tests of one file; records in memory, and a Notify that remembers. */
export function encryptedSystem(): () => EncryptedSystem {
  let system: EncryptedSystem | undefined;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const log: string[] = [];
    Runtime.install({
      logger: new DefaultLogger("WARN", ({ message, meta }) => void log.push(`${message} ${JSON.stringify(meta)}`)),
      telemetryOptions: { logging: { forward: {}, filter: "WARN" } },
    });
    const records = await openRecords({ memory: true, template: await migratedTemplate() }, { masterKey: MASTER_KEY });
    closing.unshift(() => records.close());
    const address = inject("temporalAddress");
    const connection = await Connection.connect({ address });
    closing.unshift(() => connection.close());
    const native = await NativeConnection.connect({ address });
    closing.unshift(() => native.close());
    const dataConverter = encryptingDataConverter(records);
    const ofWorkers = {
      temporal: new Client({ connection, dataConverter }),
      records,
      taskQueue: `encryption-${randomUUID()}`,
    };
    const notify = new RecordingNotify();
    const workersKeys = new KeysAway(records);
    const workers = await startWorkers({
      connection: native,
      namespace: "default",
      service: ofWorkers,
      notify,
      workflowBundle: { codePath: inject("workflowBundle") },
      dataConverter: encryptingDataConverter(workersKeys),
    });
    closing.unshift(() => workers.stop());
    system = { service: patient(ofWorkers), records, notify, workers, workersKeys, dataConverter, log };
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return () => {
    if (!system) throw new Error("The system runs from beforeAll on");
    return system;
  };
}
