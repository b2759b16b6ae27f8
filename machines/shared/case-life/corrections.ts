import type { Refusal } from "../process-definition.ts";
import { listed, unless } from "./refusing.ts";
import type { SharedCase } from "./shared-case.ts";

/**
 * Corrections (processes.md, Shared by all): a wrongly entered event is corrected by a later one that names it. What the
 * entry changed gets back the values it had; history stays, and what was sent cannot be unsent.
 *
 * An entry can be undone as long as nothing later rests on it: no later entry that can be undone changed the same
 * fields, and, when it moved the case to another state, none moved it since. What it changed must still be as it left
 * it: putting the former value back would otherwise wipe what was learnt since, by a change nobody can undo.
 */
export interface Undoable {
  /** Number of the entry on the timeline. */
  readonly sequence: number;
  readonly event: string;
  /** The values its fields had before; `null` stands for a field that was not there. */
  readonly before: Readonly<Record<string, unknown>>;
  /** A fingerprint of the value it gave each field: whether anything changed since. */
  readonly after: Readonly<Record<string, string>>;
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
  const fields = Object.keys(change);
  const before = Object.fromEntries(fields.map((field) => [field, valueOf(context, field)]));
  const after = Object.fromEntries(fields.map((field) => [field, fingerprint(valueOf(change, field))]));
  const entry: Undoable = { sequence: context.sequence, event, before, after, moved };
  return { ...change, undoable: [...context.undoable, entry].slice(-REMEMBERED) };
}

/** Nothing before this can be undone any more: something was done that rests on it. */
export function settled<Context extends SharedCase>(change: Partial<Context>): Partial<Context> {
  return { ...change, undoable: [] };
}

/** The entry of this number, when it can be undone now. */
export function undoableEntry(context: SharedCase, sequence: number): Undoable | undefined {
  const entry = context.undoable.find((each) => each.sequence === sequence);
  return entry && restingOn(context, entry).length === 0 && isAsItLeftIt(context, entry) ? entry : undefined;
}

/** Later entries that would have to be corrected first. */
function restingOn({ undoable: entries }: SharedCase, entry: Undoable): readonly Undoable[] {
  return entries
    .slice(entries.indexOf(entry) + 1)
    .filter(
      (later) => (entry.moved && later.moved) || Object.keys(later.before).some((field) => field in entry.before),
    );
}

function isAsItLeftIt(context: SharedCase, { after }: Undoable): boolean {
  return Object.entries(after).every(([field, value]) => fingerprint(valueOf(context, field)) === value);
}

function valueOf(known: object, field: string): unknown {
  return (known as Readonly<Record<string, unknown>>)[field] ?? null;
}

/** 32 bits of FNV-1a over the value as JSON: a case carries a few characters a field instead of every value twice. */
function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(value)) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
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
  return notAmong(possible, entry, whyNot(context, entry));
}

/** Why an entry that was kept to be undone cannot be now; nothing for one that never could, or no longer can. */
function whyNot(context: SharedCase, sequence: number): string {
  const entry = context.undoable.find((each) => each.sequence === sequence);
  if (!entry) return "";
  const later = restingOn(context, entry).map((each) => each.sequence);
  return later.length > 0 ? `: later entries rest on it (${listed(later)})` : ": what it recorded has changed since";
}

/** The refusal of a correction of any entry but those that can be undone. */
export function notAmong(possible: readonly number[], entry: number, why = ""): readonly Refusal[] {
  return unless(
    possible.includes(entry),
    "notCorrectable",
    `Entry ${entry} cannot be undone${why}. Entries that can be: ${listed(possible)}. For anything else record what is right as a new event, or add a note`,
    "entry",
  );
}
