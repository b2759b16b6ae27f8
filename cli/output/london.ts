import { relative } from "./relative.ts";

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant as people in England read it: `11 Jan 2027, 09:00`, in London's time. */
export function london(instant: string | undefined): string {
  return instant === undefined ? "" : LONDON.format(new Date(instant));
}

/** The same, and how far away that is: `11 Jan 2027, 09:00 (in 3 days)`. `now` is another for a rehearsal; ISO 8601. */
export function londonFrom(instant: string | undefined, now: string | undefined): string {
  if (instant === undefined) return "";
  return `${london(instant)} (${relative(Date.parse(instant), now === undefined ? Date.now() : Date.parse(now))})`;
}
