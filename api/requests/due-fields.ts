import type { Instant } from "../../machines/shared/time.ts";
import { durationField, durationMs } from "./duration-field.ts";
import { instantField } from "./instant-field.ts";

/** The two ways to ask for what is due soon; either, not both. By the clock on the wall, rehearsals included. */
export const dueFields = {
  dueBefore: instantField.optional().meta({ description: "Due before this instant" }),
  dueWithin: durationField.optional().meta({ description: "Due within this time from now, or overdue" }),
};

interface Due {
  readonly dueBefore?: string | undefined;
  readonly dueWithin?: string | undefined;
}

export const oneOfDue = {
  holds: ({ dueBefore, dueWithin }: Due): boolean => dueBefore === undefined || dueWithin === undefined,
  otherwise: { path: ["dueWithin"], error: "Give either dueBefore or dueWithin" },
};

/** The instant before which something must be due; nothing when that was not asked. */
export function dueBeforeOf({ dueBefore, dueWithin }: Due): Instant | undefined {
  if (dueBefore !== undefined) return Date.parse(dueBefore);
  return dueWithin === undefined ? undefined : Date.now() + (durationMs(dueWithin) ?? 0);
}
