import type { PipeContext } from "../../../machines/pipe-placement/context.ts";
import { RefusedByHand, londonOf, type CaseByHand, type LondonTime } from "../support/case-by-hand.ts";
import type { Move } from "../support/explore.ts";
import { ACCEPT, CONTACT, DEPARTED, PIPE, REFUSAL, REFUSE, REVIEW, WHY } from "../support/pipe-placement.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const after = ({ now }: CaseByHand, ms: number): LondonTime => londonOf(now + ms);
const known = (jo: CaseByHand): PipeContext => jo.live.snapshot.context as PipeContext;
/** The day so many days from the case's own; an event an hour later may be on the next one. */
const day = (jo: CaseByHand, days = 0): string => after(jo, days * DAY_MS).slice(0, 10);

type Bodied = Readonly<Record<string, unknown>>;

/** An event an hour after the last thing, with its example's data but for what is said. */
const event =
  (name: string, body: (jo: CaseByHand) => Bodied = () => ({})): Move =>
  (jo) => {
    const example = PIPE.contract.events[name]?.example as Bodied;
    jo.send(after(jo, HOUR_MS), name, { ...example, ...body(jo) });
  };

/** Refuses to try what needs something that is not there. */
function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RefusedByHand("There is nothing of the kind");
  return value;
}

const on = (jo: CaseByHand): Bodied => ({ on: day(jo) });
const request = (jo: CaseByHand): Bodied => ({
  request: required(known(jo).requests.find(({ answered }) => !answered)).sequence,
});
const meeting = (jo: CaseByHand): Bodied => ({
  meeting: required(known(jo).meetings.find(({ attended }) => attended === undefined)).sequence,
});
const departs = (reason: string): Move => event("departed", (jo) => ({ ...on(jo), ...DEPARTED, reason }));

/** Corrects the last entry, of any kind or of one. */
export const correct =
  (kind?: string): Move =>
  (jo) => {
    const entry = required(known(jo).undoable.findLast((one) => kind === undefined || one.event === kind));
    jo.send(after(jo, HOUR_MS), "corrected", { entry: entry.sequence, ...WHY });
  };

const fails =
  (to: string): Move =>
  (jo) => {
    const { messageId, template } = required(jo.messages.findLast((message) => message.to === to));
    jo.answer(after(jo, HOUR_MS), { type: "messageFailed", messageId, template, to, reason: "permanent-failure" });
  };

