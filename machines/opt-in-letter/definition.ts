import { caseDefinition } from "../shared/case-life/case-definition.ts";
import { staysUntil } from "../shared/stays-until.ts";
import type { OptInContext } from "./context.ts";
import type { OptInEvent } from "./contract.ts";
import { optInMachine } from "./machine.ts";
import { contactOf, leaverDetails, personAddress } from "./person.ts";
import { refusals } from "./refusals.ts";
import { lateAnswersCloseAt } from "./schedule.ts";
import { escalation, words } from "./words.ts";

/** The opt-in letter as the interpreter runs it. */
export const optInLetterDefinition = caseDefinition<OptInContext, OptInEvent>({
  process: "optInLetter",
  version: 1,
  machine: optInMachine,
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
});
