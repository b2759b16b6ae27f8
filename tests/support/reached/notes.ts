import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What one test did to the cases of one process. */
export interface Notes {
  /** The test's full name; empty for what a file does besides its tests, such as walking through every state. */
  readonly test: string;
  readonly process: string;
  /** Leaf states it came to, by dotted path. */
  readonly states: readonly string[];
  /** Transitions it took, by the names of `ways.ts`. */
  readonly ways: readonly string[];
}

export interface NotesOfFile {
  /** From the project's folder: `tests/machines/opt-in-letter/leavers.test.ts`. */
  readonly file: string;
  readonly notes: readonly Notes[];
}

/** Writes down what a test file did: a file of its own, for several are worked on at once. */
export function keepNotes(folder: string, notes: NotesOfFile): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${randomUUID()}.json`), JSON.stringify(notes));
}

/** The notes of every file, in the order of the files' names. */
export function readNotes(folder: string): NotesOfFile[] {
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as NotesOfFile)
    .sort((a, b) => a.file.localeCompare(b.file, "en"));
}
