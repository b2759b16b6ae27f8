import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";
import { region } from "../../machines/shared/fields.ts";
import type { CaseFilter } from "../../records/queries/case-filter.ts";
import type { Principal } from "../auth/principal.ts";
import { viewerOf } from "../auth/viewer-of.ts";
import { dueBeforeOf, dueFields } from "../requests/due-fields.ts";
import { statePath } from "../requests/state-path.ts";

/** How cases are chosen in an address, whatever they are then shown as. */
export const whichCases = {
  process: z.enum(Object.keys(contracts)).optional().meta({ description: "Cases of this process" }),
  state: statePath.optional().meta({ description: "A state or one around it: `optedIn` finds `optedIn.windowOpen`" }),
  status: z.enum(["active", "afterwards", "ended"]).optional(),
  memberOf: z.string().max(100).optional().meta({ description: "Case id of the campaign or the group they belong to" }),
  region: region.optional().meta({ description: "Cases in this region" }),
  ...dueFields,
};

type WhichCases = z.output<z.ZodObject<typeof whichCases>>;

/** The same as a filter, for somebody's eyes. Throws ProblemError when they may read none of those cases. */
export function chosenCases(principal: Principal, query: WhichCases): CaseFilter {
  const { process, state, status, memberOf, region, ...due } = query;
  const viewer = viewerOf(principal, process);
  return { process, state, status, memberOf, region, viewer, dueBefore: dueBeforeOf(due) };
}
