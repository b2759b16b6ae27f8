import type { Notes } from "./notes.ts";

/** What is noted of one test and one process until its file is over. */
interface Sheet {
  readonly test: string;
  readonly process: string;
  readonly states: Set<string>;
  readonly ways: Set<string>;
}

const sheets = new Map<string, Sheet>();
let current = "";
let isChance = false;
let isWalk = false;
let isTrial = false;

/** A test begins; what is noted from now on is its doing. */
export function testBegins(name: string): void {
  current = name;
  isChance = false;
}

/** Where a case stands after a step, and how it came there. What chance led to is not noted: it changes every time. */
export function noteStep(process: string, states: readonly string[], ways: readonly string[]): void {
  if (isChance || isTrial) return;
  const sheet = sheetOf(process);
  for (const state of states) sheet.states.add(state);
  for (const way of ways) sheet.ways.add(way);
}

/** Whether the cases of a property test are at work: chance decides what happens to them. */
export function chance(isAtWork: boolean): void {
  isChance = isAtWork;
}

/** Cases that walk through every state belong to no example, wherever the walk is taken. */
export function walking<Result>(walk: () => Result): Result {
  isWalk = true;
  try {
    return walk();
  } finally {
    isWalk = false;
  }
}

/** A step that is tried only to see what would come of it. */
export function onTrial<Result>(trial: () => Result): Result {
  isTrial = true;
  try {
    return trial();
  } finally {
    isTrial = false;
  }
}

/** Everything noted so far in this file. */
export function noted(): Notes[] {
  return [...sheets.values()].map(({ states, ways, ...of }) => ({ ...of, states: [...states], ways: [...ways] }));
}

function sheetOf(process: string): Sheet {
  const test = isWalk ? "" : current;
  const key = `${process} ${test}`;
  const known = sheets.get(key);
  if (known) return known;
  const sheet = { test, process, states: new Set<string>(), ways: new Set<string>() };
  sheets.set(key, sheet);
  return sheet;
}
