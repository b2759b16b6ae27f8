import type { MessageTemplate } from "../../../machines/shared/message-template.ts";

/** Templates enough to say everything about Notify; the real ones belong to their processes. */
export const templates = {
  letterIssued: {
    description: "The letter of the opt-in exercise",
    email: {
      subject: "Your opt-in letter, ((name))",
      body: [
        "Dear ((name))",
        "# What is on offer",
        "Your new pay would be ((pay)) a year.",
        "* pay assimilation",
        "* back pay",
        "^ Answer by ((closes)) at 11:59pm.",
        "---",
        "Read more at https://www.gov.uk/probation or [ask a question](https://example.gov.uk/ask?case=1&from=letter).",
        '((late??This letter was issued late - you have the full three weeks.)) It is "yours".',
      ].join("\n\n"),
    },
    letter: {
      subject: "Your opt-in letter",
      body: "Dear ((name))\n\n# What is on offer\n\nYour new pay would be ((pay)) a year.\n\n* pay assimilation\n* back pay\n\nAnswer by ((closes)).\n\n---\n\n# How to answer\n\nSee https://www.gov.uk/probation",
    },
  },
  sessionReminder: {
    description: "Two days before a session",
    sms: { body: "You have an appointment on ((when)). Call your practitioner if you cannot come." },
  },
} as const satisfies Record<string, MessageTemplate>;

export const letterValues = { name: "Alex Morgan", pay: "£31,250", closes: "29 November 2022", late: "no" };
