import { z } from "zod";

const DURATION = /^P(?=.)(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;
const SECOND_MS = 1_000;
const UNITS_MS = [7 * 86_400, 86_400, 3_600, 60, 1].map((seconds) => seconds * SECOND_MS);

/** Ten years: beyond it somebody mistook the unit. */
const LONGEST_MS = 3_660 * 86_400 * SECOND_MS;

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds; a day is 24 hours, whatever the clocks do. */
export const durationField = z
  .string()
  .refine((text) => (durationMs(text) ?? Infinity) <= LONGEST_MS, {
    error: "Must be a duration of weeks, days, hours, minutes or seconds, such as P7D or PT2H, of ten years at most",
  })
  .meta({ examples: ["P7D"] });

/** Milliseconds, or nothing when it is not such a duration. */
export function durationMs(text: string): number | undefined {
  const parts = DURATION.exec(text)?.slice(1);
  return parts?.reduce((sum, part, index) => sum + Number(part ?? 0) * (UNITS_MS[index] ?? 0), 0);
}
