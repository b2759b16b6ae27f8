import { caseDefinition } from "../shared/case-life/case-definition.ts";
import { heldBy } from "./claims.ts";
import type { GroupContext } from "./context.ts";
import type { GroupEvent } from "./contract.ts";
import { facts } from "./facts.ts";
import { groupMachine } from "./machine.ts";
import { refusals } from "./refusals.ts";
import { escalation, words } from "./words.ts";

/** A group as the interpreter runs it. */
export const bbrGroupDefinition = caseDefinition<GroupContext, GroupEvent>({
  process: "bbrGroup",
  version: 1,
  machine: groupMachine,
  words,
  escalation,
  refusals,
  address: ({ facilitators, owner }, to) => {
    const email = to === "facilitator" ? facilitators[0]?.email : owner.email;
    return email === undefined ? { none: "unknown" } : { address: { channel: "email", email } };
  },
  facts,
  holds: heldBy,
});
