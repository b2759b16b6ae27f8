import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A line before the last one cannot be read: somebody edited the file, or the disk is failing. */
export class JournalDamaged extends Error {
  override readonly name = "JournalDamaged";
  constructor(file: string, line: number) {
    super(`Line ${line} of ${file} is not JSON. Move the file away to start with an empty outbox.`);
  }
}

/**
 * An append-only file of JSON lines. A line is on the disk when its `append` resolves, so what was answered for survives
 * a SIGKILL. A torn last line was never answered for: it is cut off when the file is opened.
 */
export class Journal {
  readonly #file: FileHandle;
  #waiting: { readonly text: string; readonly done: (failure?: unknown) => void }[] = [];
  #writing: Promise<void> | undefined;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Opens the file, creating it if need be, and reads what is in it. Throws JournalDamaged. */
  static async open(path: string): Promise<{ journal: Journal; lines: readonly unknown[] }> {
    await mkdir(dirname(path), { recursive: true });
    // Readable by its owner only: the messages hold names and addresses.
    const file = await open(path, "a+", 0o600);
    const text = await file.readFile("utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
    const lines = whole
      .split("\n")
      .slice(0, -1)
      .map((line, at): unknown => parse(path, line, at + 1));
    return { journal: new Journal(file), lines };
  }

  /** Resolves when the line is on the disk. Lines that wait for the same write share it. */
  append(line: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        text: `${JSON.stringify(line)}\n`,
        done: (failure) => (failure === undefined ? resolve() : reject(failure)),
      });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Waits for what was appended. */
  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.appendFile(batch.map(({ text }) => text).join(""));
        await this.#file.datasync();
        batch.forEach(({ done }) => done());
      } catch (failure) {
        batch.forEach(({ done }) => done(failure));
      }
    }
    this.#writing = undefined;
  }
}

function parse(path: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new JournalDamaged(path, number);
  }
}
