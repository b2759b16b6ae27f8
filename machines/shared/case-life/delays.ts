import type { CaseContext } from "../process-definition.ts";
import { NEVER_MS, type Instant } from "../time.ts";

interface At<Context> {
  readonly context: Context;
}

/** A delay until an instant; one that has passed comes at once. */
export const until =
  <Context extends CaseContext>(at: (context: Context) => Instant) =>
  ({ context }: At<Context>): number =>
    at(context) - context.now;

/** A delay until an instant, for a reminder that is left out when its time has passed as its state is entered. */
export const unlessPassed =
  <Context extends CaseContext>(at: (context: Context) => Instant | undefined) =>
  ({ context }: At<Context>): number => {
    const due = at(context);
    return due === undefined || due <= context.now ? NEVER_MS : due - context.now;
  };
