import type { Refusal } from "../process-definition.ts";

/** `unless(condition, code, what to do about it, field)`: nothing when it holds. Refusals are joined by spreading. */
export function unless(holds: boolean, code: string, message: string, field?: string): Refusal[] {
  return holds ? [] : [{ code, message, ...(field !== undefined && { field }) }];
}

/** `3, 7` for people; `none` when there is nothing. */
export function listed(items: readonly (string | number)[]): string {
  return items.length > 0 ? items.join(", ") : "none";
}
