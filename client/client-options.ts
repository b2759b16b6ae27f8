/** Who an application acts for. */
export interface OnBehalfOf {
  readonly id: string;
  /** As timelines show it. Latin-1, as headers are. */
  readonly name: string;
  readonly role: string;
}

export interface ClientOptions {
  /** Where the API is, `https://throughcare.example`; in a browser also a path, `/api`. */
  readonly baseUrl: string;
  /**
   * The bearer token to send, asked for at each attempt: whoever gives it keeps it until it expires. Left out where
   * something between here and the API adds it, such as a page's own server.
   */
  readonly token?: () => Promise<string>;
  /** For an application that may say who it acts for: sent as `X-Actor-…`. */
  readonly onBehalfOf?: OnBehalfOf;
  readonly retries?: Partial<Retries>;
  /** For how long one attempt is waited, in milliseconds. */
  readonly timeoutMs?: number;
  /** In place of the global one, as for tests. */
  readonly fetch?: typeof fetch;
}

/**
 * How often something is asked that got no answer, 503 or 202, always with the same idempotency key. What cannot be
 * repeated safely is asked once.
 */
export interface Retries {
  /** In all, the first included. */
  readonly attempts: number;
  /** Before the second attempt; each later pause is twice as long, and random by half. */
  readonly firstMs: number;
  /** No pause is longer: where the API asks for more (`Retry-After`), what it answered is what the caller gets. */
  readonly mostMs: number;
}

/** Per call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface CommandOptions extends CallOptions {
  /**
   * Names the request, so that it is done once however often it is asked: 1 to 200 visible characters. A new one for
   * each call unless given. Give one that outlives the program where a crash must not do something twice.
   */
  readonly idempotencyKey?: string;
}
