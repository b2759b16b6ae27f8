import { toStaff } from "./message-to-staff.ts";

/** Before arrival, residence and leaving. */
export const residenceMessages = {
  arrivalArranged: toStaff(
    "To the offender manager and the sending prison, when a bed is allocated or the day of arrival moves",
    "PIPE placement: arrival on ((arrivalOn))",
    `The person is expected at ((premises)) on ((arrivalOn)). Their room is ((room)).

Please tell them, and tell us at once if anything changes: ((officer)), ((officerEmail)).`,
  ),
  arrivalReminder: toStaff(
    "To the officer and the offender manager, two weeks before, two days before and on the day of arrival",
    "PIPE placement: arrival ((when))",
    `Somebody is expected at ((premises)) ((when)), on ((arrivalOn)), in room ((room)).

# Still to do
((toDo))`,
  ),
  notArrivedTold: toStaff(
    "To the offender manager, at once when somebody has not arrived",
    "Urgent: not arrived at ((premises))",
    `The person expected on ((expectedOn)) has not arrived. What is known: ((reason)).

Please contact ((officer)) at ((officerEmail)) now.`,
  ),
  placementEnded: toStaff(
    "To the offender manager and the sending prison, when a placement ends before arrival",
    "PIPE placement ended before arrival",
    `The placement in the PIPE at ((premises)) has ended before arrival: ((reason)).

No bed is held for them any more. Contact ((officer)) at ((officerEmail)) with any question.`,
  ),
  keyWorkerAllocated: toStaff(
    "To the key worker, when they are allocated",
    "You are the key worker of a PIPE resident",
    `You are now the key worker for this case at ((premises)). ((coWorking))

Please hold a key work session every week and record it.`,
  ),
  arrivedTold: toStaff(
    "To the offender manager, when the person has arrived",
    "PIPE placement: arrived on ((arrivedOn))",
    `The person arrived at ((premises)) on ((arrivedOn)) at ((arrivedAt)). The departure is planned for ((departureOn)).

The first review is due by ((reviewBy)). Please send ((officer)) at ((officerEmail)) what you know of outstanding treatment needs and of the sentence plan.`,
  ),
  keyWorkDue: toStaff(
    "To the key worker, or to the officer standing in, when a week has passed without key work",
    "Key work session due",
    `There has been no key work session for a week. Please hold one and record it.`,
  ),
  engagementConcern: toStaff(
    "To the officer, when the weekly sweep lists the resident, or a consideration finds them not engaged",
    "A PIPE resident to look at",
    `((finding))

Please record what steps are taken. They are reviewed two weeks later.`,
  ),
  engagementReviewDue: toStaff(
    "To the officer, two weeks after steps were recorded",
    "Steps for a resident to review",
    `Two weeks ago steps were recorded for a resident who was not engaged, or not considered. Please review whether they helped.`,
  ),
  reviewNotice: toStaff(
    "To the offender manager, a week before a review",
    "PIPE review on ((reviewOn)): please contribute",
    `The next review at ((premises)) is on ((reviewOn)).

Please send ((officer)) at ((officerEmail)) what treatment needs are outstanding, and what should change in the sentence plan.`,
  ),
  reviewDue: toStaff(
    "To the officer, on the day of a review",
    "PIPE review due today",
    `Review ((review)) is due today. Please collate outstanding treatment needs and sentence planning with the offender manager, and record the review.`,
  ),
  mappaToday: toStaff(
    "To the officer, on the morning of a MAPPA meeting",
    "MAPPA meeting today",
    `A MAPPA level ((level)) meeting takes place today. Please attend it and record your attendance.`,
  ),
  resettlementStarts: toStaff(
    "To the officer and the offender manager, 12 weeks before the planned departure",
    "Resettlement planning starts: departure on ((departureOn))",
    `The departure from ((premises)) is planned for ((departureOn)). Resettlement planning starts now.`,
  ),
  departureReminder: toStaff(
    "To the officer, the clinical lead and the offender manager, six and two weeks before the planned departure",
    "Planned departure from ((premises)) on ((departureOn))",
    `The departure is planned for ((departureOn)), ((when)).

# Still to do
((toDo))`,
  ),
  plannedDepartureMoved: toStaff(
    "To the offender manager, when the stay is extended or shortened",
    "PIPE placement: planned departure now ((departureOn))",
    `The planned departure from ((premises)) was ((before)) and is now ((departureOn)). Reason: ((reason)).`,
  ),
  departedPlanned: toStaff(
    "To the offender manager, after a planned departure",
    "PIPE placement: left on ((departedOn))",
    `The person left ((premises)) on ((departedOn)) as planned. They went to: ((moveOn)).

We are handing over to the next part of the OPD pathway.`,
  ),
  departedUnplanned: toStaff(
    "To the offender manager, at once after an unplanned departure",
    "Urgent: unplanned departure from ((premises))",
    `The person left ((premises)) on ((departedOn)), unplanned: ((reason)). They went to: ((moveOn)).

Please contact ((officer)) at ((officerEmail)) now.`,
  ),
  residentDied: toStaff(
    "To the offender manager, at once when a resident has died",
    "A PIPE resident has died",
    `We are sorry to tell you that the resident of this case at ((premises)) died on ((diedOn)).

Please contact ((officer)) at ((officerEmail)).`,
  ),
} as const;
