import { calendarFor } from "../../../machines/shared/calendar/vendored.ts";
import type { CalendarData } from "../../../machines/shared/calendar/calendar-data.ts";
import type { CaseByHand } from "../support/case-by-hand.ts";
import { monitored } from "./tag-case.ts";

/** The vendored calendar ends with 2028; one that the service could give a case later. */
export const LONGER: CalendarData = { ...calendarFor("2021-01-01"), version: "longer", horizon: "2031-12-31" };

/** Recalled in February 2027 from a licence that ends in 2030. */
export function recalledFromALongLicence(): CaseByHand {
  const dale = monitored({ endsOn: "2030-05-31" });
  dale.send("2027-02-01 10:00", "recalled", { on: "2027-02-01", unlawfullyAtLarge: false });
  return dale;
}

/** Released again after 16 months: the twelve months now end in 2029. */
export function releasedAgain(): CaseByHand {
  const dale = recalledFromALongLicence();
  dale.send("2028-06-01 10:00", "reReleased", { on: "2028-06-01" });
  dale.send("2028-06-01 15:00", "tagFitted", { on: "2028-06-01", homeMonitoringUnit: false });
  return dale;
}
