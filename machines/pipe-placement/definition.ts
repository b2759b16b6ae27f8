import { caseDefinition } from "../shared/case-life/case-definition.ts";
import { staysUntil } from "../shared/stays-until.ts";
import { covers } from "./absence.ts";
import type { PipeContext } from "./context.ts";
import type { PipeEvent } from "./contract.ts";
import { facts } from "./facts.ts";
import { holds } from "./holds.ts";
import { pipeMachine } from "./machine.ts";
import { addressOf } from "./people.ts";
import { refusals } from "./refusals.ts";
import { appealClosesAt, verdictOf } from "./verdict.ts";
import { escalation, words } from "./words.ts";

/** A PIPE placement as the interpreter runs it. */
export const pipePlacementDefinition = caseDefinition<PipeContext, PipeEvent>({
  process: "pipePlacement",
  version: 2,
  machine: pipeMachine,
  words,
  escalation,
  covers,
  refusals,
  address: addressOf,
  holds,
  facts,
  // Whoever is refused may appeal for as long as they are told.
  staysUntil: (context, outcomeAt) => {
    const until = staysUntil(context.calendar, outcomeAt, context.policy.staysDays);
    return verdictOf(context) === "refused" ? Math.max(until, appealClosesAt(context)) : until;
  },
});
