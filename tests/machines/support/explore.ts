import { walking } from "../../support/reached/noting.ts";
import { londonOf, type CaseByHand } from "./case-by-hand.ts";

/** One step of an exploration: an event with its body, an answer from outside, or letting the next deadline come. */
export type Move = (byHand: CaseByHand) => void;

export interface Exploration {
  /** State paths that were reached, each with how: the first way is the shortest. */
  readonly reached: ReadonlyMap<string, readonly string[]>;
  readonly cases: number;
}

/**
 * Walks a process breadth first: from each case every move, and the coming of its next deadline, as far as `depth` steps
 * and never twice to a situation that `likeness` finds the same. A move that is refused leads nowhere.
 *
 * Not `getShortestPaths` of `xstate/graph`: its states would need the clock in them, which moves with every step, and
 * what the interpreter adds (due before an event, refusals by data, tasks) would not be walked.
 */
export function explore(
  starts: Readonly<Record<string, CaseByHand>>,
  moves: Readonly<Record<string, Move>>,
  likeness: (byHand: CaseByHand) => string,
  depth: number,
): Exploration {
  return walking(() => walked(starts, moves, likeness, depth));
}

function walked(...[starts, moves, likeness, depth]: Parameters<typeof explore>): Exploration {
  const reached = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  const isNew = (byHand: CaseByHand): boolean => !seen.has(likeness(byHand));
  let cases = 0;
  let frontier: Visit[] = Object.entries(starts).map(([name, byHand]) => ({ byHand, way: [name] }));
  for (let step = 0; step <= depth && frontier.length > 0; step += 1) {
    const next: Visit[] = [];
    for (const visit of frontier) {
      const like = likeness(visit.byHand);
      // Whoever gives a start tells it apart from the others.
      if (step > 0 && seen.has(like)) continue;
      seen.add(like);
      cases += 1;
      for (const path of visit.byHand.paths) if (!reached.has(path)) reached.set(path, visit.way);
      next.push(...onwards(visit, moves, isNew));
    }
    frontier = next;
  }
  return { reached, cases };
}

interface Visit {
  readonly byHand: CaseByHand;
  readonly way: readonly string[];
}

function onwards(
  { byHand, way }: Visit,
  moves: Readonly<Record<string, Move>>,
  isNew: (byHand: CaseByHand) => boolean,
): Visit[] {
  const waiting: Readonly<Record<string, Move>> = { ...moves, "the next deadline": (copy) => untilNew(copy, isNew) };
  return Object.entries(waiting).flatMap(([name, move]) => {
    const copy = byHand.fork();
    try {
      move(copy);
      return [{ byHand: copy, way: [...way, name] }];
    } catch (error) {
      if (error instanceof Error && error.name === "RefusedByHand") return [];
      throw error;
    }
  });
}

/** A deadline that leads to nothing new, such as a chase, must not hide the one after it. */
function untilNew(byHand: CaseByHand, isNew: (byHand: CaseByHand) => boolean): void {
  for (let times = 0; times < 3; times += 1) {
    untilNext(byHand);
    if (isNew(byHand)) return;
  }
}

/** Two minutes past the earliest deadline, so that one in its grace is applied. */
function untilNext(byHand: CaseByHand): void {
  const [first] = byHand.agenda.map(({ due }) => due).sort((a, b) => a - b);
  if (first !== undefined) byHand.pass(londonOf(first + 120_000));
}
