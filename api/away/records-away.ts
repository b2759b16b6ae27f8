/** The database does not answer, or not in time. */
export class RecordsAway extends Error {
  override readonly name = "RecordsAway";

  constructor(options?: ErrorOptions) {
    super(
      "The records do not answer. See that the database runs and can be reached; nothing is lost meanwhile.",
      options,
    );
  }
}

/** Codes of sockets and of the PostgreSQL client for a connection that is not there. */
const CONNECTION = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** SQLSTATE: connection exceptions, insufficient resources, shutting down and starting up. */
const SQLSTATE = /^(08|53)...$|^57P0[1-5]$/;

/** Whether an error, or what caused it, says that the database is away, as opposed to a statement it does not like. */
export function isRecordsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  if (error instanceof RecordsAway || /^PGlite is clos(ed|ing)/.test(error.message)) return true;
  if (typeof code === "string" && (CONNECTION.has(code) || SQLSTATE.test(code))) return true;
  return isRecordsAway(error.cause);
}
