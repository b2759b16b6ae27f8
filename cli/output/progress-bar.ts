const WIDTH = 30;

/** A line on the terminal of standard error that is written over; nothing where there is none, or nobody looks. */
export class ProgressBar {
  readonly #wanted: boolean;
  #shown = false;

  constructor(wanted: boolean) {
    this.#wanted = wanted && process.stderr.isTTY;
  }

  show(text: string): void {
    if (!this.#wanted) return;
    this.#shown = true;
    // A line that wraps could not be written over.
    process.stderr.write(`\r${text.slice(0, (process.stderr.columns || 80) - 1)}\u001b[K`);
  }

  /** What is said next stands on a line of its own. */
  end(): void {
    if (this.#shown) process.stderr.write("\n");
    this.#shown = false;
  }
}

/** `[#####-----]  50 %  6 of 12`. */
export function barText(done: number, all: number, amount: (count: number) => string = String): string {
  const part = all === 0 ? 1 : done / all;
  const full = Math.round(part * WIDTH);
  const percent = String(Math.floor(part * 100)).padStart(3);
  return `[${"#".repeat(full)}${"-".repeat(WIDTH - full)}] ${percent} %  ${amount(done)} of ${amount(all)}`;
}

/** `4.2 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `40 a second, about 3 min left`; empty while nothing can be said. So much was done in so many milliseconds. */
export function paceText(done: number, ms: number, left: number): string {
  if (done <= 0 || ms <= 0) return "";
  const aSecond = (done / ms) * 1_000;
  const pace = `${aSecond < 10 ? aSecond.toFixed(1) : Math.round(aSecond)} a second`;
  return left === 0 ? pace : `${pace}, about ${durationText(left / aSecond)} left`;
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}
