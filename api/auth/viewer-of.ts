import { contracts } from "../../machines/contracts.ts";
import type { Viewer } from "../../records/queries/viewer.ts";
import { notYourRole } from "./forbidden.ts";
import { readableBy, rolesWith } from "./permissions.ts";
import type { Principal } from "./principal.ts";

/** The cases somebody may know of, whatever they may do with them. */
export function regionAndStaffOf({ regions, staffIds }: Principal): Viewer {
  return { staffIds, ...(regions !== "all" && { regions }) };
}

/**
 * The cases somebody may read, of one process or of all. Throws ProblemError when that is none by their roles, and says
 * which roles may.
 */
export function viewerOf(principal: Principal, process?: string): Viewer {
  const readable = readableBy(principal.roles);
  const all = Object.keys(contracts);
  const asked = process === undefined ? all : [process];
  if (!asked.some((each) => readable.includes(each))) {
    throw notYourRole([...new Set(asked.flatMap((each) => rolesWith(`${each}:read`)))]);
  }
  // Whoever may read everything is not asked for each row.
  return { ...regionAndStaffOf(principal), ...(readable.length < all.length && { processes: readable }) };
}
