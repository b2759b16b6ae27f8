import type { Notes, NotesOfFile } from "./notes.ts";

/** A test that shows something of a process. */
export interface Witness {
  readonly process: string;
  /** From the project's folder. */
  readonly file: string;
  /** Its full name; empty for a walk through every state. */
  readonly test: string;
  readonly notes: Notes;
}

/**
 * Every test of these files, those first that say most about the least: the fewer transitions a test takes, the more it
 * is about each of them. Walks come last: they show that it can happen, not that it is right.
 */
export function witnessesOf(files: readonly NotesOfFile[]): Witness[] {
  return files
    .flatMap(({ file, notes }) => notes.map((each) => ({ process: each.process, file, test: each.test, notes: each })))
    .sort(
      (a, b) =>
        Number(a.test === "") - Number(b.test === "") ||
        a.notes.ways.length - b.notes.ways.length ||
        a.file.localeCompare(b.file, "en") ||
        a.test.localeCompare(b.test, "en"),
    );
}

/** As the page names it: the file without what all have in common, and the test. */
export function inWords({ file, test }: Pick<Witness, "file" | "test">): string {
  const short = file.replace(/^tests\/(machines\/)?/, "").replace(/\.test\.ts$/, "");
  return `\`${short}\` ${test === "" ? "*walk*" : test}`.replaceAll(/\s+/g, " ");
}
