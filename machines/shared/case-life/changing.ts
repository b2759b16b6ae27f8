import { assign } from "xstate";
import type { CaseContext } from "../process-definition.ts";
import type { SharedCase } from "./shared-case.ts";

/**
 * An action of XState's as any machine takes it. XState's own type also names all events of one machine: a block for
 * every machine would have to leave them empty, and whether that is accepted hangs on the order in which files are checked.
 */
export type ActionOf<Context, Event> = (of: { readonly context: Context; readonly event: Event }) => void;

/** A change of what is known of a case, from the context and the event that brings it. For blocks of any process. */
export function changing<Context extends CaseContext, Event extends { readonly type: string }>(
  change: (context: Context, event: Event) => Partial<Context>,
): ActionOf<Context, Event> {
  const assignment: unknown = assign<Context, Event, undefined, never, never>(({ context, event }) =>
    change(context, event),
  );
  return assignment as ActionOf<Context, Event>;
}

/** A change of what every case has, whatever else its process knows. */
export function changingShared<Context extends SharedCase, Event extends { readonly type: string }>(
  change: (context: Context, event: Event) => Partial<SharedCase>,
) {
  // The fields of the shared part are fields of every context that extends it, with the same types.
  return changing<Context, Event>((context, event) => change(context, event) as unknown as Partial<Context>);
}
