import type { CallOptions } from "../client-options.ts";
import type { Connection } from "../http/connection.ts";
import type { Result } from "../result.ts";

/** Reads one thing. The API answers to its schemas, which are what `Value` is taken from: it is not parsed again. */
export async function read<Value>(
  connection: Connection,
  path: string,
  { signal }: CallOptions = {},
): Promise<Result<Value>> {
  const answer = await connection.ask({ method: "GET", path, signal });
  return answer.ok ? { ok: true, value: answer.body as Value } : answer;
}
