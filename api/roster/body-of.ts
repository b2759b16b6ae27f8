import type { Readable } from "node:stream";
import { withinMs } from "../away/within-ms.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { MOST_BYTES } from "./limits.ts";
import { RosterUnreadable } from "./roster-unreadable.ts";

/** Whoever sends nothing for so long has gone away without saying so. Milliseconds. */
const STALLED_AFTER_MS = 30_000;

/**
 * The bytes of a file as they come, no faster than they are wanted. Throws ProblemError when there are too many, when no
 * more come, and when the connection breaks. The stream is left open, so that there is a way to answer.
 */
export async function* bodyOf(body: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array, unknown> = body.iterator({ destroyOnReturn: false });
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await withinMs(STALLED_AFTER_MS, nextOf(chunks), stalled);
      if (done) return;
      bytes += value.length;
      refuseMoreBytes(bytes);
      yield value;
    }
  } finally {
    // Not waited for: it ends only after the chunk that may never come.
    void chunks.return?.().catch(() => undefined);
  }
}

/** Throws ProblemError when a file of so many bytes is too large. */
export function refuseMoreBytes(bytes: number): void {
  if (bytes > MOST_BYTES) throw new ProblemError("tooLarge", `The file must have at most ${MOST_BYTES} bytes`);
}

async function nextOf(chunks: AsyncIterator<Uint8Array, unknown>): Promise<IteratorResult<Uint8Array, unknown>> {
  try {
    return await chunks.next();
  } catch {
    throw new RosterUnreadable([{ code: "brokenOff", message: "The connection broke before the end of the file" }]);
  }
}

function stalled(): RosterUnreadable {
  const message = `No more of the file came for ${STALLED_AFTER_MS / 1_000} s; send it again`;
  return new RosterUnreadable([{ code: "stalled", message }]);
}
