import type { MessageTemplate } from "../shared/message-template.ts";

/** Every message of a group, as its recipient reads it. Participants are written to by their own cases. */
export const messages = {
  registerReminder: {
    description: "To the facilitator, at 09:00 on the day on which a register is due, if it has not been recorded",
    email: {
      subject: "Please record a register today: ((group))",
      body: `The register is still to be recorded for:

((sessions))

Record it by the end of today. Participants' cases, and the people who protect partners and children, rely on it. After today it goes to the treatment manager.

If the session was not held, cancel it instead.

The Programmes Team
Probation Service`,
    },
  },
  tooFewParticipants: {
    description: "To whoever looks after the group, when the last day for new places has passed and too few have one",
    email: {
      subject: "Too few people have a place: ((group))",
      body: `((places)) in the group "((group))". It needs at least ((fewest)) and its first session is on ((firstSession)).

Nobody who begins the programme can be given a place any more. The programmes manager has been asked to decide whether the group begins with so few. Otherwise cancel it, so that each participant can be offered another group.

The Programmes Team
Probation Service`,
    },
  },
} as const satisfies Record<string, MessageTemplate>;

export type GroupMessages = typeof messages;
