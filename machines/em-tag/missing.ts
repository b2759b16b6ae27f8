import type { EmTagContext } from "./context.ts";

/** What still has to be done before the person is released. Source: processes.md section 2, Before release. */
export const MISSING = {
  conditionEntered: "the licence condition: enter it with the PD1 form or in Create and Vary a Licence",
  conditionApproved: "approval of the licence condition",
  acknowledgement: "EMS's acknowledgement of the order",
  preparation: "the Prison Offender Manager's preparation of the person",
  fittingPlace: "an agreed place to fit the tag: the person has no fixed abode",
} as const;

export type Missing = keyof typeof MISSING;

export function missing(context: EmTagContext): readonly Missing[] {
  const { condition, preparedOn } = context;
  const lacks: Readonly<Record<Missing, boolean>> = {
    conditionEntered: condition === undefined,
    conditionApproved: condition !== undefined && condition.approvedOn === undefined,
    acknowledgement: isUnacknowledged(context),
    preparation: preparedOn === undefined,
    fittingPlace: needsFittingPlace(context),
  };
  return (Object.keys(MISSING) as Missing[]).filter((what) => lacks[what]);
}

export function missingInWords(context: EmTagContext): readonly string[] {
  return missing(context).map((what) => MISSING[what]);
}

/** The licence holds the condition. */
export function isConditionIn({ condition }: Pick<EmTagContext, "condition">): boolean {
  return condition?.approvedOn !== undefined;
}

/** EMS was told something it has not acknowledged. */
export function isUnacknowledged({ order }: Pick<EmTagContext, "order">): boolean {
  return order !== undefined && order.acknowledged < order.version;
}

/** No fixed abode: a place to fit the tag is agreed. */
export function needsFittingPlace({ residence, fittingPlace }: EmTagContext): boolean {
  return residence.noFixedAbode && fittingPlace === undefined;
}
