import type { BulkResult } from "./answers.ts";
import type { CommandOptions } from "./client-options.ts";
import type { Connection } from "./http/connection.ts";
import { newKey } from "./http/new-key.ts";
import { json } from "./http/question.ts";
import type { Result } from "./result.ts";

/** The API begins with no further case after 20 seconds, and gives up the last ones after six more. */
const TAKES_MS = 40_000;

/** Tells many cases the same. The key is each case's own: the same again tells only those that had not taken it. */
export async function sendToMany(
  connection: Connection,
  to: { readonly process: string; readonly caseIds: readonly string[]; readonly event: string },
  body: unknown,
  { idempotencyKey = newKey(), signal }: CommandOptions = {},
): Promise<Result<BulkResult>> {
  const path = `/processes/${encodeURIComponent(to.process)}/events/${encodeURIComponent(to.event)}/bulk`;
  const answer = await connection.ask({
    method: "POST",
    path,
    body: json({ body: body ?? {}, cases: to.caseIds.map((caseId) => ({ caseId })) }),
    idempotencyKey,
    leastTimeoutMs: TAKES_MS,
    signal,
  });
  return answer.ok ? { ok: true, value: answer.body as BulkResult } : answer;
}
