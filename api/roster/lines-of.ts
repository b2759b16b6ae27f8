import { MOST_LINE_BYTES } from "./limits.ts";
import { RosterUnreadable } from "./roster-unreadable.ts";

/** One line of a file, the first being 1. */
export interface FileLine {
  readonly number: number;
  /** Without its end. Absent when it is longer than a line may be. */
  readonly text?: string;
}

/**
 * Splits a file into its lines as it comes, and keeps no more of it than the line that is not whole yet. A line ends in
 * `\n`, `\r\n` or `\r`. Throws RosterUnreadable at the first line that is not UTF-8.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly FileLine[]> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) yield splitter.take(chunk);
  yield splitter.end();
}

const LF = 0x0a;
const CR = 0x0d;

// In UTF-8 no byte of another character is one of these two, so that lines are found before they are decoded.
class LineSplitter {
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #number = 1;
  /** Of the line that is not whole yet. */
  #parts: Uint8Array[] = [];
  #length = 0;
  #afterCr = false;

  take(chunk: Uint8Array): readonly FileLine[] {
    const lines: FileLine[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      const isRestOfEnd = byte === LF && this.#afterCr;
      this.#afterCr = byte === CR;
      if (byte !== LF && byte !== CR) continue;
      if (!isRestOfEnd) lines.push(this.#line(chunk.subarray(from, at)));
      from = at + 1;
    }
    this.#keep(chunk.subarray(from));
    return lines;
  }

  end(): readonly FileLine[] {
    return this.#length === 0 ? [] : [this.#line(new Uint8Array())];
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > MOST_LINE_BYTES) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #line(rest: Uint8Array): FileLine {
    this.#keep(rest);
    const number = this.#number;
    const line = this.#length > MOST_LINE_BYTES ? { number } : { number, text: this.#decoded(number) };
    this.#number += 1;
    this.#parts = [];
    this.#length = 0;
    return line;
  }

  #decoded(number: number): string {
    const [first, ...others] = this.#parts;
    if (!first) return "";
    try {
      return this.#decoder.decode(others.length === 0 ? first : Buffer.concat(this.#parts));
    } catch {
      throw new RosterUnreadable([{ code: "notUtf8", message: `Line ${number} is not valid UTF-8` }]);
    }
  }
}
