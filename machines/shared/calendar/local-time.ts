import type { LocalTime } from "../time.ts";

/** Times of day, `00:00` to `23:59`. The end of a day is not one of them: that is `endOfDay`. */

const SHAPE = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** A text that is not a time of day reached the calendar. The text may be case data, so the message leaves it out. */
export class NotALocalTimeError extends Error {
  override readonly name = "NotALocalTimeError";

  constructor() {
    super(
      "Not a time of day written HH:MM, 00:00 to 23:59. Check it with isLocalTime where it enters the service, and correct it there.",
    );
  }
}

/** Whether the text is a time of day written `HH:MM`. */
export function isLocalTime(text: string): boolean {
  return SHAPE.test(text);
}

/**
 * Minutes from `00:00` to this time of day.
 * @throws NotALocalTimeError for anything but `00:00` to `23:59`.
 */
export function minutesIntoDay(time: LocalTime): number {
  const match = SHAPE.exec(time);
  if (!match) throw new NotALocalTimeError();
  return Number(match[1]) * 60 + Number(match[2]);
}
