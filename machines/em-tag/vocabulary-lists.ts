/** The coded answers of the process. The codes are ours, an assumption, unless their list names a source. */

/** processes.md section 2: from the MIS report by the region's contact, or by the practitioner through EPF2. */
export const IDENTIFIED_BY = ["misReport", "epf2"] as const;

/** processes.md section 2: re-release and Home Detention Curfew included. */
export const RELEASE_KINDS = ["conditional", "homeDetentionCurfew", "reRelease"] as const;

/** processes.md section 2: PD1 form or Create and Vary a Licence; after the lock or release by another route. */
export const CONDITION_ROUTES = ["pd1", "createAndVaryALicence", "anotherRoute"] as const;
export type ConditionRoute = (typeof CONDITION_ROUTES)[number];

/** Written statement of 11 October 2022: health or personal situation make the use of a tag inappropriate. */
export const UNSUITABLE_REASONS = ["health", "personalSituation", "other"] as const;

export const CANCELLATION_REASONS = ["heldOnAnotherMatter", "releaseDirectedOff", "deported", "other"] as const;

export const WITHDRAWAL_REASONS = ["startedInError", "duplicate", "transferredToAnotherRegion", "other"] as const;

export const EQUIPMENT = ["tag", "homeMonitoringUnit"] as const;
export type EquipmentKind = (typeof EQUIPMENT)[number];

export const EQUIPMENT_WORDS: Readonly<Record<EquipmentKind, string>> = {
  tag: "tag",
  homeMonitoringUnit: "Home Monitoring Unit",
};

export const FAILED_VISIT_REASONS = ["notAtHome", "refusedEntry", "emsDidNotAttend", "addressUnsuitable"] as const;

export const VIOLATIONS = ["batteryNotCharged", "awayWithoutLeave", "equipmentDamaged", "other"] as const;

export const ENFORCEMENT_DECISIONS = ["noAction", "warning", "licenceReview", "recallRequested"] as const;

export const BREACH_ROUTES = ["warning", "seniorDecision", "recallRequested"] as const;
export type BreachRoute = (typeof BREACH_ROUTES)[number];

/** Ends that are recorded as such. */
export const RECORDED_ENDS = ["sentenceQuashed", "conditionRemoved", "unsuitable", "other"] as const;

/** Why monitoring ended before its last day. */
export type EarlyEnd =
  | (typeof RECORDED_ENDS)[number]
  | "movedOutOfAreas"
  | "conditionNotMet"
  | "tooLittleLicenceLeft"
  | "licenceEndedInRecall"
  | "neverFitted"
  | "died";

export const EARLY_END_WORDS: Readonly<Record<EarlyEnd, string>> = {
  sentenceQuashed: "the sentence was quashed or changed",
  conditionRemoved: "the condition was removed from the licence",
  unsuitable: "monitoring is no longer suitable",
  other: "it was ended for another reason",
  movedOutOfAreas: "the person moved out of the specified areas",
  conditionNotMet: "a condition for monitoring is no longer met",
  tooLittleLicenceLeft: "too little of the licence was left at the re-release",
  licenceEndedInRecall: "the licence ended while the person was recalled",
  neverFitted: "the period ended before a tag could be fitted",
  died: "the person has died",
};
