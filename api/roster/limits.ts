/** What a file of people may be at most; a bigger one is another file, or must be split. */

/** As many as the event that tells the campaign of it may announce. */
export const MOST_ROWS = 100_000;

/** Of the whole file: three times what so many rows of people take. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** Of one line. Nobody's row is near it. */
export const MOST_LINE_BYTES = 16 * 1024;
