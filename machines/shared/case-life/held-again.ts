import { undoableEntry, undone } from "./corrections.ts";
import type { SharedCase } from "./shared-case.ts";

/**
 * Corrections by which a case would hold again what it has let go of, by the number of the entry: a departure taken back,
 * and the bed is the person's once more. Another case may have it by then, so such a correction claims it first. A fact
 * of the case, for a contract's claims see facts only; absent when there is no such entry.
 */
export function heldAgain<Context extends SharedCase>(
  context: Context,
  holds: (context: Context) => readonly string[],
): { readonly heldAgainByCorrecting?: readonly number[] } {
  const held = holds(context);
  const entries = context.undoable
    .map(({ sequence }) => sequence)
    .filter((entry) => undoableEntry(context, entry))
    .filter((entry) => holds({ ...context, ...undone(context, entry) }).some((name) => !held.includes(name)));
  return entries.length === 0 ? {} : { heldAgainByCorrecting: entries };
}

/** Whether a correction of this entry would take something up again, by the facts of the case. */
export function isHeldAgain({ entry }: { readonly entry: number }, facts: Readonly<Record<string, unknown>>): boolean {
  const { heldAgainByCorrecting = [] } = facts as ReturnType<typeof heldAgain>;
  return heldAgainByCorrecting.includes(entry);
}
