import { alertMessages } from "../shared/case-life/alert-message.ts";
import type { MessageTemplate } from "../shared/message-template.ts";

const SIGNED = "Interventions, Probation Service";

/** To staff, by email. Only the case reference number says whom it is about. */
function toStaff<const Subject extends string, const Text extends string>(
  description: string,
  subject: Subject,
  text: Text,
): {
  readonly description: string;
  readonly email: { readonly subject: Subject; readonly body: `${Text}\n\n${typeof SIGNED}` };
} {
  return { description, email: { subject, body: `${text}\n\n${SIGNED}` } };
}

/**
 * Every message of a participant's programme, as its recipient reads it. A text names no programme, offence or venue:
 * whoever looks at the phone must learn nothing from it. Source: processes.md section 3, Safety.
 */
export const messages = {
  ...alertMessages,
  reminderTwoDaysBefore: {
    description: "By text, at 09:00 two days before a session or appointment, to a number confirmed as safe",
    sms: { body: "Reminder: you have an appointment on ((when)). If you cannot come, please ring as soon as you can." },
  },
  reminderOnTheDay: {
    description: "By text, at 09:00 on the day of a session or appointment, to a number confirmed as safe",
    sms: { body: "Reminder: you have an appointment today at ((time)). If you cannot come, please ring now." },
  },
  proposalPrompt: toStaff(
    "To the practitioner, every four weeks while the programme is only proposed",
    "Still proposed: ((crn))",
    `Building Better Relationships was proposed for ((crn)) on ((proposedOn)).

Record on the case whether it has become a requirement or condition, or not.`,
  ),
  notEligible: toStaff(
    "To the practitioner, when the person turns out not to be eligible",
    "Not eligible for Building Better Relationships: ((crn))",
    `((crn)) cannot be referred to Building Better Relationships:

((criteria))

Structured Interventions are the alternative. Please consider them.`,
  ),
  notSuitable: toStaff(
    "To the practitioner, when the programme cannot be delivered or the assessment finds the person unsuitable",
    "Not suitable for Building Better Relationships: ((crn))",
    `((crn)) was referred to Building Better Relationships and was found not to be suitable.

((reason))

Structured Interventions are the alternative. Please consider them.`,
  ),
  waitingPrompt: toStaff(
    "To the programmes team, every four weeks while somebody waits for a place",
    "Still waiting for a place: ((crn))",
    `((crn)) is waiting for a place in a group. The sentence ends on ((endsOn)). To finish in time the programme must begin by ((latestStart)).

Ask a group for a place, or record on the case why not yet.`,
  ),
  readinessPrompt: toStaff(
    "To the practitioner, every four weeks while the person is not ready or others come first",
    "Waiting, not on the list for a place: ((crn))",
    `((crn)) is suitable for the programme and does not wait for a place: ((why)). The sentence ends on ((endsOn)).

Look at it again with the programmes team and record on the case what you decide.`,
  ),
  tooLittleSentence: toStaff(
    "To the practitioner and the programmes team, once, when too little of the sentence is left to finish",
    "Too little sentence left to finish the programme: ((crn))",
    `The sentence of ((crn)) ends on ((endsOn)). What is left of the programme takes ((days)) days, so it had to begin by ((latestStart)).

Decide together whether it can still be delivered in time, exceptionally one-to-one, or not at all.`,
  ),
  placeFound: toStaff(
    "To the practitioner, when a group has given a place",
    "A place in a group: ((crn))",
    `((crn)) has a place. The first session is on ((firstSession)).

((next))`,
  ),
  placeRefused: toStaff(
    "To the programmes team, when a group has no place",
    "No place in the group asked: ((crn))",
    `The group that was asked for a place for ((crn)) has none:

((reasons))

Ask another group, or record on the case what happens instead.`,
  ),
  conflictInGroup: toStaff(
    "To the programmes team, at once, when somebody in the group, or who runs it, must not be in a group with the person",
    "People who must not meet are in one group: ((crn))",
    `((crn)) has a place in a group and must not be in a group with somebody who is in it, or who runs it.

Before the next session take one of them out of the group, or change the facilitators. If it is not ((crn)) who leaves, record the conflict on the case again afterwards: the group then takes it.`,
  ),
  placeLost: toStaff(
    "To the programmes team, when somebody has lost a place before the first session",
    "A place was lost: ((crn))",
    `((crn)) no longer has a place in a group: ((reason)).

They are back on the waiting list. Ask another group for a place.`,
  ),
  goalSettingPrompt: toStaff(
    "To the facilitator, a week before the last day on which goals can be set",
    "Hold the pre-programme session: ((crn))",
    `The pre-programme session with ((crn)) must be held by ((lastDay)), three weeks before the first session of the group.

Without it the place is given up.`,
  ),
  moveOnWarning: toStaff(
    "To the facilitator, two working days before the group moves on while something is still open",
    "Still open before the group moves on: ((crn))",
    `The group of ((crn)) begins its next module on ((movesOn)). Still open:

((open))

Without it the person is put on hold when that session begins.`,
  ),
  sessionMissed: toStaff(
    "To the practitioner, the same day, when a session was missed",
    "Session missed: ((crn))",
    `((crn)) missed a session on ((on)): ((absence)).

The partner and child safeguarding review is on your task list, due the next working day.`,
  ),
  notCompliedWith: toStaff(
    "To the practitioner, the same day, when a session was attended without complying",
    "Session attended without complying: ((crn))",
    `((crn)) attended a session on ((on)) and did not comply.

The partner and child safeguarding review is on your task list, due the next working day.`,
  ),
  disclosureMade: toStaff(
    "To the practitioner, the same day, when something was disclosed in a session",
    "Disclosure in a session: ((crn))",
    `((crn)) disclosed something in a session on ((on)) that needs safeguarding. Speak to the facilitator today.

The partner and child safeguarding review is on your task list, due the next working day.`,
  ),
  registerCorrected: toStaff(
    "To the practitioner, the same day, when a register was corrected to attended and complied with",
    "Register corrected: ((crn))",
    `The register for the session on ((on)) was wrong. ((crn)) attended and complied.

What followed from the wrong entry has been taken back.`,
  ),
  interrupted: toStaff(
    "To the practitioner, the same day, when the person leaves the group and may come back",
    "Programme interrupted: ((crn))",
    `((crn)) has left the group: ((reason)). Completed modules are kept: ((completed)).

((next))

The partner and child safeguarding review is on your task list, due the next working day.`,
  ),
  assessedAgain: toStaff(
    "To the practitioner and the programmes team, when somebody on hold has found no other group in twelve weeks",
    "To be assessed again: ((crn))",
    `((crn)) was put on hold on ((from)) and has had no other group in twelve weeks. They are to be assessed again.`,
  ),
  reviewPrompt: toStaff(
    "To the practitioner, six weeks after the last session",
    "Hold the post-programme review: ((crn))",
    `((crn)) finished the sessions of the programme six weeks ago. Hold the post-programme review with the facilitator by ((by)).`,
  ),
  proceedingsPrompt: toStaff(
    "To the practitioner, every four weeks while the programme is interrupted by proceedings or deferred",
    "Programme interrupted: ((crn))",
    `The programme of ((crn)) has been interrupted since ((since)).

Record on the case when it can go on, or that it ends.`,
  ),
  programmeNotCompleted: toStaff(
    "To the practitioner, the same day, when a programme ends before it is completed",
    "Programme ended, not completed: ((crn))",
    `The programme of ((crn)) has ended and was not completed: ((reason)).

Completed modules: ((completed)).

# Progress against goals
((progress))

The partner and child safeguarding review is on your task list, due the next working day.`,
  ),
  programmeCompleted: toStaff(
    "To the practitioner, when all sessions and the review were attended and complied with",
    "Programme completed: ((crn))",
    `((crn)) has completed Building Better Relationships: all 24 group sessions, the five individual sessions and the review.

# Progress against goals
((progress))`,
  ),
} as const satisfies Record<string, MessageTemplate>;

export type BbrMessages = typeof messages;
