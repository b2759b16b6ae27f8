import { caseDefinition } from "../shared/case-life/case-definition.ts";
import type { NoAddress, Reachable } from "../shared/process-definition.ts";
import { holds } from "./claims.ts";
import { facilitatorOf, type BbrContext } from "./context.ts";
import type { BbrEvent } from "./contract.ts";
import { facts } from "./facts.ts";
import { bbrMachine } from "./machine.ts";
import { refusals } from "./refusals.ts";
import { escalation, words } from "./words.ts";

/** A participant's programme as the interpreter runs it. */
export const bbrProgrammeDefinition = caseDefinition<BbrContext, BbrEvent>({
  process: "bbrProgramme",
  version: 1,
  machine: bbrMachine,
  words,
  escalation,
  refusals,
  address,
  facts,
  memberOf: ({ place, asking }) => (place ?? asking)?.groupCaseId,
  restrictedTo: (context) => context.restrictedTo,
  holds,
});

/** The person only by text, only at a number confirmed as safe, and never after their death. */
function address(context: BbrContext, to: string): Reachable | NoAddress {
  const byEmail = (email: string): Reachable => ({ address: { channel: "email", email } });
  switch (to) {
    case "person":
      return context.died || !context.safeNumber
        ? { none: "mustNotBeSent" }
        : { address: { channel: "sms", phone: context.safeNumber.phone } };
    case "dutyManager":
      return byEmail(context.dutyManager.email);
    case "programmeTeam":
      return byEmail(context.programmeTeam.email);
    case "facilitator":
      // Whoever has no facilitator any more is looked after by the programmes team.
      return byEmail(facilitatorOf(context)?.email ?? context.programmeTeam.email);
    default:
      return byEmail(context.owner.email);
  }
}
