import type { Refusal } from "../process-definition.ts";
import { listed, unless } from "./refusing.ts";
import type { SharedCase } from "./shared-case.ts";

/**
 * Corrections (processes.md, Shared by all): a wrongly entered event is corrected by a later one that names it. What the
 * entry changed gets back the values it had; history stays, and what was sent cannot be unsent.
 *
 * An entry can be undone as long as nothing later rests on it: no later entry that can be undone changed the same
 * fields, and, when it moved the case to another state, none moved it since.
 */
export interface Undoable {
  /** Number of the entry on the timeline. */
  readonly sequence: number;
  readonly event: string;
  /** The values its fields had before; `null` stands for a field that was not there. */
  readonly before: Readonly<Record<string, unknown>>;
  /** It moved the case to another state. */
  readonly moved: boolean;
}

/** As many of the latest entries can be undone; older mistakes are put right by a new event. */
const REMEMBERED = 12;

/** A change that a correction can undo; `moved` when the event also moved the case to another state. */
export function undoable<Context extends SharedCase>(
  context: Context,
  event: string,
  change: Partial<Context>,
  { moved = false }: { readonly moved?: boolean } = {},
): Partial<Context> {
  const before = Object.fromEntries(
    Object.keys(change).map((field) => [field, (context as Readonly<Record<string, unknown>>)[field] ?? null]),
  );
  const entry: Undoable = { sequence: context.sequence, event, before, moved };
  return { ...change, undoable: [...context.undoable, entry].slice(-REMEMBERED) };
}

/** Nothing before this can be undone any more: something was done that rests on it. */
export function settled<Context extends SharedCase>(change: Partial<Context>): Partial<Context> {
  return { ...change, undoable: [] };
}

/** The entry of this number, when it can be undone now. */
export function undoableEntry({ undoable: entries }: SharedCase, sequence: number): Undoable | undefined {
  const index = entries.findIndex((entry) => entry.sequence === sequence);
  const entry = entries[index];
  if (!entry) return undefined;
  const rests = (later: Undoable): boolean =>
    (entry.moved && later.moved) || Object.keys(later.before).some((field) => field in entry.before);
  return entries.slice(index + 1).some(rests) ? undefined : entry;
}

/** What a correction puts back. */
export function undone<Context extends SharedCase>(context: Context, sequence: number): Partial<Context> {
  const entry = undoableEntry(context, sequence);
  if (!entry) return {};
  const values = Object.entries(entry.before).map(([field, value]) => [field, value ?? undefined]);
  return {
    ...(Object.fromEntries(values) as Partial<Context>),
    undoable: context.undoable.filter((other) => other !== entry),
  };
}

/** Whether the entry that is corrected moved the case: then the case goes back to where what is known puts it. */
export function movedTheCase(context: SharedCase, sequence: number): boolean {
  return undoableEntry(context, sequence)?.moved === true;
}

/** A correction needs something that undoes the entry; where nothing does, it says so. */
export function correctionRefusals(context: SharedCase, entry: number): readonly Refusal[] {
  const possible = context.undoable.map(({ sequence }) => sequence).filter((each) => undoableEntry(context, each));
  return notAmong(possible, entry);
}

/** The refusal of a correction of any entry but those that can be undone. */
export function notAmong(possible: readonly number[], entry: number): readonly Refusal[] {
  return unless(
    possible.includes(entry),
    "notCorrectable",
    `Entry ${entry} cannot be undone. Entries that can be: ${listed(possible)}. For anything else record what is right as a new event, or add a note`,
    "entry",
  );
}
