import type { Instant } from "../../../machines/shared/time.ts";

/** An instant as Notify writes it: UTC with six decimals, `2022-11-09T09:00:00.000000Z`. */
export function notifyTime(instant: Instant): string {
  return new Date(instant).toISOString().replace("Z", "000Z");
}
