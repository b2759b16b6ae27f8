import type { NoAddress, Reachable } from "../shared/process-definition.ts";
import { keyWorkerOf, type Contact, type PipeContext } from "./context.ts";

/** Everybody the case writes to, by their part in it. */
export const RECIPIENTS = [
  "owner",
  "dutyManager",
  "clinicalLead",
  "operationalLead",
  "divisionalSpo",
  "healthPartner",
  "offenderManager",
  "sendingPrison",
  "keyWorker",
  "clinicalSource",
  "riskSource",
  "pathwaySource",
  "furtherSource",
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** Where a message to a part goes at this moment: whoever has it now, the covering divisional SPO for an absent manager. */
export function addressOf(context: PipeContext, to: string): Reachable | NoAddress {
  const { people, owner, absence, clinicalSource, riskSource, pathwaySource, requests } = context;
  const by: Readonly<Record<Exclude<Recipient, "dutyManager">, Pick<Contact, "email"> | undefined>> = {
    owner,
    ...people,
    operationalLead: absence?.cover ?? people.operationalLead,
    keyWorker: keyWorkerOf(context) ?? owner,
    clinicalSource,
    riskSource,
    pathwaySource,
    furtherSource: requests.at(-1)?.of,
  };
  const { phone } = people.dutyManager;
  if (to === "dutyManager" && phone !== undefined) return { address: { channel: "sms", phone } };
  const found = by[to as Exclude<Recipient, "dutyManager">];
  return found ? { address: { channel: "email", email: found.email } } : { none: "unknown" };
}
