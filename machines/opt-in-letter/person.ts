import type { Address } from "../shared/address.ts";
import { endOfDay } from "../shared/calendar/london.ts";
import { today } from "../shared/case-life/schedule.ts";
import type { NoAddress, Reachable } from "../shared/process-definition.ts";
import type { LeaverDetails, OptInContext } from "./context.ts";

/** The parts a leaver's message must have, in the words they are asked for. Source: [003], update for leavers. */
const PARTS: Readonly<Record<keyof LeaverDetails, string>> = {
  name: "your name",
  employeeNumber: "your employee number",
  leavingOn: "the date on which you leave",
  intendsToOptIn: "a sentence that says that you intend to opt in",
  contact: "your personal email address, so that the letter reaches you after you have left",
};

/** A leaver's messages add up: what one lacks, a later one may bring. */
export function leaverDetails({ leaverMessages }: Pick<OptInContext, "leaverMessages">): LeaverDetails {
  return leaverMessages.reduce<LeaverDetails>((known, { parts }) => ({ ...known, ...parts }), {});
}

/** What a leaver has not told us yet, in words; empty when everything is there. */
export function missingParts(leaver: LeaverDetails): string[] {
  return (Object.keys(PARTS) as (keyof LeaverDetails)[])
    .filter((part) => leaver[part] === undefined)
    .map((part) => PARTS[part]);
}

/** The address given last, if any was. */
export function contactOf({ contacts }: Pick<OptInContext, "contacts">): Address | undefined {
  return contacts.at(-1)?.contact;
}

/** Away from work, and nobody knows where to write to them. */
export function mustBeTraced(context: Pick<OptInContext, "away" | "contacts">): boolean {
  return context.away && contactOf(context) === undefined;
}

/**
 * Where the person is written to now. An address given later replaces the work address; nothing goes to the work
 * address after the leaving date, nor to somebody away from work who has not been traced, nor to anyone who has died.
 */
export function personAddress(context: OptInContext): Reachable | NoAddress {
  const { died, employee, away, calendar } = context;
  const contact = contactOf(context);
  const { leavingOn } = leaverDetails(context);
  if (died) return { none: "mustNotBeSent" };
  if (contact) return { address: contact };
  if (away) return { none: "unknown" };
  const work = { channel: "email", email: employee.workEmail } as const;
  if (leavingOn === undefined) return { address: work };
  if (leavingOn < today(context)) return { none: "unknown" };
  return { address: work, until: endOfDay(calendar, leavingOn) };
}

/** Whether there is anywhere to send the letter. */
export function isReachable(context: OptInContext): boolean {
  return !("none" in personAddress(context));
}
