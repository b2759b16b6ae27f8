import { z } from "zod";
import { NotifyRefused } from "./notify-refused.ts";
import { NotifyUnavailable } from "./notify-unavailable.ts";
import { withoutPersonalData } from "./without-personal-data.ts";

const httpFailure = z.object({ response: z.object({ status: z.number(), data: z.unknown() }) });
const notifyErrors = z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) });
const networkFailure = z.object({ code: z.string() });

// Nothing reached Notify: the name was not found, or nobody listened there.
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"]);
const TIMED_OUT = new Set(["ECONNABORTED", "ETIMEDOUT", "ERR_CANCELED"]);

/**
 * What a failed call of the official client means. The client's own error is not kept, not even as a cause: it carries
 * the whole request, and with it the recipient, the personalisation and a token.
 */
export function failureOf(failure: unknown): NotifyRefused | NotifyUnavailable {
  const answered = httpFailure.safeParse(failure);
  if (answered.success) return answerFailure(answered.data.response.status, answered.data.response.data);

  const network = networkFailure.safeParse(failure);
  const code = network.success ? network.data.code : "no code";
  if (NEVER_SENT.has(code))
    return new NotifyUnavailable(`Notify could not be reached (${code})`, { answerLost: false });
  if (TIMED_OUT.has(code)) return new NotifyUnavailable("Notify did not answer in time", { answerLost: true });
  return new NotifyUnavailable(`The connection to Notify broke (${code})`, { answerLost: true });
}

function answerFailure(status: number, body: unknown): NotifyRefused | NotifyUnavailable {
  const parsed = notifyErrors.safeParse(body);
  const errors = parsed.success ? parsed.data.errors : [];
  const reasons = errors.length > 0 ? errors.map(withoutPersonalData) : ["no reason given"];
  if (status === 429 || status === 408) {
    return new NotifyUnavailable(`Notify asks us to wait (${status}: ${reasons.join("; ")})`, { answerLost: false });
  }
  // A key that was revoked, a clock that is wrong: an operator mends that, and the messages must still be there.
  if (errors.some(({ error }) => error === "AuthError")) {
    return new NotifyUnavailable(`Notify did not accept our API key (${status}: ${reasons.join("; ")})`, {
      answerLost: false,
    });
  }
  // Notify stores a message before it does anything else with it, so after a 5xx it may be stored.
  if (status >= 500) return new NotifyUnavailable(`Notify failed (${status})`, { answerLost: true });
  return new NotifyRefused(status, reasons);
}
