import { z } from "zod";

/** What a process says of its policy among its facts. */
export const policyFromSchema = z.record(z.string(), z.string()).meta({
  description:
    "By policy: `validFrom` of the version whose values the case has kept since it started. Absent for a case that started before this was written down",
});

/**
 * Which version of each policy a case started under, and its other facts. The version is pinned with the values, in
 * the case: worked out from its start it would be another one as soon as a version is dated back.
 */
export function withPolicyApart({ policyFrom, ...facts }: Readonly<Record<string, unknown>>): {
  readonly facts: Record<string, unknown>;
  readonly policyFrom?: Record<string, string>;
} {
  const { data = {} } = policyFromSchema.safeParse(policyFrom);
  return { facts, ...(Object.keys(data).length > 0 && { policyFrom: data }) };
}
