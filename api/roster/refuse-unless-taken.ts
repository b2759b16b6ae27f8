import type { CaseService } from "../../cases/case-service.ts";
import { eventKey, fingerprintOf } from "../../cases/identity.ts";
import { reachedCase } from "../../cases/reached-case.ts";
import type { EventRequest } from "../../cases/send-event.ts";
import { handledKey } from "../../records/queries/handled-key.ts";
import { allowedEvents } from "../cases/allowed-event.ts";
import { noSuchCase } from "../problems/no-such-case.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { unavailable } from "../problems/unavailable.ts";

/**
 * Refuses an event that the case, as the records have it, would refuse, before what belongs to it is stored; with what
 * the event says, once that is known. One that was taken before is a repeat and passes, whatever the case takes now.
 * Throws ProblemError.
 */
export async function refuseUnlessTaken(
  service: CaseService,
  { process, caseId, event, client, idempotencyKey, reaches }: Omit<EventRequest, "body" | "receivedAt">,
  body?: unknown,
): Promise<"repeated" | "new"> {
  const found = await reachedCase(service, { process, caseId, ...(reaches && { reaches }) });
  if ("result" in found) throw found.result === "notFound" ? noSuchCase() : unavailable("The case is");
  const known = await handledKey(service.records, caseId, eventKey(client, caseId, idempotencyKey));
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
