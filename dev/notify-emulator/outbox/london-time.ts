import type { Instant } from "../../../machines/shared/time.ts";
import { html, type Html } from "./html.ts";

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h12",
});

/** An instant in London as GOV.UK writes it, `9 November 2022 at 9:05am`, marked up for machines. */
export function londonTime(instant: Instant, options: { readonly seconds?: boolean } = {}): Html {
  const part = partsOf(instant);
  const seconds = options.seconds === true ? `:${part("second")}` : "";
  const hour = part("hour") === "0" ? "12" : part("hour");
  const time = `${hour}:${part("minute")}${seconds}${part("dayPeriod").toLowerCase()}`;
  return html`<time datetime="${new Date(instant).toISOString()}">${londonDay(instant)} at ${time}</time>`;
}

/** `9 November 2022` in London. */
export function londonDay(instant: Instant): string {
  const part = partsOf(instant);
  return `${part("day")} ${part("month")} ${part("year")}`;
}

function partsOf(instant: Instant): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = PARTS.formatToParts(instant);
  return (type) => parts.find((part) => part.type === type)?.value ?? "";
}
