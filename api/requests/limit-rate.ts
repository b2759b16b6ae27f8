import { fastifyRateLimit } from "@fastify/rate-limit";
import type { FastifyRequest } from "fastify";
import { ProblemError } from "../problems/problem-error.ts";

/** Of everybody each, unless configured: a hundred a second is more than any person, and no loop that went wrong. */
export const REQUESTS_PER_MINUTE = 6_000;

const MINUTE_MS = 60_000;

/**
 * Answers 429 to whoever asks more often than so many times a minute, by this process's own count. Counted by the
 * application and whom it asks for, so that one person's mistake keeps no colleague out; behind a proxy all have one
 * address. What takes no token of ours is never counted: health, the codec, GOV.UK Notify's receipts.
 * Must be registered after authentication, whose hook says who asks, and before the routes.
 */
export async function limitRate(
  app: Parameters<typeof fastifyRateLimit>[0],
  requestsPerMinute: number = REQUESTS_PER_MINUTE,
): Promise<void> {
  await app.register(fastifyRateLimit, {
    max: requestsPerMinute,
    timeWindow: MINUTE_MS,
    allowList: ({ principal }: FastifyRequest) => principal === null,
    keyGenerator: ({ principal }) => JSON.stringify([principal?.client, principal?.id]),
    errorResponseBuilder: (_request, { max, ttl }) => tooMany(max, Math.max(1, Math.ceil(ttl / 1_000))),
  });
}

function tooMany(most: number, seconds: number): ProblemError {
  const detail = `At most ${most} requests a minute. Nothing was done; ask again in ${seconds} s with the same Idempotency-Key`;
  return new ProblemError("tooManyRequests", detail, {}, { "retry-after": String(seconds) });
}
