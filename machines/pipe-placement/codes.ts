/** The codes of a PIPE placement: what is chosen from a list, never typed. Source of the lists: processes.md section 4. */

/** What a decision rests on; none can be made without all three. */
export const STRANDS = ["clinical", "risk", "pathway"] as const;
export type Strand = (typeof STRANDS)[number];

/** Where in the OPD pathway a PIPE finds somebody. Source: [000], Context. */
export const PATHWAY_PLACES = ["preTreatment", "inTreatment", "postTreatment", "transition"] as const;

/** How contact takes place. Source: [000], Organisation. */
export const WAYS_OF_CONTACT = ["faceToFace", "video", "audio"] as const;

export const VERDICTS = ["accept", "refuse"] as const;
export type Choice = (typeof VERDICTS)[number];

/** Why a placement is refused. Ours [A]. */
export const REFUSAL_REASONS = [
  "criteriaNotMet",
  "riskCannotBeManagedHere",
  "clinicallyUnsuitable",
  "wrongPlaceInPathway",
  "residentMix",
  "noSuitableRoom",
  "other",
] as const;

/** Why somebody did not arrive. Ours [A]. */
export const NON_ARRIVAL_REASONS = [
  "notReleased",
  "releasedLater",
  "failedToReport",
  "recalledOnTheWay",
  "inHospital",
  "notKnown",
] as const;

/** Why a placement ends before anybody has arrived. Ours [A]. */
export const ENDED_REASONS = [
  "didNotArrive",
  "remainsInCustody",
  "releasedElsewhere",
  "recalled",
  "bedNoLongerAvailable",
  "consentWithdrawn",
  "riskChanged",
  "other",
] as const;

export const WITHDRAWAL_REASONS = ["referredInError", "duplicate", "anotherPlacement", "personDeclines"] as const;

/** Why the planned departure moves. Ours [A]. */
export const STAY_REASONS = ["progress", "needsMoreTime", "moveOnNotReady", "sentenceOrLicence", "other"] as const;

/** Why somebody left: the first is the planned ending, every other comes unplanned. */
export const DEPARTURE_REASONS = ["planned", "recall", "absconded", "transfer", "hospital", "death"] as const;
export type DepartureReason = (typeof DEPARTURE_REASONS)[number];

/** Where somebody went. Ours [A]. */
export const MOVE_ON_CATEGORIES = [
  "ownTenancy",
  "supportedHousing",
  "familyOrFriends",
  "otherApprovedPremises",
  "custody",
  "hospital",
  "noFixedAbode",
  "notKnown",
  "notApplicable",
] as const;

/** What marks a good ending in an Enabling Environment. */
export const LEAVING_STEPS = ["endingMarked", "feedbackInvited", "researchQuestionnaireOffered"] as const;
export type LeavingStep = (typeof LEAVING_STEPS)[number];
