import { z } from "zod";

const WRONG =
  "Must be a real date and time with an offset, such as 2027-01-31T00:00:00Z, in the years 1 to 9999 of UTC";

/** Of which instants there is no writing with four digits for the year, an offset may make one. UTC. */
const [FIRST, LAST] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];

/** A point in time in a request: ISO 8601 with seconds and an offset or Z. Parsed by `Date.parse`. */
export const instantField = z.iso
  .datetime({ offset: true, error: WRONG, abort: true })
  .refine((text) => Date.parse(text) >= FIRST && Date.parse(text) <= LAST, { error: WRONG })
  .meta({ examples: ["2027-01-31T00:00:00Z"] });

/** A point in time in an answer, in UTC. */
export const instant = z.iso.datetime().meta({ examples: ["2027-01-11T09:00:00.000Z"] });

export function isoInstant(at: number): string {
  return new Date(at).toISOString();
}
