/** One thing to ask the API. */
export interface Question {
  readonly method: "GET" | "POST";
  /** From the API's root, with the query. */
  readonly path: string;
  readonly body?: { readonly type: "application/json"; readonly text: string } | FileBody;
  /** Makes a command repeatable. */
  readonly idempotencyKey?: string;
  /** Asking twice may do it twice. */
  readonly once?: true;
  /** 202 is an answer like another, and not one to ask again about. */
  readonly takes202?: true;
  /** What is wanted, where it is not JSON. The answer's body is the text then. */
  readonly accept?: "text/csv";
  /** For how long an attempt may take at the least, in milliseconds: it is long by nature. */
  readonly leastTimeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A file, which may be too large to hold. */
export interface FileBody {
  readonly type: "text/csv";
  /** Asked at each attempt: a stream can be read only once. */
  readonly open: () => string | Blob | ReadableStream<Uint8Array>;
}

export function json(body: unknown): { readonly type: "application/json"; readonly text: string } {
  return { type: "application/json", text: JSON.stringify(body ?? {}) };
}

/** `?a=1&b=2` of what is given; nothing when nothing is. */
export function query(fields: object): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? "" : `?${given.toString()}`;
}
