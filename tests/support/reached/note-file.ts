import path from "node:path";
import { afterAll, beforeEach, expect, inject } from "vitest";
import { keepNotes } from "./notes.ts";
import { noted, testBegins } from "./noting.ts";

/** Vitest runs this before each test file: what its tests do to the cases of a process is noted under their names. */

beforeEach(({ task }) => {
  testBegins(task.fullTestName);
});

afterAll(() => {
  const notes = noted();
  if (notes.length === 0) return;
  const file = path.relative(process.cwd(), expect.getState().testPath ?? "");
  keepNotes(inject("coverageNotes"), { file, notes });
});
