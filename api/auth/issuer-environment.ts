import { z } from "zod";
import { EnvironmentIncomplete } from "../../cases/environment.ts";
import { isLoopback } from "../../cases/is-loopback.ts";
import { safeAddress } from "../../cases/safe-address.ts";
import { DEVELOPMENT_ISSUER } from "./development-issuer.ts";
import type { Issuer } from "./issuer.ts";

/** Whom the service trusts, from its environment. Without all of it the service does not start. */
export const issuerEnvironment = {
  AUTH_ISSUER: safeAddress
    .refine((issuer) => issuer.replace(/\/$/, "") !== DEVELOPMENT_ISSUER, {
      error: "must not be the issuer of development, from whom anybody gets any token",
    })
    .describe("Issuer of tokens, to the letter as in `iss`"),
  AUTH_JWKS_URL: safeAddress.describe("Where the issuer publishes its keys"),
  AUTH_AUDIENCE: z
    .string()
    .regex(/^[^\s,]+(,[^\s,]+)*$/, "must be one or more audiences, comma-separated")
    .describe("What tokens for this service have in `aud`"),
};

/**
 * Refuses to listen beyond the loopback with an issuer on it, which no other machine has, or with keys from it, by
 * whatever name: whoever runs it may make themselves any token. Throws EnvironmentIncomplete.
 */
export function refuseOwnIssuerBeyondLoopback(environment: {
  readonly AUTH_ISSUER: string;
  readonly AUTH_JWKS_URL: string;
  readonly HOST: string;
}): void {
  if (isLoopback(environment.HOST)) return;
  const own = (["AUTH_ISSUER", "AUTH_JWKS_URL"] as const).filter((name) =>
    isLoopback(new URL(environment[name]).hostname),
  );
  if (own.length === 0) return;
  const fault = "must not be on this machine's own address while HOST is more than that";
  throw new EnvironmentIncomplete(
    own.map((variable) => ({ variable, what: issuerEnvironment[variable].description ?? "", fault })),
  );
}

/** The issuer that {@link issuerEnvironment} names. */
export function issuerOf(environment: z.output<z.ZodObject<typeof issuerEnvironment>>): Issuer {
  return {
    issuer: environment.AUTH_ISSUER,
    jwksUrl: environment.AUTH_JWKS_URL,
    audience: environment.AUTH_AUDIENCE.split(","),
  };
}
