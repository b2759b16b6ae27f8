import { isInForce, type PolicyItem, type PolicyVersion } from "../../machines/shared/policy.ts";
import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { LocalDate } from "../../machines/shared/time.ts";
import type { PolicyJson } from "./policy-schema.ts";

/** Every policy of a process as it stands on a London date. */
export function policyJson({ process, title, policies, assumptions }: ProcessContract, today: LocalDate): PolicyJson {
  return {
    process,
    title,
    today,
    policies: Object.entries(policies).map(([policy, versions]) => ({
      policy,
      versions: versions.map((version) => versionJson(version, today)),
    })),
    assumptions: assumptions.map(({ assumed, because }) => ({ assumed, because })),
    links: { self: `/processes/${process}/policy`, process: `/processes/${process}` },
  };
}

function versionJson(
  version: PolicyVersion<object>,
  today: LocalDate,
): PolicyJson["policies"][number]["versions"][number] {
  const { validFrom, validTo, items } = version;
  return {
    validFrom,
    ...(validTo !== undefined && { validTo }),
    inForce: isInForce(version, today),
    items: Object.entries(items as Readonly<Record<string, PolicyItem<unknown>>>).map(
      ([name, { value, source, assumption }]) => ({ name, value, source, assumption: assumption === true }),
    ),
  };
}
