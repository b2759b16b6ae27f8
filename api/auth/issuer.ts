/** Whom this service trusts to say who somebody is. */
export interface Issuer {
  /** What `iss` of a token must be, to the letter. */
  readonly issuer: string;
  /** Where the issuer publishes its keys. */
  readonly jwksUrl: string;
  /** One of these must be among `aud` of a token. */
  readonly audience: readonly string[];
}
