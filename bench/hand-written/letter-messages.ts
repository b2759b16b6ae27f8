import { dateInWords, endOfDay, localDateOf } from "../../machines/shared/calendar/london.ts";
import type { LocalDate } from "../../machines/shared/time.ts";
import { lateAnswerParagraph, pounds, termsParagraph } from "../../machines/opt-in-letter/letter-text.ts";
import type { Choice, LetterStart, Message } from "./letter.ts";

type Draft = Omit<Message, "messageId">;

/** The messages of the letter, each with the data its template needs: what the interpreter's letter sends, word for word. */
export function messagesOf({ calendar, policy, campaign, employee, figures }: LetterStart) {
  const today = (): LocalDate => localDateOf(calendar, Date.now());
  const pay = {
    newSalary: pounds(figures.newSalary),
    allowances: pounds(figures.allowances),
    payProtection: pounds(figures.payProtection),
  };
  const onlyToday = <D extends Draft>(draft: D) => ({ ...draft, validUntil: endOfDay(calendar, today()) });
  const toPerson = (template: string, personalisation: Draft["personalisation"]): Draft => ({
    template,
    email: employee.workEmail,
    personalisation: { name: employee.name, mailbox: policy.mailboxes.harmonisationTeam, ...personalisation },
  });
  const toPayroll = (template: string, personalisation: Draft["personalisation"]): Draft => ({
    template,
    email: policy.mailboxes.payroll,
    personalisation: { employeeNumber: employee.employeeNumber, ...personalisation },
  });
  const change = (closesOn: LocalDate): string =>
    `You can change your answer until the end of ${dateInWords(closesOn)}. The last answer counts.`;
  return {
    update: () => {
      const planned = `Letters are planned to go out from ${dateInWords(campaign.lettersFrom)}.`;
      return onlyToday(toPerson("update", { planned }));
    },
    letter: (closesOn: LocalDate) =>
      toPerson("optInLetter", {
        employeeNumber: employee.employeeNumber,
        closesOn: dateInWords(closesOn),
        terms: termsParagraph({ employee, leaverMessages: [] }),
        ...pay,
        change: change(closesOn),
        letterVersion: campaign.letterVersion,
      }),
    reminder: (template: string, closesOn: LocalDate) =>
      onlyToday(toPerson(template, { closesOn: dateInWords(closesOn) })),
    acknowledgement: (choice: Choice, closesOn: LocalDate) =>
      toPerson(choice === "optedIn" ? "optInAcknowledged" : "declineAcknowledged", {
        receivedOn: dateInWords(today()),
        closesOn: dateInWords(closesOn),
        change: change(closesOn),
      }),
    windowClosed: (closesOn: LocalDate) =>
      toPerson("windowClosed", {
        closesOn: dateInWords(closesOn),
        late: lateAnswerParagraph(campaign.lateAnswersUntil, today()),
      }),
    payrollInstruction: () => toPayroll("payrollInstruction", { ...pay, employment: "No leaving date is recorded." }),
    payrollChase: (instructedOn: LocalDate) =>
      onlyToday(toPayroll("payrollChase", { instructedOn: dateInWords(instructedOn) })),
    payAligned: ({ effectiveFrom, backPay }: { readonly effectiveFrom: LocalDate; readonly backPay: string }) =>
      toPerson("payAligned", {
        effectiveFrom: dateInWords(effectiveFrom),
        backPay: backPay === "0.00" ? "none is due" : pounds(backPay),
      }),
  };
}
