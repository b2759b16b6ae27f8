import { TokenRefused } from "./token-refused.ts";

/** The token of an Authorization header (RFC 6750). Throws TokenRefused. */
export function bearerToken(authorization: string | undefined): string {
  const [, token] = /^bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (token === undefined) throw new TokenRefused(authorization === undefined ? "missing" : "malformed");
  return token;
}
