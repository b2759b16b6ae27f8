import type { ProcessDefinition } from "../../machines/shared/process-definition.ts";
import type { Instant } from "../../machines/shared/time.ts";
import type { CaseCommit, CaseOpening, TimelineEntry } from "../../records/case-commit.ts";
import { caseState, commitOf } from "./commit.ts";
import { carryOut } from "./consequences.ts";
import { RECENT, type Cause, type LiveCase } from "./live-case.ts";
import { claimChanges, namesHeld } from "./names-held.ts";
import { stampOn, type Step } from "./step.ts";
import { leafPaths } from "./stored-snapshot.ts";

/** How long a case remembers the keys of handled events itself; afterwards records do. 30 days in milliseconds. */
const REMEMBER_KEYS_MS = 30 * 24 * 60 * 60 * 1000;

/** A transition worked out: the case after it, and what to write down. */
export interface Worked {
  readonly live: LiveCase;
  readonly commit: CaseCommit;
}

/** A transition of the machine with everything that follows from it. Pure. */
export function finish(
  definition: ProcessDefinition,
  before: LiveCase,
  step: Step,
  cause: Cause,
  entry: TimelineEntry,
  opening?: CaseOpening,
): Worked {
  return settle(definition, before, step, { at: cause.at, entries: [entry], cause, ...(opening && { opening }) });
}

/** Something written down without a transition of the machine. Pure. */
export function unchanged(
  definition: ProcessDefinition,
  live: LiveCase,
  at: Instant,
  entries: readonly TimelineEntry[],
  effects: Step["effects"] = [],
  cause?: Cause,
): Worked {
  const snapshot = stampOn(live.snapshot, { now: at, sequence: live.sequence + 1 });
  return settle(definition, live, { snapshot, effects, timers: [] }, { at, entries, ...(cause && { cause }) });
}

interface Told {
  readonly at: Instant;
  readonly entries: readonly TimelineEntry[];
  readonly cause?: Cause;
  readonly opening?: CaseOpening;
}

function settle(definition: ProcessDefinition, before: LiveCase, step: Step, because: Told): Worked {
  const { at, cause, opening } = because;
  const { live, tasks, messages, notSent } = carryOut(definition, before, step, at);
  const entries = [...because.entries, ...notSent];
  const moved = leafPaths(before.snapshot).join() !== leafPaths(live.snapshot).join();
  const next: LiveCase = {
    ...live,
    sequence: before.sequence + 1,
    lastAt: at,
    since: moved ? at : before.since,
    recent: [...entries.map(({ text }) => text).reverse(), ...before.recent].slice(0, RECENT),
    handled: handledAfter(before, cause),
  };
  const state = caseState(definition, next);
  const claims = claimChanges(namesHeld(definition, before), namesHeld(definition, next));
  const parts = { at, entries, tasks, messages, state, ...(claims && { claims }) };
  const told = { ...parts, ...(cause && { cause }), ...(opening && { opening }) };
  return { live: next, commit: commitOf(definition, next, told) };
}

/** Remembers the key of an event that was handled, and forgets those of long ago. */
function handledAfter({ handled, sequence }: LiveCase, cause: Cause | undefined): LiveCase["handled"] {
  if (!cause?.handled) return handled;
  const { at } = cause;
  const recent = Object.entries(handled).filter(([, before]) => before.at > at - REMEMBER_KEYS_MS);
  const { key, fingerprint } = cause.handled;
  return { ...Object.fromEntries(recent), [key]: { fingerprint, sequence: sequence + 1, at } };
}
