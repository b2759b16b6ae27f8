import { z } from "zod";
import type { EventRequest, Sent } from "../../cases/send-event.ts";
import { contractOf } from "../../machines/contracts.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { Principal } from "../auth/principal.ts";
import { ifRecordsAnswer } from "../away/if-records-answer.ts";
import { allowedEvents } from "../cases/allowed-event.ts";
import { caseSchema } from "../cases/case-schema.ts";
import { readCase } from "../cases/read-case.ts";
import { noSuchCase } from "../problems/no-such-case.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { unavailable } from "../problems/unavailable.ts";
import { aboutCasesKnown } from "./about-cases-known.ts";
import { takenElsewhere, type Elsewhere } from "./elsewhere.ts";

export const takenSchema = z
  .object({
    repeated: z.boolean().meta({ description: "It had been taken before, and nothing was changed" }),
    case: caseSchema,
  })
  .meta({ id: "Taken", description: "The event was taken; the case after it" });

type Taken = z.output<typeof takenSchema>;

export type SentAnswer =
  | { readonly code: 200; readonly body: Taken }
  | { readonly code: 202; readonly body: Elsewhere };

/** What became of an event, as an answer. Throws ProblemError unless the case has it. */
export async function sentAnswer(
  deps: ApiDeps,
  principal: Principal,
  { process, caseId }: Pick<EventRequest, "process" | "caseId">,
  sent: Sent,
): Promise<SentAnswer> {
  switch (sent.result) {
    case "accepted": {
      const found = await ifRecordsAnswer(readCase(deps, principal, caseId));
      if (!found) return { code: 202, body: takenElsewhere(caseId) };
      return { code: 200, body: { repeated: sent.repeated, case: found } };
    }
    case "pending":
      return { code: 202, body: takenElsewhere(caseId) };
    case "invalid":
      throw new ProblemError("invalidRequest", "The body is not valid; see the reasons", { reasons: sent.reasons });
    case "refused":
      throw refused(process, caseId, {
        ...sent,
        reasons: await aboutCasesKnown(deps, principal, process, sent.reasons),
      });
    case "conflict":
      throw new ProblemError(
        "conflictingRepeat",
        "The case had this Idempotency-Key with another event or body; use a new key",
      );
    case "notFound":
      throw noSuchCase();
    case "unavailable":
      throw unavailable("Temporal is");
  }
}

function refused(
  process: string,
  caseId: string,
  { reasons, state, allowed }: Extract<Sent, { readonly result: "refused" }>,
): ProblemError {
  const words = contractOf(process)?.words.states;
  return new ProblemError("refused", "Nothing was recorded. See the reasons, and what the case takes now", {
    reasons,
    state: { paths: state, words: state.map((path) => words?.[path] ?? path) },
    allowed: allowedEvents(process, caseId, allowed),
  });
}
