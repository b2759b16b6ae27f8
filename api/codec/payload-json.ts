import type { Payload } from "@temporalio/common";
import { z } from "zod";

/** Payloads in protobuf's JSON, as Temporal's remote codec protocol has them: bytes in base64. */
const payloadJson = z.object({ metadata: z.record(z.string(), z.base64()).default({}), data: z.base64().default("") });

export const payloadsBody = z.object({ payloads: z.array(payloadJson).max(10_000).default([]) });

type PayloadJson = z.output<typeof payloadJson>;

export function payloadOf({ metadata, data }: PayloadJson): Payload {
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, "base64")])),
    data: Buffer.from(data, "base64"),
  };
}

export function jsonOf({ metadata, data }: Payload): PayloadJson {
  return {
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
    data: base64(data ?? new Uint8Array()),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
