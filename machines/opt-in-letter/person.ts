import { endOfDay } from "../shared/calendar/london.ts";
import type { NoAddress, Reachable } from "../shared/process-definition.ts";
import { today, type LeaverDetails, type OptInContext } from "./context.ts";

/** The parts a leaver's message must have, in the words they are asked for. Source: [003], update for leavers. */
const PARTS: Readonly<Record<keyof LeaverDetails, string>> = {
  name: "your name",
  employeeNumber: "your employee number",
  leavingOn: "the date on which you leave",
  intendsToOptIn: "that you intend to opt in",
  contact: "your personal email address, so that the letter reaches you after you have left",
};

/** What a leaver has not told us yet, in words; empty when everything is there. */
export function missingParts(leaver: LeaverDetails): string[] {
  return (Object.keys(PARTS) as (keyof LeaverDetails)[])
    .filter((part) => leaver[part] === undefined)
    .map((part) => PARTS[part]);
}

/**
 * Where the person is written to now. An address given later replaces the work address; nothing goes to the work
 * address after the leaving date, nor to somebody away from work who has not been traced, nor to anyone who has died.
 */
export function personAddress(context: OptInContext): Reachable | NoAddress {
  const { died, contact, leaver, employee, away, calendar } = context;
  if (died) return { none: "mustNotBeSent" };
  if (contact) return { address: contact };
  if (leaver.contact) return { address: leaver.contact };
  if (away) return { none: "unknown" };
  const work = { channel: "email", email: employee.workEmail } as const;
  if (leaver.leavingOn === undefined) return { address: work };
  if (leaver.leavingOn < today(context)) return { none: "unknown" };
  return { address: work, until: endOfDay(calendar, leaver.leavingOn) };
}

/** Whether there is anywhere to send the letter. */
export function isReachable(context: OptInContext): boolean {
  return !("none" in personAddress(context));
}
