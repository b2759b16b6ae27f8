const WIDTH = 30;

/** A bar on the terminal of standard error; nothing where there is none, or nobody looks. */
export class ProgressBar {
  readonly #shown: boolean;

  constructor(wanted: boolean) {
    this.#shown = wanted && process.stderr.isTTY;
  }

  show(done: number, all: number): void {
    if (this.#shown) process.stderr.write(`\r${barText(done, all)}`);
  }

  end(): void {
    if (this.#shown) process.stderr.write("\n");
  }
}

/** `[#####-----]  50 %  6 of 12`. */
export function barText(done: number, all: number): string {
  const part = all === 0 ? 1 : done / all;
  const full = Math.round(part * WIDTH);
  const percent = String(Math.floor(part * 100)).padStart(3);
  return `[${"#".repeat(full)}${"-".repeat(WIDTH - full)}] ${percent} %  ${done} of ${all}`;
}
