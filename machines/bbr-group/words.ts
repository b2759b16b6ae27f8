import { sharedEventWords, sharedTaskWords } from "../shared/case-life/at-any-time-words.ts";
import type { ContractWords } from "../shared/process-contract.ts";

/** Plain English for everything an operator or a colleague sees of a group. */
export const words = {
  states: {
    planned: "Planned; the first session is to come",
    "running.sessions.betweenSessions": "Running; the next session is to come",
    "running.sessions.inSession": "Running; a session is going on",
    "running.registers.open": "A register is still to be recorded",
    "running.registers.recorded": "Every register so far is recorded",
    awaitingRegisters: "All sessions held; registers are still to be recorded",
    completed: "Completed",
    "cancelled.open": "Cancelled; a register of a session held before is still to be recorded",
    "cancelled.recorded": "Cancelled",
    withdrawn: "Withdrawn",
  },
  events: {
    ...sharedEventWords,
    placeRequested: "Place given",
    placeGivenUp: "Place given up",
    participantRemoved: "Participant taken out of the group",
    conflictRecorded: "Conflict recorded",
    participantFollowedUp: "Participant seen to",
    sessionRescheduled: "Session rescheduled",
    sessionCancelled: "Session cancelled",
    slotsChanged: "Weekly slots changed",
    venueChanged: "Venue changed",
    facilitatorsChanged: "Facilitators changed",
    facilitatorDesignated: "Facilitator designated",
    registerRecorded: "Register recorded",
    registerCorrected: "Register corrected",
    smallGroupAgreed: "Small group agreed",
    groupCancelled: "Group cancelled",
    withdrawn: "Withdrawn",
    caseTold: "A participant's case answered",
  },
  deadlines: {
    enoughCheck: { label: "Check whether enough people have a place" },
    sessionBegins: { label: "The next session begins" },
    sessionEnds: { label: "The session ends" },
    registerReminder: { label: "Reminder of a register that is due today" },
  },
  tasks: {
    ...sharedTaskWords("programmeTeam"),
    recordRegister: { title: "Record the register of a session", role: "facilitator" },
    seeToParticipant: {
      title: "See to a participant whose case did not take what the group told it",
      role: "programmeTeam",
    },
    decideSmallGroup: { title: "Decide whether the group begins with so few", role: "programmeManager" },
  },
} satisfies ContractWords & { deadlines: Record<string, { label: string }> };

export type TaskName = keyof typeof words.tasks;

/** The role an overdue task goes to next; the programmes manager is the top. */
export const escalation: Readonly<Record<string, string>> = {
  facilitator: "treatmentManager",
  programmeTeam: "treatmentManager",
  treatmentManager: "programmeManager",
};
