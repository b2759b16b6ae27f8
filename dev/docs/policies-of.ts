import type { ProcessContract } from "../../machines/shared/process-contract.ts";
import type { PolicyItem, PolicyVersion } from "../../machines/shared/policy.ts";

/** One version of one policy of a process, whatever its values are. */
export interface DocumentedVersion {
  /** `Values from 2022-11-01`, with the policy's name where the process has several. */
  readonly heading: string;
  readonly items: readonly (readonly [string, PolicyItem<unknown>])[];
}

export function policiesOf({ policies }: ProcessContract): DocumentedVersion[] {
  const isOnly = Object.keys(policies).length === 1;
  return Object.entries<readonly PolicyVersion<object>[]>(policies).flatMap(([policy, versions]) =>
    versions.map(({ validFrom, validTo, items }) => ({
      heading: `Values ${isOnly ? "" : `of \`${policy}\` `}from ${validFrom}${validTo === undefined ? "" : ` to ${validTo}`}`,
      items: Object.entries(items as Readonly<Record<string, PolicyItem<unknown>>>),
    })),
  );
}
