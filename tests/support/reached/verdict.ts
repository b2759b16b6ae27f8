import { readCourses } from "../../../dev/courses/read-courses.ts";
import { documentedProcesses } from "../../../dev/docs/documented-process.ts";
import { asWritten } from "./as-written.ts";
import { claimsOf, type ClaimsOfProcess } from "./claims.ts";
import type { NotesOfFile } from "./notes.ts";
import { coveragePage, type Choice } from "./page.ts";
import { witnessesOf } from "./witness.ts";

export interface Verdict {
  /** What no test shows, in words. */
  readonly missing: readonly string[];
  /** The page with every test it names that still shows what it is named for; the written one, unless it is stale. */
  readonly kept: string;
  /** The page with the best tests named anew. */
  readonly renewed: string;
  /** Processes with what of them only a walk comes by, for whoever writes the next test. */
  readonly onlyWalked: readonly string[];
}

/** What a run of all tests of the machines says of every registered process, and of the page as it is written. */
export function verdict(written: string, notes: readonly NotesOfFile[]): Verdict {
  const courses = readCourses();
  const processes = documentedProcesses().map((process) => claimsOf(process, courses));
  const before = asWritten(written);
  const witnesses = witnessesOf(notes);
  const best: Choice = (_place, candidates) => candidates[0];
  const keep: Choice = (place, candidates) => {
    const named = before(place);
    return named !== undefined && candidates.includes(named) ? named : candidates[0];
  };
  return {
    missing: processes.flatMap((claims) => missingOf(claims, notes)),
    kept: coveragePage(processes, witnesses, keep),
    renewed: coveragePage(processes, witnesses, best),
    onlyWalked: processes.flatMap((claims) => onlyWalkedOf(claims, notes)),
  };
}

function missingOf(claims: ClaimsOfProcess, files: readonly NotesOfFile[]): string[] {
  const notes = files.flatMap((file) => file.notes).filter(({ process }) => process === claims.process);
  return [...claims.states, ...claims.transitions, ...claims.deadlines]
    .filter(({ isShownBy }) => !notes.some(isShownBy))
    .map(({ cells }) => `${claims.title}: ${cells.join(" · ")}`);
}

function onlyWalkedOf(claims: ClaimsOfProcess, files: readonly NotesOfFile[]): string[] {
  const examples = files
    .flatMap((file) => file.notes)
    .filter(({ process, test }) => process === claims.process && test !== "");
  const count = claims.transitions.filter(({ isShownBy }) => !examples.some(isShownBy)).length;
  return count === 0 ? [] : [`${claims.title}: ${count} of ${claims.transitions.length} transitions are only walked`];
}
