import type { ContractWords } from "../shared/process-contract.ts";

/** Plain English for everything an operator or a colleague sees of a campaign. */
export const words = {
  states: {
    preparing: "Prepared; nobody has been imported yet",
    running: "Running",
    closed: "The window has closed; late answers are still put to a decision",
    finished: "Finished",
    withdrawn: "Withdrawn",
  },
  events: {
    rosterSubmitted: "File of employees submitted",
    newsPublished: "News published to everyone who awaits the letter",
    campaignDatesChanged: "Campaign dates changed",
    qaEventScheduled: "Question and answer event scheduled",
    refusedRowsReviewed: "Refused rows reviewed",
    noteAdded: "Note added",
    ownerReassigned: "Owner reassigned",
    withdrawn: "Withdrawn",
    corrected: "Earlier entry corrected",
    pageStarted: "A page of the file imported",
    pageTold: "A page of cases told",
    calendarRenewed: "Calendar renewed",
  },
  deadlines: {
    campaignCloses: { label: "The campaign closes" },
    lateAnswersClose: { label: "Last moment for a late answer" },
  },
  tasks: {
    reviewRefusedRows: { title: "Review the rows of the file that were refused", role: "harmonisationTeam" },
    findAddress: { title: "Find an address", role: "harmonisationTeam" },
    renewCalendar: { title: "Renew the case's calendar", role: "harmonisationTeam" },
  },
} satisfies ContractWords & { deadlines: Record<string, { label: string; cutsOff?: boolean }> };

/** The role an overdue task goes to next; the lead is the top. */
export const escalation: Readonly<Record<string, string>> = { harmonisationTeam: "hrLead" };
