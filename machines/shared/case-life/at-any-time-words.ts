/** Plain English for what every process shares; a process spreads these into its own words. */

export const sharedEventWords = {
  messageTakenCareOf: "Undelivered message taken care of",
  messageFailed: "A message could not be delivered",
  noteAdded: "Note added",
  ownerReassigned: "Owner reassigned",
  corrected: "Earlier entry corrected",
  calendarRenewed: "Calendar renewed",
} as const;

export const personEventWords = {
  withdrawn: "Withdrawn",
  personDied: "Death of the person recorded",
  thoseInvolvedInformed: "Those involved informed",
} as const;

export const alertEventWords = { alertAcknowledged: "Urgent alert acknowledged" } as const;

export const alertDeadlineWords = { alertAgain: { label: "Urgent alert sounds again" } } as const;

/** The tasks any case may open, done by one role of the process; urgent alerts are the duty manager's. */
export const sharedTaskWords = <Role extends string>(role: Role) =>
  ({
    takeCareOfMessage: { title: "Take care of a message that could not be delivered", role },
    findAddress: { title: "Find an address for the person", role },
    renewCalendar: { title: "Renew the case's calendar", role },
  }) as const;

export const personTaskWords = <Role extends string>(role: Role) =>
  ({ informThoseInvolved: { title: "Inform those involved of the person's death", role } }) as const;

export const alertTaskWords = <Role extends string>(role: Role) =>
  ({ acknowledgeAlert: { title: "Acknowledge the urgent alert", role } }) as const;
