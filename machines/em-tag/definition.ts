import { caseDefinition } from "../shared/case-life/case-definition.ts";
import type { NoAddress, Reachable } from "../shared/process-definition.ts";
import type { EmTagContext } from "./context.ts";
import type { EmTagEvent } from "./contract.ts";
import { facts } from "./facts.ts";
import { emTagMachine } from "./machine.ts";
import { caseName } from "./one-case.ts";
import { placeOf } from "./place.ts";
import { refusals } from "./refusals.ts";
import { escalation, words } from "./words.ts";

/** The electronic tag as the interpreter runs it. */
export const emTagDefinition = caseDefinition<EmTagContext, EmTagEvent>({
  process: "emTag",
  version: 1,
  machine: emTagMachine,
  words,
  escalation,
  refusals,
  address,
  facts,
  holds: (context) => (GIVES_UP.includes(placeOf(context)) ? [] : [nameOf(context)]),
});

/** After these another case may begin for the same person and sentence. */
const GIVES_UP: readonly string[] = ["ineligible", "cancelledBeforeRelease", "withdrawn"];

const nameOf = ({ person, sentences }: EmTagContext): string => caseName(person.crn, sentences.reference);

function address({ died, person, owner, dutyManager, policy }: EmTagContext, to: string): Reachable | NoAddress {
  switch (to) {
    case "person":
      if (died) return { none: "mustNotBeSent" };
      return person.contact ? { address: person.contact } : { none: "unknown" };
    case "dutyManager":
      return { address: dutyManager };
    case "ems":
      return { address: { channel: "email", email: policy.mailboxes.ems } };
    default:
      return { address: { channel: "email", email: owner.email } };
  }
}
