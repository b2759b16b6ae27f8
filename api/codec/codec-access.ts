/** Who may have payloads decrypted. */
export interface CodecAccess {
  /** What a caller shows as a bearer token. */
  readonly token: string;
  /**
   * In development only: the token may stand in the address, `/codec/<token>/decode`, since the Web UI of a development
   * server can be given an address and no token. Addresses end up in logs of proxies, so not in production.
   */
  readonly inAddress: boolean;
}
