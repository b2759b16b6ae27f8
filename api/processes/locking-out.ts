import type { z } from "zod";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { Refusal } from "../../machines/shared/process-definition.ts";
import { namesOneOf } from "../../machines/shared/staff-ids.ts";
import type { Principal } from "../auth/principal.ts";
import { ProblemError } from "../problems/problem-error.ts";

/**
 * Why somebody may not restrict a case as they ask: to others alone. A list of nothing but mistyped ids would hide the
 * case, its tasks and the way back from everybody. It is judged here because a machine does not know who asks. An
 * application acting by itself is no member of staff: it names whom it likes. Data that is not valid is left to be
 * refused for what is wrong with it. Empty when they may.
 */
export function lockingOut(
  { restrictedBy }: Pick<ProcessContract, "restrictedBy">,
  { staffIds }: Pick<Principal, "staffIds">,
  schema: z.ZodObject,
  body: unknown,
): readonly Refusal[] {
  if (restrictedBy === undefined || staffIds.length === 0 || !(restrictedBy in schema.shape)) return [];
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) return [];
  const list = parsed.data[restrictedBy] as readonly string[];
  if (list.length === 0 || namesOneOf(list, staffIds)) return [];
  return [{ code: "senderNotNamed", message: NOT_NAMED, field: restrictedBy }];
}

const NOT_NAMED =
  "Must name you, by your user name or user_uuid, or be empty: whoever restricts a case must be able to see it afterwards";

/** Refuses it. Throws ProblemError. */
export function refuseLockingOut(...asked: Parameters<typeof lockingOut>): void {
  const reasons = lockingOut(...asked);
  if (reasons.length > 0)
    throw new ProblemError("invalidRequest", "The body is not valid; see the reasons", { reasons });
}
