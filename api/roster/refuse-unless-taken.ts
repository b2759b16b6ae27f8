import { eventKey, fingerprintOf } from "../../cases/identity.ts";
import type { EventRequest } from "../../cases/send-event.ts";
import { findCase } from "../../records/queries/find-case.ts";
import { handledKey } from "../../records/queries/handled-key.ts";
import type { Records } from "../../records/records.ts";
import { allowedEvents } from "../cases/allowed-event.ts";
import { noSuchCase } from "../problems/no-such-case.ts";
import { ProblemError } from "../problems/problem-error.ts";

/**
 * Refuses an event that the case, as the records have it, would refuse, before what belongs to it is stored; with what
 * the event says, once that is known. One that was taken before is a repeat and passes, whatever the case takes now.
 * Throws ProblemError.
 */
export async function refuseUnlessTaken(
  records: Records,
  { process, caseId, event, client, idempotencyKey, reaches }: Omit<EventRequest, "body" | "receivedAt">,
  body?: unknown,
): Promise<"repeated" | "new"> {
  const found = await findCase(records, caseId);
  if (found?.process !== process || reaches?.(found) === false) throw noSuchCase();
  const known = await handledKey(records, caseId, eventKey(client, caseId, idempotencyKey));
  if (known && body !== undefined && known.fingerprint !== fingerprintOf(event, body)) {
    throw new ProblemError(
      "conflictingRepeat",
      "The case had this Idempotency-Key with another event or body; use a new key",
    );
  }
  if (known) return "repeated";
  if (found.allowed.includes(event)) return "new";
  const { paths, words, allowed } = found;
  const message = `"${event}" is not allowed while the case is: ${words.join("; ")}`;
  throw new ProblemError("refused", "Nothing was recorded. See the reasons, and what the case takes now", {
    reasons: [{ code: "notAllowedInState", message }],
    state: { paths, words },
    allowed: allowedEvents(process, caseId, allowed),
  });
}
