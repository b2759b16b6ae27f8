import type { Retries } from "../client-options.ts";

export const DEFAULT_RETRIES: Retries = { attempts: 4, firstMs: 250, mostMs: 5_000 };

/**
 * Milliseconds to wait after the attempt of this number, counted from 1. Half of it is random, so that applications
 * that failed together do not come back together. What the API asks for (`Retry-After`) is the least.
 */
export function backOff(attempt: number, { firstMs, mostMs }: Retries, askedMs: number): number {
  const full = Math.min(mostMs, firstMs * 2 ** (attempt - 1));
  const jittered = full / 2 + (Math.random() * full) / 2;
  return Math.max(jittered, askedMs);
}
