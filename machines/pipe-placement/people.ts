import type { NoAddress, Reachable } from "../shared/process-definition.ts";
import { keyWorkerOf, type Contact, type FurtherRequest, type PipeContext } from "./context.ts";

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
] as const;

/** Whoever a decider's question was put to, by the entry that asked it: another question goes to somebody else. */
export type FurtherSource = `furtherSource.${number}`;
export type Recipient = (typeof RECIPIENTS)[number] | FurtherSource;

export const furtherSource = ({ sequence }: Pick<FurtherRequest, "sequence">): FurtherSource =>
  `furtherSource.${sequence}`;

/** Where a message to a part goes at this moment: whoever has it now, the covering divisional SPO for an absent manager. */
export function addressOf(context: PipeContext, to: string): Reachable | NoAddress {
  const { people, owner, absence, clinicalSource, riskSource, pathwaySource, requests } = context;
  const by: Readonly<Record<string, Pick<Contact, "email"> | undefined>> = {
    owner,
    ...people,
    operationalLead: absence?.cover ?? people.operationalLead,
    keyWorker: keyWorkerOf(context) ?? owner,
    clinicalSource,
    riskSource,
    pathwaySource,
  };
  const { phone } = people.dutyManager;
  if (to === "dutyManager" && phone !== undefined) return { address: { channel: "sms", phone } };
  if (to.startsWith("furtherSource.")) {
    const asked = requests.find((request) => furtherSource(request) === to);
    // A question that was taken back is put to nobody.
    return asked ? { address: { channel: "email", email: asked.of.email } } : { none: "mustNotBeSent" };
  }
  const found = by[to];
  return found ? { address: { channel: "email", email: found.email } } : { none: "unknown" };
}
