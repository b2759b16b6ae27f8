import type { GroupContext } from "./context.ts";

/** What at most one case may hold at a time: one group of a name in a region, one group for each participant. */

export function groupClaim({ region, name }: Pick<GroupContext, "region" | "name">): string {
  return `bbrGroup/${region}/${name.toLowerCase()}`;
}

/**
 * The places of those who are in the group now, by the names that the event which asks for one claims (`toGroup`), and
 * the group's own name until it is called off; a completed group keeps it while it stays.
 */
export function heldBy(context: GroupContext): readonly string[] {
  const places = context.participants.map(({ programmeCaseId }) => `bbrPlace/${programmeCaseId}`);
  const isCalledOff = context.cancellation !== undefined || context.withdrawal !== undefined;
  return isCalledOff ? places : [groupClaim(context), ...places];
}
