import { z } from "zod";

/** A point in time in a request: ISO 8601 with seconds and an offset or Z. Parsed by `Date.parse`. */
export const instantField = z.iso
  .datetime({ offset: true, error: "Must be a real date and time with an offset, such as 2027-01-31T00:00:00Z" })
  .meta({ examples: ["2027-01-31T00:00:00Z"] });

/** A point in time in an answer, in UTC. */
export const instant = z.iso.datetime().meta({ examples: ["2027-01-11T09:00:00.000Z"] });

export function isoInstant(at: number): string {
  return new Date(at).toISOString();
}
