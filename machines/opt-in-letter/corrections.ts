import type { OptInEvent } from "./contract.ts";
import { closeWorkedOut } from "./changes.ts";
import type { OptInContext } from "./context.ts";

/** What a correction changes in what is known of a case. Pure. */

type Correction = Extract<OptInEvent, { type: "corrected" }>;
type Change = Partial<OptInContext>;

/** Whether a number on the timeline names an event of this kind that can still be undone. */
export function isEntry({ correctable: entries }: OptInContext, entry: number, event: string): boolean {
  return entries.some((known) => known.sequence === entry && known.event === event);
}

/**
 * What a correction undoes in what is known: everything the wrong entry brought goes, and what was known before it
 * counts again. The states it leads back to are the machine's business.
 */
export function corrected(context: OptInContext, { entry }: Correction): Change {
  const others = <Known extends { readonly sequence: number }>(all: readonly Known[]): Known[] =>
    all.filter(({ sequence }) => sequence !== entry);
  const { cameBack: _cameBack, ...arrived } = context.letter ?? {};
  return {
    correctable: others(context.correctable),
    contacts: others(context.contacts),
    leaverMessages: others(context.leaverMessages),
    answers: others(context.answers),
    questions: others(context.questions),
    ...(context.lateAnswer?.sequence === entry && { lateAnswer: undefined }),
    ...(context.withdrawal?.sequence === entry && { withdrawal: undefined }),
    ...(isEntry(context, entry, "absenceReported") && { away: false }),
    ...(isEntry(context, entry, "letterBounced") && context.letter && { letter: arrived as typeof context.letter }),
    ...(isEntry(context, entry, "payrollConfirmed") && { aligned: undefined }),
    ...(isEntry(context, entry, "personDied") && { died: false }),
  };
}

/** A case that goes on after it had been ended by mistake: its close is what it would be without the mistake. */
export function resumed(context: OptInContext, event: Correction): Change {
  const change = corrected(context, event);
  return { ...change, ...closeWorkedOut({ ...context, ...change }) };
}
