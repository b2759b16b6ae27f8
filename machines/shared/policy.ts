import type { LocalDate } from "./time.ts";

/** One number or list of a process, with where it comes from. */
export interface PolicyItem<Value> {
  readonly value: Value;
  /** The source document, statutory instrument or service it was taken from; for an assumption, the reason. */
  readonly source: string;
  /** No source was found: somebody with authority has to confirm it. */
  readonly assumption?: true;
}

/** The values in force between two dates, both included. */
export interface PolicyVersion<Values> {
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
  readonly items: { readonly [Name in keyof Values]: PolicyItem<Values[Name]> };
}

/** The values of one version, and the day from which it holds: how a case says which version it started under. */
export type InForce<Values> = Values & { readonly validFrom: LocalDate };

/** No version of a policy covers a date. */
export class NoPolicyInForce extends Error {
  override readonly name = "NoPolicyInForce";
}

/**
 * The values in force on a London date. A case pins them when it starts (processes.md, Counting).
 * @throws NoPolicyInForce when the date lies outside every version.
 */
export function policyOn<Values extends object>(
  versions: readonly PolicyVersion<Values>[],
  date: LocalDate,
): InForce<Values> {
  const version = versions.find((each) => isInForce(each, date));
  if (!version)
    throw new NoPolicyInForce(`No version of this policy is in force on ${date}; add one that covers the date`);
  const items = Object.entries<PolicyItem<unknown>>(version.items);
  const values = Object.fromEntries(items.map(([name, item]) => [name, item.value])) as Values;
  return { ...values, validFrom: version.validFrom };
}

/** Whether a version holds on a London date. */
export function isInForce<Values extends object>(
  { validFrom, validTo }: PolicyVersion<Values>,
  date: LocalDate,
): boolean {
  return validFrom <= date && (validTo === undefined || date <= validTo);
}
