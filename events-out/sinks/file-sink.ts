import { mkdir, open, type FileHandle } from "node:fs/promises";
import path from "node:path";
import type { EventSink } from "../event-sink.ts";
import type { OutgoingEvent } from "../outgoing-event.ts";

const NEWLINE = "\n";

interface Line {
  readonly text: string;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Domain events as JSON lines, in a file a day (UTC) under a folder: `domain-events-2026-11-23.jsonl`. An event is
 * published when the disk has it. Files are only ever added to, so several publishers may share a folder; a line that a
 * power cut left half written stays as it is, and its event stands whole on a later one.
 */
export function fileSink(folder: string): EventSink {
  const file = new DailyFile(folder);
  return {
    name: "file",
    publish: (event) => file.add(event),
    close: () => file.close(),
  };
}

class DailyFile {
  readonly #folder: string;
  #waiting: Line[] = [];
  #writing: Promise<void> | undefined;
  #open: { readonly name: string; readonly handle: FileHandle } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  add({ body }: OutgoingEvent): Promise<void> {
    return new Promise((written, failed) => {
      this.#waiting.push({ text: `${body}${NEWLINE}`, written, failed });
      this.#writing ??= this.#writeAll();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#letGo();
  }

  /** What came while the disk was busy is written in one go: `fsync` is what takes the time. */
  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      try {
        const handle = await this.#today();
        await handle.appendFile(lines.map(({ text }) => text).join(""));
        await handle.datasync();
        for (const { written } of lines) written();
      } catch (error) {
        await this.#letGo();
        for (const { failed } of lines) failed(error);
      }
    }
    this.#writing = undefined;
  }

  async #today(): Promise<FileHandle> {
    const name = `domain-events-${new Date().toISOString().slice(0, 10)}.jsonl`;
    if (this.#open?.name === name) return this.#open.handle;
    await this.#letGo();
    await mkdir(this.#folder, { recursive: true });
    // It names people.
    const handle = await open(path.join(this.#folder, name), "a+", 0o600);
    await endTornLine(handle);
    this.#open = { name, handle };
    return handle;
  }

  async #letGo(): Promise<void> {
    const { handle } = this.#open ?? {};
    this.#open = undefined;
    await handle?.close().catch(() => undefined);
  }
}

async function endTornLine(handle: FileHandle): Promise<void> {
  const { size } = await handle.stat();
  if (size === 0) return;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer.toString() !== NEWLINE) await handle.appendFile(NEWLINE);
}
