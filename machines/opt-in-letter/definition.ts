import type { ProcessDefinition } from "../shared/process-definition.ts";
import { staysUntil } from "../shared/stays-until.ts";
import { inWorkingDays, type OptInContext } from "./context.ts";
import type { OptInEvent, OptInEventName } from "./contract.ts";
import { optInMachine } from "./machine.ts";
import { contactOf, leaverDetails, personAddress } from "./person.ts";
import { refusals } from "./refusals.ts";
import { lateAnswersCloseAt } from "./schedule.ts";
import { escalation, words } from "./words.ts";

/** What the interpreter itself may report to the machine; not to be sent from outside. */
type Internal = "messageFailed" | "calendarRenewed";

const events = Object.keys(words.events).filter(
  (name): name is OptInEventName =>
    !(["messageFailed", "calendarRenewed"] satisfies Internal[] as string[]).includes(name),
);

/** The opt-in letter as the interpreter runs it. */
export const optInLetterDefinition: ProcessDefinition<OptInContext, OptInEvent> = {
  process: "optInLetter",
  version: 1,
  machine: optInMachine,
  events,
  words,
  escalation,
  refusals,
  address: (context, to) => {
    if (to === "person") return personAddress(context);
    const { sscl, payroll } = context.policy.mailboxes;
    return { address: { channel: "email", email: to === "payroll" ? payroll : sscl } };
  },
  // A late answer may come until the campaign says; receipts, notes and corrections a while longer.
  staysUntil: (context, outcomeAt) =>
    Math.max(staysUntil(context.calendar, outcomeAt, context.policy.staysDays), lateAnswersCloseAt(context)),
  outcome: (_context, [path = ""]) => path.split(".")[0] ?? path,
  owner: ({ owner }) => owner,
  facts: (context) => {
    const { employee, campaign, away, figures, letter, answers, lateAnswer, payroll, aligned, died, withdrawal } =
      context;
    const policyFrom = { settings: context.policy.validFrom };
    const known = { employee, campaign, contact: contactOf(context), away, leaver: leaverDetails(context), figures };
    return {
      ...known,
      letter,
      answers,
      lateAnswer,
      payroll,
      aligned,
      died,
      withdrawal: withdrawal?.reason,
      policyFrom,
    };
  },
  escalatesAgainAt: (context) => inWorkingDays(context, context.policy.taskDueInWorkingDays),
};
