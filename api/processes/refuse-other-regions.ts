import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import { forbidden } from "../auth/forbidden.ts";
import type { Principal } from "../auth/principal.ts";

/**
 * Refuses the start of a case in a region that is not one of somebody's. An input that is not valid is left to the start
 * itself, which says what is wrong with it. Throws ProblemError.
 */
export function refuseOtherRegions(contract: ProcessContract, { regions }: Principal, body: unknown): void {
  if (regions === "all") return;
  const parsed = contract.input.safeParse(body ?? {});
  if (!parsed.success) return;
  const { region } = contract.opening(parsed.data as never);
  if (region === undefined || regions.includes(region)) return;
  const message = `Your token is for ${regions.length === 0 ? "no region" : regions.join(", ")}`;
  throw forbidden("The case would be in a region that is not yours", [{ code: "otherRegion", message }]);
}
