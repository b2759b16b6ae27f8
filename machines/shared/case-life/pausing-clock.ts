/**
 * A clock that can pause: when it was stopped, and when it went on. `Point` is a London date for a clock that counts
 * days, an instant for one that counts to the minute. Pure; in order of time.
 */
export interface Pause<Point> {
  readonly from: Point;
  /** Absent while it stands still. */
  readonly to?: Point;
}

export type Pauses<Point> = readonly Pause<Point>[];

/** Stops the clock; one that stands still already is left alone. */
export function paused<Point>(pauses: Pauses<Point>, from: Point): Pauses<Point> {
  return isPaused(pauses) ? pauses : [...pauses, { from }];
}

/** Lets the clock go on; one that goes is left alone. */
export function resumed<Point>(pauses: Pauses<Point>, to: Point): Pauses<Point> {
  const last = pauses.at(-1);
  return last && last.to === undefined ? [...pauses.slice(0, -1), { ...last, to }] : pauses;
}

export function isPaused<Point>(pauses: Pauses<Point>): boolean {
  const last = pauses.at(-1);
  return last !== undefined && last.to === undefined;
}

/** How much the pauses that are over amount to, in whatever `length` counts. */
export function timePaused<Point>(pauses: Pauses<Point>, length: (from: Point, to: Point) => number): number {
  return pauses.reduce((sum, { from, to }) => sum + (to === undefined ? 0 : length(from, to)), 0);
}
