import { once } from "node:events";
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";

/** For so long after the answer what still comes of a refused file is thrown away. Milliseconds. */
const LINGER_MS = 1_000;

/**
 * Answers a file that has not been read to its end, and closes the connection: the rest would be read for nothing. Not at
 * once, for a connection closed over bytes that nobody read is reset, and the answer may be lost with it.
 */
export async function linger(request: FastifyRequest, reply: FastifyReply, answer: unknown): Promise<unknown> {
  const { raw } = request;
  if (raw.complete || raw.destroyed || typeof answer !== "string") {
    raw.resume();
    return answer;
  }
  reply.headers({ connection: "close", "content-length": Buffer.byteLength(answer) });
  return Readable.from(answerAndWait(request, answer));
}

async function* answerAndWait({ raw }: FastifyRequest, answer: string): AsyncGenerator<string> {
  yield answer;
  raw.resume();
  await once(raw, "close", { signal: AbortSignal.timeout(LINGER_MS) }).catch(() => undefined);
}
