import { createRemoteJWKSet, errors, jwksCache, type JWKSCacheInput, type JWTVerifyGetKey } from "jose";
import { KeysAway } from "./keys-away.ts";

/** How keys are kept. Milliseconds. */
export interface KeyKeeping {
  /** Keys this old are fetched again, beside the requests that use them. */
  readonly refreshAfterMs: number;
  /** Between two tries: so that tokens with invented keys do not make this service ask the issuer all the time. */
  readonly cooldownMs: number;
  /** While the issuer is away its last keys hold for so long: after that, too much may have been withdrawn. */
  readonly holdForMs: number;
}

const KEPT: KeyKeeping = { refreshAfterMs: 600_000, cooldownMs: 30_000, holdForMs: 12 * 3_600_000 };

/** An answer to the caller is due within two seconds. */
const FETCH_WITHIN_MS = 1_500;

/**
 * The issuer's keys, fetched when first needed, when a token names one that is not known yet, and every ten minutes.
 * While the issuer does not answer, the keys it had go on working. The function throws KeysAway, and what jose throws
 * for a token that none of the keys fits.
 */
export function issuerKeys(jwksUrl: string, keeping: Partial<KeyKeeping> = {}): JWTVerifyGetKey {
  const { refreshAfterMs, cooldownMs, holdForMs } = { ...KEPT, ...keeping };
  const fetched: JWKSCacheInput = {};
  const remote = createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: holdForMs,
    cooldownDuration: cooldownMs,
    timeoutDuration: FETCH_WITHIN_MS,
    [jwksCache]: fetched,
  });
  let triedAt = -Infinity;

  /** Not waited for, and whatever goes wrong is tried again: the keys there are do meanwhile. */
  const refresh = (): void => {
    triedAt = Date.now();
    remote.reload().catch(() => undefined);
  };

  return async (header, token) => {
    const age = Date.now() - ("uat" in fetched ? fetched.uat : Date.now());
    if (age > refreshAfterMs && Date.now() - triedAt >= cooldownMs) refresh();
    try {
      return await remote(header, token);
    } catch (error) {
      if (saysSomethingOfTheToken(error)) throw error;
      throw new KeysAway({ cause: error });
    }
  };
}

/** Anything else is a failure to fetch the keys, or to read what was fetched. */
function saysSomethingOfTheToken(error: unknown): boolean {
  return [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported].some(
    (kind) => error instanceof kind,
  );
}
