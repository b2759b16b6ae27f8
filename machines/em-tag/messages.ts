import type { MessageTemplate } from "../shared/message-template.ts";

/** The messages as their recipients read them. The wording is ours (assumptions.ts). */

const ABOUT = `* name: ((name))
* CRN: ((crn))
* release: ((release))
* will reside: ((residence))
* licence ends: ((licenceEndsOn))
* last monitored day: ((lastDay))`;

const ACKNOWLEDGE = "Please acknowledge this message in your application, or reply to ((enquiries)).";

export const messages = {
  caseIdentified: {
    description: "To the practitioner, when the region's contact found the person in the MIS report.",
    email: {
      subject: "Electronic tag: please validate ((name))",
      body: `The region's single point of contact has found ((name)) (CRN ((crn))) in the MIS report for the acquisitive-crime tag.

Planned release: ((plannedOn)).

Please validate the case against the guidance on EQuiP. The tag is compulsory for everyone eligible.`,
    },
  },
  notEligible: {
    description: "To the practitioner, when one or more criteria fail; every one is named.",
    email: {
      subject: "Electronic tag: ((name)) is not eligible",
      body: `((name)) (CRN ((crn))) is not eligible for the acquisitive-crime tag for a release on ((releasedOn)). These criteria are not met:

((criteria))

If something here is wrong, correct it in your application: the case is judged again. It is also judged again when the release date moves.`,
    },
  },
  preparationPrompt: {
    description: "To the practitioner before release, only while something is missing.",
    email: {
      subject: "Electronic tag: ((name)) is to be released on ((plannedOn))",
      body: `((name)) (CRN ((crn))) is to be released on ((plannedOn)). Licence preparation locks at the start of ((locksOn)).

Still missing:

((missing))`,
    },
  },
  emsOrder: {
    description: "To EMS, once the condition is approved.",
    email: {
      subject: "New order: acquisitive-crime tag, CRN ((crn))",
      body: `Please fit a tag, and a Home Monitoring Unit where one is used, after the release of:

${ABOUT}

Place of fitting: ((fittingPlace)).

${ACKNOWLEDGE}`,
    },
  },
  emsAmendment: {
    description: "To EMS, whenever something it was told has changed.",
    email: {
      subject: "Amended order ((version)): acquisitive-crime tag, CRN ((crn))",
      body: `((what))

The order now reads:

${ABOUT}

Place of fitting: ((fittingPlace)).

${ACKNOWLEDGE}`,
    },
  },
  emsAcknowledgementChase: {
    description: "To EMS, each working day until it acknowledges what it was sent, before the release and after it.",
    email: {
      subject: "Please acknowledge: acquisitive-crime tag, CRN ((crn))",
      body: `We have had no acknowledgement of order ((version)) for ((name)) (CRN ((crn))), ((release)).

Please acknowledge it in your application ((byWhen)), or reply to ((enquiries)).`,
    },
  },
  emsEnd: {
    description: "To EMS a week before the last monitored day, or at once when monitoring ends sooner.",
    email: {
      subject: "End of monitoring on ((lastDay)): CRN ((crn))",
      body: `Please monitor ((name)) (CRN ((crn))) no longer than to 24:00 on ((lastDay)), because ((reason)).

Please confirm that monitoring is switched off after that day, visit the person and take off and collect the tag and any Home Monitoring Unit, and record each.

((outstanding))

${ACKNOWLEDGE}`,
    },
  },
  emsCancelled: {
    description: "To EMS, when an order must not be carried out after all.",
    email: {
      subject: "Order cancelled: acquisitive-crime tag, CRN ((crn))",
      body: `Please do not fit a tag to ((name)) (CRN ((crn))): ((reason)). The order is cancelled.

If you have questions, write to ((enquiries)).`,
    },
  },
  untilFitted: {
    description: "To the person on release or re-release, until the tag is fitted.",
    email: {
      subject: "Your tag: what you need to do until it is fitted",
      body: `Dear ((name))

Your licence says that you will wear an electronic tag. Electronic Monitoring Services (EMS) will visit you to fit it.

# Until your tag is fitted

Please stay at the address that has been agreed with you from ((stayFrom)) to ((stayUntil)) every day, so that EMS can find you.

If you have questions, or cannot be there, contact ((practitioner)) as soon as you can.`,
    },
    letter: {
      subject: "Your tag: what you need to do until it is fitted",
      body: `Dear ((name))

Your licence says that you will wear an electronic tag. Electronic Monitoring Services (EMS) will visit you to fit it.

# Until your tag is fitted

Please stay at the address that has been agreed with you from ((stayFrom)) to ((stayUntil)) every day, so that EMS can find you.

If you have questions, or cannot be there, contact ((practitioner)) as soon as you can.`,
    },
  },
  endReminder: {
    description: "To the practitioner, 28 and 14 days before the last monitored day.",
    email: {
      subject: "Electronic tag: monitoring of ((name)) ends on ((lastDay))",
      body: `Monitoring of ((name)) (CRN ((crn))) ends at 24:00 on ((lastDay)). How this was worked out:

((steps))

EMS is instructed a week before. Please plan with the person what supports them afterwards.`,
    },
  },
  monitoringEnded: {
    description: "To the person in writing, the morning after monitoring has ended.",
    email: {
      subject: "Your monitoring has ended",
      body: `Dear ((name))

Electronic monitoring under your licence has ended. The last day was ((lastDay)).

# What happens next

((equipment))

((licence)) If you have questions, contact ((practitioner)).`,
    },
    letter: {
      subject: "Your monitoring has ended",
      body: `Dear ((name))

Electronic monitoring under your licence has ended. The last day was ((lastDay)).

# What happens next

((equipment))

((licence)) If you have questions, contact ((practitioner)).`,
    },
  },
} as const satisfies Record<string, MessageTemplate>;

export type EmTagMessages = typeof messages;
