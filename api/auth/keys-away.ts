/** The issuer's keys cannot be fetched, so that nobody knows whether a token holds. Not the caller's fault. */
export class KeysAway extends Error {
  override readonly name = "KeysAway";

  constructor(options?: ErrorOptions) {
    super("The issuer's keys cannot be fetched. See that AUTH_JWKS_URL can be reached.", options);
  }
}
