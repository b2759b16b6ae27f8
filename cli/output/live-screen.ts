import type { WriteStream } from "node:tty";

const HOME = "\u001b[H";
const REST_OF_LINE = "\u001b[K";
const REST_OF_SCREEN = "\u001b[J";
const ALL = "\u001b[2J";
/** A line longer than the terminal is cut, and does not push the others down. */
const CUTS = "\u001b[?7l";
const WRAPS = "\u001b[?7h";

/** A terminal that shows one thing as it changes: drawn over what was there, so that nothing flickers. */
export class LiveScreen {
  readonly #terminal: WriteStream;
  #size = "";

  constructor(terminal: WriteStream) {
    this.#terminal = terminal;
  }

  /** What does not fit is left out at the end, and said; `footer` is always there. */
  draw(lines: readonly string[], footer: string): void {
    const { rows, columns } = this.#terminal;
    // Below it an empty line, the footer, and the line the cursor waits in.
    const room = Math.max(1, rows - 3);
    const hidden = lines.length - room;
    const shown = hidden > 0 ? [...lines.slice(0, room - 1), `… ${hidden + 1} more lines`] : lines;
    // What was written for another width stands elsewhere now.
    const first = this.#size === `${rows}x${columns}` ? HOME : ALL + HOME;
    this.#size = `${rows}x${columns}`;
    const text = [...shown, "", footer].map((line) => `${line}${REST_OF_LINE}`).join("\n");
    this.#terminal.write(`${CUTS}${first}${text}${REST_OF_SCREEN}${WRAPS}\n`);
  }
}
