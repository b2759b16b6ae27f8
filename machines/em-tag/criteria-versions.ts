import { policyOn } from "../shared/policy.ts";
import { criteriaPolicy, type Criteria } from "./criteria-policy.ts";

/** Every version of the criteria as a case carries them: a release may come, or move, into any of them. */
export const criteriaVersions: readonly Criteria[] = criteriaPolicy.map(({ validFrom, validTo }) => ({
  ...policyOn(criteriaPolicy, validFrom),
  ...(validTo !== undefined && { validTo }),
}));
