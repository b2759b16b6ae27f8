/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A civil date in Europe/London, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A civil time of day in Europe/London, `HH:MM`, 24 hours. */
export type LocalTime = string;

/**
 * The delay of something that is not to come at all: a reminder whose time has passed when its state is entered. The
 * interpreter arms nothing for it. Milliseconds.
 */
export const NEVER_MS: number = Number.MAX_SAFE_INTEGER;
