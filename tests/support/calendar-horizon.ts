import { addMonths } from "../../machines/shared/calendar/civil-date.ts";
import { calendarFor } from "../../machines/shared/calendar/vendored.ts";

/** The longest courses and cases of the tests look about this far ahead. */
const MONTHS = 12;

/** Vitest's global set-up: says in good time that the vendored calendar must be renewed, before tests fail for it. */
export function setup(): void {
  const { horizon } = calendarFor("2026-01-01");
  if (addMonths(new Date().toISOString().slice(0, 10), MONTHS) <= horizon) return;
  console.warn(
    `\nThe vendored calendar ends on ${horizon}, in less than ${MONTHS} months. Tests that look further ahead will fail.\n` +
      "Renew both files in machines/shared/calendar/data: the bank holidays of GOV.UK, and London's clock changes.\n",
  );
}
