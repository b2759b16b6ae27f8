/**
 * Notify will not send this message, now or later: the address is bad, a placeholder has no value, the template is of
 * another channel. A person must correct the message or the template.
 */
export class NotifyRefused extends Error {
  override readonly name = "NotifyRefused";
  readonly statusCode: number;
  /** Notify's own words, as far as they cannot hold personal data. */
  readonly reasons: readonly string[];

  constructor(statusCode: number, reasons: readonly string[]) {
    super(`Notify refused the message (${statusCode}): ${reasons.join("; ")}`);
    this.statusCode = statusCode;
    this.reasons = reasons;
  }
}
