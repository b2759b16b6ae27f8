import { WorkflowNotFoundError } from "@temporalio/client";
import { claim, type Claimed } from "../records/claims/claim.ts";
import { releaseClaim } from "../records/claims/release-claim.ts";
import { takeOverClaim } from "../records/claims/take-over-claim.ts";
import { keyedHash } from "../records/crypto/keyring.ts";
import { findCase } from "../records/queries/find-case.ts";
import { ANSWER_WITHIN_MS, type CaseService } from "./case-service.ts";
import { within } from "./temporal-away.ts";

/**
 * A start claims, then starts the workflow, and the case writes its row: until then a claim may be one whose case is on
 * its way. Real milliseconds, many times what a start may take.
 */
const ON_ITS_WAY_MS = 60_000;

type Holder = Extract<Claimed, { claimed: false }>;

/**
 * Claims every name the case must have for itself, or none; returns the id of the case that has one already. A claim
 * passes on only when the start that made it never came to a case. Throws when Temporal, asked for that, is away.
 */
export async function claimAll(
  service: CaseService,
  names: readonly string[],
  caseId: string,
): Promise<string | undefined> {
  const { records } = service;
  // Under every key there is, so that a claim outlives the change of the master key.
  const hashes = names.flatMap((name) => records.keyring.identifierKeys.map((key) => keyedHash(key, name)));
  const taken: string[] = [];
  for (const hash of hashes) {
    const holder = await claimOne(service, hash, caseId);
    if (holder !== undefined) {
      for (const each of taken) await releaseClaim(records, each, caseId);
      return holder;
    }
    taken.push(hash);
  }
  return undefined;
}

async function claimOne(service: CaseService, hash: string, caseId: string): Promise<string | undefined> {
  for (;;) {
    const claimed = await claim(service.records, hash, caseId);
    if (claimed.claimed) return undefined;
    if (!(await neverCameToACase(service, claimed))) return claimed.by;
    // Another start may have taken it over meanwhile: then that one holds it.
    if (await takeOverClaim(service.records, hash, claimed.by, caseId)) return undefined;
  }
}

async function neverCameToACase(service: CaseService, { by, claimedAt }: Holder): Promise<boolean> {
  if (Date.now() - claimedAt < ON_ITS_WAY_MS) return false;
  if (await findCase(service.records, by)) return false;
  return !(await hasWorkflow(service, by));
}

async function hasWorkflow({ temporal }: CaseService, caseId: string): Promise<boolean> {
  try {
    await within(temporal, ANSWER_WITHIN_MS, () => temporal.workflow.getHandle(caseId).describe());
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
