import type { EventContract } from "../machines/shared/process-contract.ts";
import type { CaseDetails } from "../records/queries/find-case.ts";
import type { Envelope } from "../workflows/interpreter/live-case.ts";
import { NEVER_TAKEN } from "../workflows/interpreter/refuse.ts";
import type { CaseService } from "./case-service.ts";
import { claimAll, reserveNoMore } from "./claim-all.ts";
import type { Sent } from "./sent.ts";
import { isAway } from "./temporal-away.ts";

export interface Claiming {
  readonly caseId: string;
  readonly envelope: Envelope;
  /** The case as records have it. */
  readonly found: CaseDetails;
  /** Records have the event. */
  readonly known: boolean;
  readonly contract: Pick<EventContract, "claims">;
}

/**
 * Sends an event that claims names, after they have been reserved for it; an event that wants what another case has is
 * not sent. Once it is known what became of the event, the reservation ends: by then the case holds the names, or it has
 * no use for them. While that is not known they stay reserved, for the repeat that asks again.
 */
export async function sendClaiming(
  service: CaseService,
  { caseId, envelope, found, known, contract }: Claiming,
  send: (envelope: Envelope) => Promise<Sent>,
): Promise<Sent> {
  // It is over, or its key was destroyed: it takes nothing any more, and says so.
  if (found.status === "ended" || !found.facts) return send(envelope);
  if (known) {
    // It may have let go of the names since, and another case may have them: a repeat claims nothing.
    const repeat = await send({ ...envelope, onlyIfRepeated: true });
    if (repeat.result !== "refused" || repeat.reasons[0]?.code !== NEVER_TAKEN.code) return repeat;
  }
  const names = contract.claims?.(envelope.body as never, found.facts) ?? [];
  if (names.length === 0) return send(envelope);
  const claimant = { caseId, eventKey: envelope.key };
  const refused = await refusedOrAway(async () => heldBy(await claimAll(service, names, claimant), found));
  if (refused) return refused;
  const sent = await send(envelope);
  if (sent.result !== "pending" && sent.result !== "unavailable") await reserveNoMore(service, names, claimant);
  return sent;
}

async function refusedOrAway(ask: () => Promise<Sent | undefined>): Promise<Sent | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isAway(error)) return { result: "unavailable" };
    throw error;
  }
}

function heldBy(holder: string | undefined, { paths, allowed }: CaseDetails): Sent | undefined {
  if (holder === undefined) return undefined;
  const message = `Another case holds this already: ${holder}. It must let go of it first`;
  return { result: "refused", reasons: [{ code: "heldByAnotherCase", message }], state: paths, allowed };
}
