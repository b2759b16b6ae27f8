import type { Instant } from "../machines/shared/time.ts";

const LONDON = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeZoneName: "longOffset" });
const MINUTE_MS = 60_000;

/** An instant in ISO 8601 as a clock in London shows it, with its offset: `2026-07-01T10:00:00.000+01:00`. */
export function londonTime(at: Instant): string {
  const offset = offsetAt(at);
  const [, sign = "+", hours = "00", minutes = "00"] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS * (sign === "-" ? -1 : 1);
  return `${new Date(at + ahead).toISOString().slice(0, -1)}${offset}`;
}

/** `+01:00`, or `+00:00` in winter. */
function offsetAt(at: Instant): string {
  const name = LONDON.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return name === "GMT" ? "+00:00" : name.replace("GMT", "");
}
