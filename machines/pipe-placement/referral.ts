import { decision } from "./decision.ts";
import { diesBeforeArrival } from "./death.ts";
import type { PipeContext } from "./context.ts";
import { strand } from "./strand.ts";
import { withdraws } from "./withdrawing.ts";
import { bodyOf, closeTask, openTask, process, records, type At } from "./vocabulary.ts";

const checks = records<"criteriaChecked">((_context, event) => ({ criteria: bodyOf(event) }));

/** PIPE model criteria and the place in the OPD pathway: checked by somebody who holds the PIPE qualification. */
const criteria = process.createStateConfig({
  initial: "placing",
  states: {
    placing: {
      always: [{ guard: ({ context }) => context.criteria !== undefined, target: "checked" }, { target: "unchecked" }],
    },
    unchecked: {
      entry: openTask("checkCriteria", "No referral is submitted without it", "criteriaDueInWorkingDays"),
      exit: closeTask("checkCriteria"),
      on: { criteriaChecked: { target: "checked", actions: checks } },
    },
    checked: { on: { criteriaChecked: { actions: checks } } },
  },
});

const meets = records<"contactMade">((context, event) => ({ contacts: [...context.contacts, bodyOf(event)] }));

/** Whether there was contact with the prospective resident and with the sending prison, in one meeting or in two. */
function bothContacted({ contacts }: Pick<PipeContext, "contacts">): boolean {
  const met = contacts.map((contact) => contact.with);
  return met.includes("both") || (met.includes("prospectiveResident") && met.includes("sendingPrison"));
}

const completes = ({ context, event }: At<"contactMade">): boolean =>
  bothContacted({ contacts: [...context.contacts, bodyOf(event)] });

/** Contact face to face, by video or by audio. No decision waits for it; whoever decides sees whether it was made. */
const contact = process.createStateConfig({
  initial: "placing",
  states: {
    placing: { always: [{ guard: ({ context }) => bothContacted(context), target: "made" }, { target: "toMake" }] },
    toMake: {
      entry: openTask("makeContact", "Face to face, by video or by audio", "contactDueInWorkingDays"),
      exit: closeTask("makeContact"),
      on: { contactMade: [{ guard: completes, target: "made", actions: meets }, { actions: meets }] },
    },
    made: { on: { contactMade: { actions: meets } } },
  },
});

/**
 * Referral: what is collated, side by side, and the decision about it. The strands that are still missing when it is
 * submitted go on being chased: they do not stop the clock, but nobody can decide without them.
 */
export const referral = process.createStateConfig({
  type: "parallel",
  exit: closeTask("obtainInformation"),
  on: {
    adviceGiven: {
      actions: records<"adviceGiven">((context, { advice }) => ({
        advice: [...context.advice, { advice, at: context.now }],
      })),
    },
    ...withdraws,
    ...diesBeforeArrival,
  },
  states: {
    criteria,
    clinical: strand("clinical"),
    risk: strand("risk"),
    pathway: strand("pathway"),
    contact,
    decision,
  },
});