/** Everything that can happen to a placement, in a few variants each, an hour after the last thing. */
export const pipeMoves: Readonly<Record<string, Move>> = {
  criteria: event("criteriaChecked"),
  criteriaUnmet: event("criteriaChecked", () => ({ highRiskOfHarm: false })),
  askClinical: event("informationRequested"),
  askRisk: event("informationRequested", () => ({ strand: "risk" })),
  askPathway: event("informationRequested", () => ({ strand: "pathway" })),
  clinical: event("informationReceived", on),
  risk: event("informationReceived", (jo) => ({ strand: "risk", ...on(jo) })),
  pathway: event("informationReceived", (jo) => ({ strand: "pathway", ...on(jo) })),
  contactWithBoth: event("contactMade", on),
  contactWithPrison: event("contactMade", (jo) => ({ with: "sendingPrison", how: "audio", ...on(jo) })),
  contactWithResident: event("contactMade", (jo) => ({ with: "prospectiveResident", ...on(jo) })),
  arrivalIn40Days: event("intendedArrivalChanged", (jo) => ({ arrivalOn: day(jo, 40) })),
  arrivalIn20Days: event("intendedArrivalChanged", (jo) => ({ arrivalOn: day(jo, 20) })),
  arrivalIn3Days: event("intendedArrivalChanged", (jo) => ({ arrivalOn: day(jo, 3) })),
  submit: event("referralSubmitted"),
  advice: event("adviceGiven"),
  askMore: event("furtherInformationRequested"),
  answerMore: event("furtherInformationReceived", request),
  clinicalAccepts: event("clinicalDecided", () => ACCEPT),
  clinicalRefuses: event("clinicalDecided", () => REFUSE),
  operationalAccepts: event("operationalDecided", () => ACCEPT),
  operationalRefuses: event("operationalDecided", () => REFUSE),
  coverAccepts: event("coverDecided", () => ACCEPT),
  managerAway: event("managerAbsent"),
  managerBack: event("managerReturned"),
  jointAccepts: event("jointDiscussionHeld", on),
  jointDiffers: event("jointDiscussionHeld", (jo) => ({ ...on(jo), clinical: "refuse" })),
  jointRefuses: event("jointDiscussionHeld", (jo) => ({
    ...on(jo),
    ...REFUSAL,
    clinical: "refuse",
    operational: "refuse",
  })),
  aboveAccepts: event("higherDecisionMade"),
  aboveDiffers: event("higherDecisionMade", () => ({ healthPartner: "refuse" })),
  aboveRefuses: event("higherDecisionMade", () => ({
    ...REFUSAL,
    divisionalSpo: "refuse",
    healthPartner: "refuse",
  })),
  appeal: event("appealMade"),
  appealUpheld: event("appealDecided"),
  appealDismissed: event("appealDecided", () => ({ decision: "dismissed" })),
  bed: event("bedAllocated", (jo) => ({ arrivalOn: day(jo, 20) })),
  bedToday: event("bedAllocated", (jo) => ({ arrivalOn: after(jo, HOUR_MS).slice(0, 10) })),
  arrivalMoved: event("arrivalDateChanged", (jo) => ({ arrivalOn: day(jo, 10) })),
  keyWorker: event("keyWorkerAllocated"),
  otherKeyWorker: event("keyWorkerAllocated", () => ({ ...CONTACT, complex: true })),
  joining: event("joiningPlanned", on),
  basis: event("residenceBasisRecorded"),
  notArrived: event("notArrived", (jo) => ({ on: required(known(jo).bed).arrivalOn })),
  rebooked: event("arrivalRebooked", (jo) => ({ arrivalOn: day(jo, 5) })),
  ended: event("placementEnded"),
  arrived: event("arrived", (jo) => ({ on: day(jo), at: after(jo, 0).slice(11) })),
  keyWork: event("keyWorkSessionHeld", on),
  keyWorkerAway: event("keyWorkerAway"),
  keyWorkerBack: event("keyWorkerBack"),
  session: event("sessionLogged", on),
  sessionNotAttended: event("sessionLogged", (jo) => ({ ...on(jo), kind: "creative", tookPart: false })),
  considered: event("considerationRecorded", on),
  foundNotEngaged: event("considerationRecorded", (jo) => ({ ...on(jo), engaged: false })),
  steps: event("engagementStepsRecorded"),
  stepsHelped: event("engagementReviewed"),
  stepsDidNotHelp: event("engagementReviewed", () => ({ engaged: false })),
  firstReview: event("reviewHeld", (jo) => ({ review: 0, ...on(jo), ...REVIEW })),
  secondReview: event("reviewHeld", (jo) => ({ review: 1, ...on(jo), ...REVIEW })),
  mappaTwo: event("mappaLevelTwoArranged", (jo) => ({ on: day(jo, 5) })),
  mappaThree: event("mappaLevelThreeDirected", (jo) => ({ on: day(jo, 3) })),
  mappaMoved: event("mappaMeetingMoved", (jo) => ({ ...meeting(jo), on: day(jo, 9) })),
  mappaConcluded: event("mappaMeetingConcluded", (jo) => ({ ...meeting(jo), ...on(jo) })),
  resettlement: event("resettlementPlanned"),
  stayExtended: event("plannedDepartureChanged", (jo) => ({ on: day(jo, 150) })),
  stayShortened: event("plannedDepartureChanged", (jo) => ({ on: day(jo, 8) })),
  leavingPlanned: event("leavingPlanned", on),
  endingMarked: event("leavingStepTaken", (jo) => ({ step: "endingMarked", ...on(jo) })),
  feedbackInvited: event("leavingStepTaken", (jo) => ({ step: "feedbackInvited", ...on(jo) })),
  questionnaireOffered: event("leavingStepTaken", (jo) => ({ step: "researchQuestionnaireOffered", ...on(jo) })),
  departedAsPlanned: departs("planned"),
  recalled: departs("recall"),
  absconded: departs("absconded"),
  departedByDeath: departs("death"),
  handedOver: event("handedOver"),
  people: event("peopleChanged"),
  owner: event("ownerReassigned"),
  note: event("noteAdded"),
  withdrawn: event("withdrawn"),
  died: event("personDied", on),
  informed: event("thoseInvolvedInformed"),
  acknowledged: event("alertAcknowledged", (jo) => ({ alert: required(known(jo).alerts[0]).sequence })),
  officerMessageFails: fails("owner"),
  omMessageFails: fails("offenderManager"),
  takenCareOfOfficer: event("messageTakenCareOf", () => ({ recipient: "owner" })),
  takenCareOfOm: event("messageTakenCareOf", () => ({ recipient: "offenderManager" })),
  correctLast: correct(),
};

export { after, day, known };
