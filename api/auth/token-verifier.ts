import { errors, jwtVerify } from "jose";
import { CheckedTokens } from "./checked-tokens.ts";
import { identified, type Identified } from "./token-claims.ts";
import { issuerKeys, type KeyKeeping } from "./issuer-keys.ts";
import type { Issuer } from "./issuer.ts";
import { TokenRefused, type TokenFault } from "./token-refused.ts";

/** Tells whom a token speaks for. Throws TokenRefused, and KeysAway when that cannot be known now. */
export type TokenVerifier = (token: string) => Promise<Identified>;

/** Signatures by a key pair. None by a shared secret: whoever can check one of those can make one. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** How far the issuer's clock and ours may be apart. */
const TOLERANCE_S = 5;

/** For so long a token that held is not checked again: so much later a withdrawn key stops working. */
const CHECKED_FOR_MS = 60_000;

interface Keeping extends KeyKeeping {
  readonly checkedForMs: number;
}

/** Checks tokens of one issuer: signature, algorithm, issuer, audience, and the time for which they hold. */
export function tokenVerifier(
  { issuer, jwksUrl, audience }: Issuer,
  { checkedForMs = CHECKED_FOR_MS, ...keeping }: Partial<Keeping> = {},
): TokenVerifier {
  const keys = issuerKeys(jwksUrl, keeping);
  const checked = new CheckedTokens(checkedForMs);
  const options = {
    issuer,
    audience: [...audience],
    algorithms: ALGORITHMS,
    clockTolerance: TOLERANCE_S,
    requiredClaims: ["exp"],
  };
  return async (token) => {
    const known = checked.find(token);
    if (known) return known;
    const claims = await jwtVerify(token, keys, options).then(
      ({ payload }) => payload,
      (error: unknown) => {
        throw error instanceof errors.JOSEError ? new TokenRefused(faultOf(error)) : error;
      },
    );
    const found = identified(claims);
    checked.keep(token, found, claims.exp);
    return found;
  };
}

function faultOf(error: errors.JOSEError): TokenFault {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JOSEAlgNotAllowed) return "algorithm";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature";
  if (error instanceof errors.JWKSNoMatchingKey) return "unknownKey";
  if (!(error instanceof errors.JWTClaimValidationFailed)) return "malformed";
  return FAULT_BY_CLAIM[error.claim] ?? "claims";
}

const FAULT_BY_CLAIM: Readonly<Record<string, TokenFault>> = {
  iss: "issuer",
  aud: "audience",
  nbf: "notYetValid",
};
