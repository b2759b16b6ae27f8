/** The names of Notify's errors that this copy uses. */
type ErrorName = "AuthError" | "BadRequestError" | "ValidationError" | "NoResultFound" | "RateLimitError" | "Exception";

/** An error as Notify answers it: `{ status_code, errors: [{ error, message }] }`. */
export class NotifyError extends Error {
  override readonly name = "NotifyError";
  readonly statusCode: number;
  readonly errors: readonly { readonly error: ErrorName; readonly message: string }[];

  constructor(statusCode: number, error: ErrorName, ...messages: readonly string[]) {
    super(messages.join("; "));
    this.statusCode = statusCode;
    this.errors = messages.map((message) => ({ error, message }));
  }

  get body(): { status_code: number; errors: NotifyError["errors"] } {
    return { status_code: this.statusCode, errors: this.errors };
  }
}
