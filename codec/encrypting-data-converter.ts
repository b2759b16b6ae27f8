import { fileURLToPath } from "node:url";
import type { DataConverter } from "@temporalio/common";
import type { Records } from "../records/records.ts";
import { CaseCodec } from "./case-codec.ts";

/** Given to every client and worker, so that Temporal holds nothing of a case that can be read without records. */
export function encryptingDataConverter(records: Pick<Records, "keyring" | "keys">): DataConverter {
  return {
    payloadCodecs: [new CaseCodec(records)],
    failureConverterPath: fileURLToPath(import.meta.resolve("../workflows/failure-converter.ts")),
  };
}
