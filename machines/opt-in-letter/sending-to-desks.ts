import { dateInWords } from "../shared/calendar/london.ts";
import { endOfToday, today } from "../shared/case-life/schedule.ts";
import type { Send } from "../shared/effects.ts";
import type { PersonalisationOf } from "../shared/message-template.ts";
import type { OptInContext } from "./context.ts";
import { pounds } from "./letter-text.ts";
import type { OptInMessages } from "./messages.ts";
import { leaverDetails } from "./person.ts";

/** What SSCL and payroll are told, worked out from what is known. Every value is a string, as Notify wants it. */

/** One message, its personalisation checked by the compiler against the placeholders of its template. */
function message<Name extends keyof OptInMessages>(
  template: Name,
  to: "sscl" | "payroll",
  personalisation: PersonalisationOf<OptInMessages[Name]>,
  limits: Pick<Send, "validUntil" | "while"> = {},
): Send {
  return { template, to, personalisation, ...limits };
}

export const traceRequestMessage = ({ employee, campaign }: OptInContext): Send =>
  message(
    "traceRequest",
    "sscl",
    { employeeNumber: employee.employeeNumber, closesOn: dateInWords(campaign.closesOn) },
    { while: "tracing" },
  );

export const traceChaseMessage = (context: OptInContext): Send =>
  message(
    "traceChase",
    "sscl",
    {
      employeeNumber: context.employee.employeeNumber,
      closesOn: dateInWords(context.campaign.closesOn),
      askedOn: dateInWords(context.tracing?.askedOn ?? today(context)),
    },
    { validUntil: endOfToday(context), while: "tracing" },
  );

export const payrollInstruction = (context: OptInContext): Send => {
  const { employee, figures } = context;
  if (!figures) throw new Error("No instruction without the person's figures");
  return message("payrollInstruction", "payroll", {
    employeeNumber: employee.employeeNumber,
    newSalary: pounds(figures.newSalary),
    allowances: pounds(figures.allowances),
    payProtection: pounds(figures.payProtection),
    employment: employmentLine(context),
  });
};

/** What payroll must know of somebody who leaves, has left, or has died. */
function employmentLine(context: OptInContext): string {
  const { leavingOn } = leaverDetails(context);
  if (context.died) return "The person has died. Payments are due to the estate.";
  if (leavingOn === undefined) return "No leaving date is recorded.";
  const leaves = leavingOn < today(context) ? "The person left on" : "The person leaves on";
  return `${leaves} ${dateInWords(leavingOn)}. Back pay is due after leaving too.`;
}

const instructedOn = (context: OptInContext): string => dateInWords(context.payroll?.instructedOn ?? today(context));

export const payrollChaseMessage = (context: OptInContext): Send =>
  message(
    "payrollChase",
    "payroll",
    { employeeNumber: context.employee.employeeNumber, instructedOn: instructedOn(context) },
    { validUntil: endOfToday(context), while: "awaitingPayroll" },
  );

export const payrollRevocation = (context: OptInContext): Send =>
  message("payrollInstructionRevoked", "payroll", {
    employeeNumber: context.employee.employeeNumber,
    instructedOn: instructedOn(context),
  });
