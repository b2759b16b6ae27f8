/** What is wrong with a token, for the log and for whoever sent it. None of these says anything of what is in it. */
export const FAULTS = {
  missing: "Send a token: Authorization: Bearer <token>",
  malformed: "The token is not a signed JSON Web Token",
  algorithm: "The token is signed in a way that is not accepted here",
  unknownKey: "The token is signed with a key that its issuer does not publish",
  signature: "The token was not signed by its issuer, or was changed since",
  expired: "The token has expired; get a new one",
  notYetValid: "The token is not valid yet",
  issuer: "The token is from another issuer than the one this service trusts",
  audience: "The token is meant for another service",
  claims: "The token does not say who asks, or not in a way that is understood here",
} as const;

export type TokenFault = keyof typeof FAULTS;

/** A request without a token that holds. Nobody may do anything by it. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
  readonly fault: TokenFault;

  constructor(fault: TokenFault) {
    super(FAULTS[fault]);
    this.fault = fault;
  }
}
